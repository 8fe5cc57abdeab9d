"""What a coordinator does at the desk and sees there, the same with scripts and without."""

import re

from pages import PASSWORD
from playwright.sync_api import Page, expect
from web.world import email_of

from esabid.domain.permissions import Role

CARD = re.compile(r"/desk/institutions/\w{8}(#\w+)?$")
PLAN = re.compile(r"/desk/imports/\w+$")


def come_in(page: Page) -> None:
    """Sign in as a coordinator who reads Polish."""
    page.goto("/sign-in?lang=pl")
    page.fill("#email", email_of(Role.COORDINATOR))
    page.fill("#password", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/desk")


def hand_in(page: Page, file) -> dict[str, int]:
    """Upload a list and read what its plan would do."""
    page.goto("/desk/imports")
    page.set_input_files("#file", file)
    page.click("main form:has(#file) button[type=submit]")
    page.wait_for_url(PLAN)
    return planned(page)


def planned(page: Page) -> dict[str, int]:
    """The counts on the chips of a plan, by kind, "all" first."""
    counts = {}
    for chip in page.locator("form.plan .chip").all():
        counts[chip.get_attribute("value") or "all"] = int(chip.locator(".chip-count").inner_text())
    return counts


def answer_conflicts(page: Page, answers: dict[str, str]) -> None:
    """Choose an answer for each row that waits for one, by its name, and save them."""
    page.click("form.plan .chip[value=conflict]")
    page.wait_for_url("**show=conflict")
    rows = page.locator(".plan-rows tbody tr")
    assert {_first_line(row.locator("th")) for row in rows.all()} == set(answers)
    for row in rows.all():
        choice = row.locator("select")
        wanted = answers[_first_line(row.locator("th"))]
        if wanted in ("new", "out"):
            choice.select_option(wanted)
        else:
            choice.select_option(label=re.sub(r"\s+", " ", choice.locator(
                "option", has_text=wanted).inner_text().strip()))
    page.click("form.plan .toolbar button:not([name])")
    page.wait_for_url("**show=conflict")
    expect(page.locator(".plan-rows")).to_have_count(0)
    page.click("form.plan .chip >> nth=0")
    page.wait_for_url(PLAN)


def _first_line(cell) -> str:
    return cell.inner_text().strip().split("\n")[0]


def take_over(page: Page) -> int:
    """Carry the plan out; how many rows were changed or added."""
    page.click("form.plan button[formaction]")
    expect(page.locator("form.plan")).to_have_count(0)
    expect(page.locator(".message")).to_have_count(1)
    return int(re.search(r"\d+", page.inner_text(".card-body > p"))[0])


def chips(page: Page, address: str = "/desk/institutions") -> dict[str, int]:
    """The counts above the list of institutions, by status."""
    page.goto(address)
    return {chip.get_attribute("id").removeprefix("chip-"):
            int(chip.locator(".chip-count").inner_text()) for chip in
            page.locator("#chips .chip").all()}


def tick_rows(page: Page, by_range: bool) -> int:
    """Tick all rows of the page, the last with Shift `by_range`, else one by one; how many."""
    ticks = page.locator("[data-tick]")
    number = ticks.count()
    if by_range:
        ticks.first.check()
        ticks.last.click(modifiers=["Shift"])
    else:
        for tick in ticks.all():
            tick.check()
    expect(page.locator("[data-tick]:checked")).to_have_count(number)
    return number


def do_with_them(page: Page, deed: str, **values: str) -> list[str]:
    """Fill a deed for many in, and confirm the list that is shown first; its names."""
    sheet = page.locator("details.deed", has=page.locator(f"button[formaction$='/bulk/{deed}']"))
    sheet.locator("summary").click()
    for name, value in values.items():
        sheet.locator(f"[name={name}]").fill(value)
    sheet.locator(f"button[formaction$='/bulk/{deed}']").click()
    page.wait_for_url(f"**/bulk/{deed}")
    names = page.locator(".bulk-list li a").all_inner_texts()
    page.click("main form.card button[type=submit]")
    page.wait_for_url(re.compile(r"/desk/institutions(\?|$)"))
    return names


def take_back(page: Page) -> None:
    """Press the button beside what was just said, and read that it is taken back."""
    page.click(".message form[action$='/undo'] button")
    expect(page.locator(".message form[action$='/undo']")).to_have_count(0)
    expect(page.locator(".message")).to_have_count(1)


def card_of(page: Page, name: str) -> str:
    """Search the list for a name and open its card; the card's address."""
    page.goto("/desk/institutions")
    page.fill("#q", name)
    page.press("#q", "Enter")
    page.wait_for_url("**q=**")
    page.click(f"[data-row-link]:text-is('{name}')")
    page.wait_for_url(CARD)
    return page.url


def log_a_call(page: Page, said: str) -> None:
    """Write down on the card what was said."""
    page.fill("#said", said)
    page.click("#conversation button[type=submit]")
    expect(page.locator(".message")).to_have_count(1)


def export(page: Page, kind: str, folder):
    """Take the whole list out; the file."""
    page.goto("/desk/imports")
    with page.expect_download() as download:
        page.click(f"a[href$='export.{kind}']")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
