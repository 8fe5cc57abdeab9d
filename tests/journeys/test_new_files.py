"""Thirty files dropped on the page of new files: matched, checked, confirmed by single clicks."""

import pytest
from journeys.desk_deeds import come_in
from journeys.letters_to_drop import LETTERS, institutions, write_them
from journeys.test_axe_everywhere import AXE, RUN, VIEWS, WIDE
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = "/desk/intake"
# Letters that one click is enough for: those by themselves, and the two of the e-mail.
CLEAN = LETTERS + 2
CONFIRM = "[data-key=c]"
SLOW = 240_000
# A page where a picture of a letter is dropped or pasted.
GIVE = """([kind, name]) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 900;
  return new Promise((done) => canvas.toBlob((blob) => {
    const data = new DataTransfer();
    data.items.add(new File([blob], name, {type: "image/png"}));
    const event = kind === "paste"
      ? new ClipboardEvent("paste", {clipboardData: data, bubbles: true})
      : new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
    document.querySelector("#drop").dispatchEvent(event);
    done();
  }, "image/png"));
}"""


@pytest.fixture
def site(serve, founded, tmp_path):
    """A campaign of institutions and nothing else."""
    return serve(founded.copy(tmp_path / "site", IMMEDIATE=False))


@pytest.fixture
def thirty(site, tmp_path):
    """Thirty files, two of them out of question."""
    folder = tmp_path / "mailbox"
    folder.mkdir()
    files = write_them(folder, institutions(site.world))
    assert len(files) == 30
    return files


def _verified(page) -> int:
    page.goto("/desk")
    return int(page.inner_text(".hero-number"))


def _faults(page) -> list:
    page.evaluate(f"{AXE}; 0")
    found = []
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found += [(scheme, width, fault) for fault in page.evaluate(RUN)]
        if page.evaluate(WIDE):
            found.append((scheme, width, "wider than the window"))
    page.set_viewport_size({"width": 1320, "height": 900})
    return found


def test_thirty_files_are_dropped_matched_and_confirmed_by_single_clicks(visit, site, thirty):
    page = visit(site, reduced_motion="reduce")
    come_in(page)
    page.goto(DESK)
    page.set_input_files("#files", thirty)
    # The copy is refused while the others go on.
    expect(page.locator("#sending .form-error:visible")).to_have_count(1, timeout=60_000)
    expect(page.locator("#intake-said")).to_contain_text("Wszystkie są sprawdzone", timeout=SLOW)
    expect(page.locator(CONFIRM)).to_have_count(CLEAN)
    expect(page.locator(".intake-mail .intake-row")).to_have_count(2)
    expect(page.locator(".intake-refused")).to_have_count(1)
    assert _faults(page) == []
    page.goto(DESK)
    for left in range(CLEAN, CLEAN - 3, -1):
        page.locator(CONFIRM).first.click()
        expect(page.locator(CONFIRM)).to_have_count(left - 1)
        # The next one has the focus, so that Enter goes on.
        expect(page.locator(CONFIRM).first).to_be_focused()
    while (left := page.locator(CONFIRM).count()):
        page.keyboard.press("Enter")
        expect(page.locator(CONFIRM)).to_have_count(left - 1)
    expect(page.locator(".intake-done")).to_have_count(CLEAN)
    page.click(".intake-refused button")
    expect(page.locator(".intake-refused")).to_have_count(0)
    assert _verified(page) == CLEAN


def test_thirty_files_are_sent_and_confirmed_without_scripts(visit, site, thirty):
    page = visit(site, java_script_enabled=False)
    come_in(page)
    page.goto(DESK)
    page.set_input_files("#files", thirty)
    page.click(".drop-send")
    expect(page.locator(".error-summary li")).to_have_count(1)
    for _time in range(SLOW // 1000):
        page.goto(DESK)
        if not page.locator("[name=was]").count():
            break
        page.wait_for_timeout(1000)
    expect(page.locator(CONFIRM)).to_have_count(CLEAN)
    for left in range(CLEAN, CLEAN - 3, -1):
        page.locator(CONFIRM).first.click()
        expect(page.locator(".message")).to_contain_text("Potwierdzono i wliczono")
        expect(page.locator(CONFIRM)).to_have_count(left - 1)
    # The page of a file leads on to the next one.
    page.locator("[data-row-link]").nth(4).click()
    page.wait_for_url(f"**{DESK}/*")
    first = page.url
    page.click(".intake-end .btn-primary")
    expect(page.locator(".message")).to_contain_text("Potwierdzono i wliczono")
    assert (page.url == first, "/desk/intake/" in page.url) == (False, True)
    assert _verified(page) == 4


def test_a_file_is_dropped_read_and_confirmed_by_keyboard_alone(visit, site, thirty):
    page = visit(site)
    come_in(page)
    page.goto(DESK)
    page.set_input_files("#files", thirty[:3])
    expect(page.locator(CONFIRM)).to_have_count(3, timeout=60_000)
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.closest('li').id")
    page.keyboard.press("c")
    expect(page.locator(f"#{second}.intake-done")).to_have_count(1)
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/intake/*")
    page.go_back()
    page.wait_for_url(f"**{DESK}")
    expect(page.locator(CONFIRM)).to_have_count(2)


def test_a_lost_connection_is_said_and_what_arrived_is_not_sent_again(visit, site, thirty):
    page = visit(site)
    come_in(page)
    page.goto(DESK)
    posts = []
    page.route("**/desk/intake", lambda route: (
        posts.append(1), route.abort() if len(posts) == 1 else route.continue_())
        if route.request.method == "POST" else route.continue_())
    page.set_input_files("#files", thirty[:1])
    expect(page.locator("#sending .form-error:visible")).to_have_count(1)
    page.click("#sending [data-again]")
    expect(page.locator(".intake-row")).to_have_count(1)
    # What is here already is not even sent.
    page.goto(DESK)
    page.set_input_files("#files", thirty[:1])
    expect(page.locator("#sending .form-error:visible")).to_contain_text("Mamy już")
    assert len(posts) == 2


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_a_picture_is_dropped_or_pasted(visit, site, kind):
    page = visit(site)
    come_in(page)
    page.goto(DESK)
    page.evaluate(GIVE, [kind, "zdjęcie.png"])
    expect(page.locator(".intake-row .intake-name")).to_contain_text("zdjęcie.png")


def test_what_is_too_large_or_empty_is_said_before_it_is_sent(visit, site, tmp_path):
    page = visit(site)
    come_in(page)
    page.goto(DESK)
    for name, data in (("duzy.pdf", b"%PDF-" + b"x" * (21 << 20)), ("pusty.pdf", b"")):
        (tmp_path / name).write_bytes(data)
    page.set_input_files("#files", [tmp_path / "duzy.pdf", tmp_path / "pusty.pdf"])
    expect(page.locator("#sending .form-error:visible")).to_have_text([
        "Plik jest większy niż 20 MB. Proszę zeskanować go w mniejszej rozdzielczości.",
        "Plik jest pusty. Proszę załączyć go jeszcze raz."])
    expect(page.locator(".intake-row")).to_have_count(0)
