"""What is printed in the other language says which one it is."""

import json

import pytest
from dossier.chaptered import ENGLISH, ISSUED, POLISH, chaptered, first_pages, since
from dossier.making import make
from dossier.office import office
from dossier.printed import spoken
from dossier.samples import signer, snapshot
from dossier.tagged import elements, faults

from esabid.domain.snapshot import snapshot_from
from esabid.typeset.layout import Edition


def polish_only(value):
    """Plain values in which nothing has English words."""
    if isinstance(value, list):
        return [polish_only(it) for it in value]
    if not isinstance(value, dict):
        return value
    return {key: "" if key == "en" and "pl" in value else polish_only(it)
            for key, it in value.items()}


@pytest.fixture(scope="module")
def told(letters, tmp_path_factory):
    """An English edition, all texts of which are Polish; one letter is a joint one."""
    found = chaptered(office(snapshot(6, letters, signers={3: (signer(2), signer(3))})))
    found = snapshot_from(json.dumps(polish_only(json.loads(found.to_json()))))
    return make(tmp_path_factory.mktemp("languages") / "d.pdf", found, "en", letters.paths,
                Edition(3, ISSUED, since(found)))


def test_checkers_find_nothing_in_names_of_another_language(told):
    assert faults(told.path) == []


def test_headings_and_bidder_are_marked(told):
    with told.open() as pdf:
        root = pdf.Root.StructTreeRoot.K
        marked = {tag: [str(it.Lang) for it in elements(root, tag) if "/Lang" in it]
                  for tag in ("H1", "H2", "H4")}
        first = elements(root, "P")[0]
        assert (marked, str(first.Lang)) == ({"H1": ["pl"], "H2": [], "H4": ["pl"]}, "pl")


def test_quotes_are_marked_by_their_own_language(told, letters, tmp_path):
    quotes = [it.quote for argument in told.snapshot.arguments for it in argument.quoted]
    counts = {kind: sum(it.startswith(said[:20]) for it in quotes)
              for kind, said in (("pl", POLISH), ("en", ENGLISH))}
    polish = make(tmp_path / "pl.pdf", told.snapshot, "pl", letters.paths)
    for it, other in ((told, "pl"), (polish, "en")):
        with it.open() as pdf:
            bodies = elements(pdf.Root.StructTreeRoot.K, "LBody")
            marked = [str(kid.Lang) for body in bodies if len(elements(body.K, "P")) == 2
                      for kid in elements(body.K, "P") if "/Lang" in kid]
            assert marked == [other] * counts[other]


def test_names_beside_other_words_are_marked_inside_their_line(told):
    found, places = spoken(told.path), first_pages(told)
    names = {it.number: it.signers[0].name.pl for it in told.snapshot.letters}
    assert [it for it in found if it[1] != "pl"] == []
    assert [said for page, _, said in found if page == 1] == ["Minister Finansów i Gospodarki"]
    assert [said for page, _, said in found if page == 2] == list(names.values())
    assert [next(said for at, _, said in found if at == page)
            for page in places.values()] == list(names.values())
    fitted = {said for page, _, said in found if 2 < page < min(places.values())}
    assert [name for name in names.values()
            if not any(name.startswith(it.rstrip("…")) for it in fitted)] == []


def test_edition_in_the_language_of_its_texts_marks_nothing(told, letters, tmp_path):
    assert spoken(make(tmp_path / "d.pdf", told.snapshot, "pl", letters.paths).path) == ()
