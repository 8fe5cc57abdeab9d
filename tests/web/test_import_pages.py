"""Lists at the desk: handed in, looked through, corrected, carried out once, taken out again."""

import io

import pytest
from werkzeug.datastructures import MultiDict
from web.world import LIST, Role
from wtforms.validators import Length

from esabid.extensions import db
from esabid.queries.institutions import everyone
from esabid.spreadsheets.cells import LONGEST
from esabid.web.forms.institution import AskForm, ContactForm, InstitutionForm
from esabid.web.forms.letter import LetterForm, SignerForm
from esabid.wording import words

PAGE = "/desk/imports"


@pytest.fixture
def desk(full):
    """A coordinator of the full campaign."""
    return full.reader(Role.COORDINATOR)


def _hand_in(reader, data: bytes = LIST.encode(), name: str = "lista.csv"):
    """Hand a list in; the address of its plan and the page there."""
    answer = reader.client.post(PAGE, data={
        "csrf_token": reader.token(), "file": (io.BytesIO(data), name)})
    answer.request.environ["wsgi.input"].close()
    return answer.headers.get("Location"), answer


def _rows(page) -> list[tuple[str, str]]:
    """(action, name) of the plan's rows."""
    found = []
    for body in page.all("tbody"):
        for row in body.iter("tr"):
            cells = [it for it in row if it.tag in ("td", "th")]
            badge = next(it for it in cells[2].iter("span") if "state" in it.get("class", ""))
            found.append((page.text_of(badge), cells[1].text.strip()))
    return found


def _names(world) -> list[str]:
    with world.app.app_context():
        return [row.name_pl for row in everyone(db.session)]


def test_a_list_leads_to_its_plan_and_writes_nothing(full, desk):
    before = _names(full)
    address, answer = _hand_in(desk)
    page = desk.page(address)
    assert (answer.status_code, _rows(page)) == (302, [
        ("new", "Nowa Fundacja"), ("changed", "Akademia Próbna"), ("the same", "Firma Łączna"),
        ("please decide", "Placówka planned SA"), ("refused", "Zła Spółka")])
    assert _names(full) == before


def _decide(desk, address, to: str = "decide", **fields):
    """Send the plan's form with some answers changed; the page one arrives at."""
    page = desk.page(address)
    form = next(it for it in page.all("form") if "/decide" in it.get("action", ""))
    values = [(it.get("name"), it.get("value")) for it in form.iter("input")
              if it.get("name") and (it.get("type") != "checkbox" or "checked" in it.attrib)
              and it.get("name") not in fields]
    for select in form.iter("select"):
        if select.get("name") not in fields:
            chosen = [o for o in select.iter("option") if "selected" in o.attrib]
            values.append((select.get("name"), chosen[0].get("value")))
    for name, given in fields.items():
        values += [(name, it) for it in (given if isinstance(given, list) else [given])]
    answer = desk.client.post(form.get("action").replace("/decide", f"/{to}"),
                              data=MultiDict(values), follow_redirects=True)
    return desk._read(answer, address)


def test_what_is_ticked_is_carried_out_once(full, desk):
    address, _ = _hand_in(desk)
    page = _decide(desk, address, "apply", tick=["2"])
    assert (page.status, page.title) == (200, "Taken over: lista.csv")
    assert [name for name, _ in page.links if name == "Nowa Fundacja"] == ["Nowa Fundacja"]
    assert page.rows() == 1
    again = desk.post(f"{address}/apply", seen="")
    assert (again.status_code, _names(full).count("Nowa Fundacja")) == (409, 1)


def test_ticks_and_answers_are_kept(desk):
    address, _ = _hand_in(desk)
    page = _decide(desk, address, **{"tick": ["3"], "choice-5": "new", "choice-2": "out"})
    assert [action for action, _ in _rows(page)] == [
        "left out", "changed", "the same", "new", "refused"]
    assert _ticked(page) == ["3", "5"]
    assert _ticked(_decide(desk, address, ticks="none")) == []
    assert _ticked(_decide(desk, address, ticks="all")) == ["3", "5"]
    shown = desk.page(f"{address}?show=out")
    assert _rows(shown) == [("left out", "Nowa Fundacja")]


def test_a_chip_keeps_the_ticks_and_shows_its_rows(desk):
    address, _ = _hand_in(desk)
    page = _decide(desk, address, show="create", tick=["3"])
    assert (_rows(page), _ticked(page)) == ([("new", "Nowa Fundacja")], [])
    assert _ticked(_decide(desk, f"{address}?show=create", show="")) == ["3"]
    chips = [(it.get("value"), page.text_of(it)) for it in page.all("button")
             if it.get("name") == "show" and "aria-current" in it.attrib]
    assert chips == [("create", "new 1")]


def _ticked(page) -> list[str]:
    return [it.get("value") for it in page.all("input")
            if it.get("name") == "tick" and "checked" in it.attrib]


def test_a_line_may_be_another_institution(desk):
    address, _ = _hand_in(desk)
    page = _decide(desk, address, **{"choice-2": "other", "whose-2": "akademia próbna"})
    assert _rows(page)[0] == ("changed", "Nowa Fundacja")
    assert _rows(page)[1][0] == "please decide"


@pytest.mark.parametrize("typed, sentence", [
    ("", "Please write the reference or the name of the institution."),
    ("Nikt taki", "No institution here is called “Nikt taki”. Please write the name as in the list "
     "of institutions, or the reference.")])
def test_an_unclear_name_keeps_everything_typed(desk, typed, sentence):
    address, _ = _hand_in(desk)
    page = _decide(desk, address, **{"choice-2": "other", "whose-2": typed, "tick": ["3"]})
    assert (page.status, page.errors) == (422, [f"Line 2: {sentence}"])
    assert (page.form(f"{address}/decide")["whose-2"], _ticked(page)) == (typed, ["3"])


def test_a_column_is_read_as_a_person_says(desk):
    address, _ = _hand_in(desk, b"Nazwa;Gdzie to\nMars;Hel\n")
    assert "goes to the notes: Gdzie to" in desk.page(address).text
    page = desk.fill(address, f"{address}/columns", **{"column-1": "city"})
    assert "goes to the notes: " not in page.text
    assert "CityHel" in page.text


def test_columns_that_cannot_be_read_so_are_refused_and_stay_chosen(desk):
    address, _ = _hand_in(desk, b"Gdzie;Nazwa\nHel;Mars\n")
    page = desk.fill(address, f"{address}/columns", **{"column-1": "city"})
    form = page.form(f"{address}/columns")
    assert (page.status, page.text_of(page.all("h2")[0]), form["column-1"], form["was-1"]) == (
        422, "No line of headings was found. One column must be called Nazwa or name_pl.",
        "city", "name_pl")


def test_a_plan_that_changed_is_shown_again(full, desk):
    address, _ = _hand_in(desk)
    seen = desk.page(address)
    desk.fill("/desk/institutions/new", name_pl="Nowa Fundacja")
    answer = desk.client.post(f"{address}/apply", data=MultiDict(
        [*seen.form(f"{address}/decide").items()]))
    page = desk._read(answer, address)
    assert (page.status, page.text_of(page.all("h2")[0])) == (
        409, "What this list would do has changed since you looked. Nothing was done; "
             "please look at it once more.")
    assert _names(full).count("Nowa Fundacja") == 1


def test_two_people_see_each_others_answers(full, desk):
    address, _ = _hand_in(desk)
    mine = desk.page(address).form(f"{address}/decide")
    _decide(full.reader(Role.ADMINISTRATOR), address, **{"choice-5": "out"})
    page = desk._read(desk.client.post(
        f"{address}/decide", data=MultiDict([*(mine | {"choice-5": "new"}).items()])), address)
    assert (page.status, page.errors) == (409, ["Line 5: Saved meanwhile: Leave this line out"])
    assert _rows(desk.page(address))[3][0] == "left out"


@pytest.mark.parametrize("data, sentence", [
    (b"%PDF-1.7\x00", "This is not a spreadsheet. Please give an .xlsx or .csv file."),
    (b"Miasto;Kraj\nA;B\n",
     "No line of headings was found. One column must be called Nazwa or name_pl."),
    (b"Nazwa\n" * 2_000_000, "The file is larger than 10 MB. A list of institutions is not.")])
def test_a_file_of_no_use_is_refused_in_one_sentence(full, desk, data, sentence):
    before = full.rows()
    _, answer = _hand_in(desk, data)
    page = desk._read(answer, PAGE)
    assert (page.status, page.errors) == (422, [f"The list: {sentence}"])
    assert full.rows() == before


def test_a_list_put_aside_is_gone(desk):
    address, _ = _hand_in(desk)
    desk.fill(address, f"{address}/dismiss")
    assert desk.status(address) == 404


def test_a_line_takes_no_more_than_the_forms_do():
    fields = {**vars(InstitutionForm), **vars(ContactForm), "contact": ContactForm.name,
              "signatory": SignerForm.signatory, "office": SignerForm.office_pl,
              "ask_reason": AskForm.reason, "registry_number": LetterForm.registry_number,
              "case_mark": LetterForm.case_mark}
    assert {it: next(rule.max for rule in fields[it].args[1] if isinstance(rule, Length))
            for it in LONGEST} == LONGEST


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_list_taken_out_comes_back_the_same(full, kind):
    desk = full.reader(Role.COORDINATOR, "pl")
    out = desk.client.get(f"/desk/institutions/export.{kind}")
    assert out.headers["Content-Disposition"].endswith(f".{kind}")
    address, _ = _hand_in(desk, out.data, f"lista.{kind}")
    page = desk.page(address)
    assert {action for action, _ in _rows(page)} == {words("pl").gettext("the same")}


def test_only_the_filtered_list_is_taken_out(desk):
    out = desk.client.get("/desk/institutions/export.csv?sector=secondary_school&page=9")
    assert [line.split(";")[2] for line in out.get_data(as_text=True).splitlines()[1:]] == [
        "Łódzka Szkoła"]


def test_what_is_ticked_is_taken_out(full, desk):
    ids = [full.ids["planned"], full.ids["declined"]]
    out = desk.client.get(f"/desk/institutions/export.csv?id={ids[0]}&id={ids[1]}&id=nobody")
    assert [line[:8] for line in out.get_data(as_text=True).splitlines()[1:]] == sorted(
        ids, key=[full.ids["declined"], full.ids["planned"]].index)
