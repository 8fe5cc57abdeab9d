"""What a build does with odd input: letters that are not there, hostile names, many and none."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from dossier.making import make
from dossier.samples import FONTS, entry, numbers, signer, snapshot

from esabid.domain.letter import SignatureKind
from esabid.domain.bilingual import Bilingual
from esabid.domain.profiles import Profile
from esabid.dossier.build import build
from esabid.dossier.request import DossierError, Request
from esabid.wording.words import words

_MISSING = {"pl": "Stron tego listu nie udało się tu zamieścić",
            "en": "The pages of this letter could not be placed here"}


def placed(letters, number):
    """The name of the prepared copy that stands behind a letter of the samples."""
    return sorted(letters.paths)[number % len(letters.paths)]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_missing_letter_becomes_a_page_that_says_so(tmp_path, letters, lang):
    lost = placed(letters, 1)
    prepared = {name: path for name, path in letters.paths.items() if name != lost}
    it = make(tmp_path / "d.pdf", snapshot(4, letters), lang, prepared)
    assert it.built.unplaced == (1,)
    assert _MISSING[lang] in it.texts[it.built.front_pages]
    assert [n for n, text in enumerate(it.texts) if _MISSING[lang] in text] == [
        it.built.front_pages]


@pytest.mark.parametrize("spoil", ["gone", "other bytes", "no pdf", "folder"])
def test_damaged_letter_becomes_a_page_that_says_so(tmp_path, letters, spoil):
    path = tmp_path / "spoilt.pdf"
    if spoil == "other bytes":
        path.write_bytes(Path(letters.paths[placed(letters, 2)]).read_bytes())
    elif spoil == "no pdf":
        path.write_bytes(b"%PDF-1.7 and then nothing")
    elif spoil == "folder":
        path.mkdir()
    it = make(tmp_path / "d.pdf", snapshot(4, letters), "pl",
              {**letters.paths, placed(letters, 1): str(path)})
    assert it.built.unplaced == (1,)


def test_letter_with_another_page_count_becomes_a_page_that_says_so(tmp_path, letters):
    what = snapshot(2, letters)
    first = what.letters[0]
    longer = replace(first, pages=first.pages + first.pages)
    it = make(tmp_path / "d.pdf", replace(what, letters=(longer, what.letters[1])), "pl",
              letters.paths)
    assert it.built.unplaced == (1,)


def test_file_that_is_no_pdf_but_has_the_right_hash_becomes_a_page(tmp_path, letters):
    content = b"not a PDF"
    name = hashlib.sha256(content).hexdigest()
    (tmp_path / "x").write_bytes(content)
    what = snapshot(1, letters)
    what = replace(what, letters=(replace(what.letters[0], prepared=name),))
    it = make(tmp_path / "d.pdf", what, "pl", {name: str(tmp_path / "x")})
    assert it.built.unplaced == (1,)


def test_same_prepared_copy_may_stand_behind_two_letters(tmp_path, letters):
    it = make(tmp_path / "d.pdf", snapshot(8, letters), "pl", letters.paths)
    assert it.built.unplaced == ()
    assert it.built.pages - it.built.front_pages == 10 + 1


HOSTILE = (
    ("<b>R&D <3</b>", "<b>R&D <3</b>"),
    ('<img src="/etc/hostname"/>', '<img src="/etc/hostname"/>'),
    ('<a href="javascript:alert(1)">x', '<a href="javascript:alert(1)">x'),
    ("(a\\) %s %(x)s {y}", "(a\\) %s %(x)s {y}"),
    ("Nul\x00a Bell\x07a", "Nula Bella"),
    ("Fundacja \u202ekarp", "Fundacja karp"),
    ("Słowo" * 2_000, "SłowoSłowoSłowo"),
    ("星 💫 Łódź", "\ufffd \ufffd Łódź"),
    ("\ud800 Samotna", "Samotna"),
)


def test_hostile_names_are_printed_letter_by_letter_or_capped(tmp_path, letters):
    signers = {n: (signer(n, Bilingual(name, name)),) for n, (name, _) in
               enumerate(HOSTILE, start=1)}
    what = snapshot(len(HOSTILE), letters, signers=signers,
                    title=Bilingual("<b>Tytuł & <i>", ""), bidder=Bilingual("<para>", ""))
    it = make(tmp_path / "d.pdf", what, "pl", letters.paths)
    squeezed = it.whole.replace(" ", "")
    assert [shown for _, shown in HOSTILE if shown.replace(" ", "") not in squeezed] == []
    assert "<b>Tytuł & <i>" in it.texts[0]
    with it.open() as pdf:
        assert [note for page in pdf.pages for note in page.obj.get("/Annots", [])
                if "/A" in note] == []


def test_names_of_two_hundred_letters_stand_whole_in_the_index(tmp_path, letters):
    name = ("Międzyuczelniane Centrum Badań nad Łącznością Satelitarną " * 4)[:200].strip()
    it = make(tmp_path / "d.pdf", snapshot(1, letters, signers={
        1: (signer(1, Bilingual(name, "")),)}), "pl", letters.paths)
    index = "".join(it.texts[2:it.built.front_pages])
    assert name.replace(" ", "") in index.replace(" ", "")


@pytest.mark.parametrize(("lang", "count", "said"), [
    ("pl", 0, "0 z 50 listów poparcia"), ("pl", 49, "49 z 50 listów poparcia"),
    ("pl", 50, "50 listów poparcia, cel 50 osiągnięty"),
    ("pl", 51, "51 listów poparcia, cel 50 przekroczony"),
    ("pl", 112, "112 listów poparcia, cel 50 przekroczony"),
    ("en", 0, "0 of 50 letters of support"), ("en", 49, "49 of 50 letters of support"),
    ("en", 50, "50 letters of support, the goal of 50 is reached"),
    ("en", 51, "51 letters of support, the goal of 50 is exceeded"),
    ("en", 112, "112 letters of support, the goal of 50 is exceeded"),
])
def test_cover_and_summary_say_the_same_count(tmp_path, lang, count, said):
    it = make(tmp_path / "d.pdf", snapshot(count), lang, {})
    assert (said in it.texts[0], said in " ".join(it.texts[2:4])) == (True, True)


def test_campaign_without_letters_has_cover_contents_and_summary_alone(tmp_path):
    it = make(tmp_path / "d.pdf", snapshot(0), "pl", {})
    with it.open() as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Okładka", "Spis treści", "Podsumowanie",
                                                            "Metoda i ograniczenia"]
    assert (it.built.pages, it.built.letters) == (4, 0)


def test_short_version_lists_the_letters_and_shows_none(tmp_path, letters):
    it = make(tmp_path / "d.pdf", snapshot(5, letters).without_letters(), "pl", {})
    assert it.built.pages == it.built.front_pages
    assert "To wersja skrócona: listy są wymienione, ale nie są pokazane." in it.texts[-2]
    assert it.snapshot.letters[4].signers[0].name.pl in it.texts[-2]


def test_letter_that_may_not_be_shown_is_listed_without_a_page(tmp_path, letters):
    what = snapshot(3, letters)
    hidden = replace(what.letters[1], prepared=None, pages=())
    it = make(tmp_path / "d.pdf", replace(what, letters=(what.letters[0], hidden,
                                                         what.letters[2])), "pl", letters.paths)
    assert "1 list jest wymieniony, ale bez stron." in it.whole
    assert it.built.unplaced == ()


def test_letter_whose_institutions_are_not_named_is_not_in_the_index(tmp_path):
    what = replace(snapshot(1), letters=(entry(1, []),), unnamed=1)
    it = make(tmp_path / "d.pdf", what, "pl", {})
    assert "1 instytucja prosiła o niepodawanie nazwy: liczymy ją" in it.whole
    assert "Indeks instytucji" not in it.whole


def test_edition_stands_on_the_cover_and_its_day_in_the_file(demo):
    assert "Edition 3 of 2 July 2026" in demo.texts[0]
    with demo.open() as pdf:
        assert str(pdf.docinfo["/CreationDate"])[:10] == "D:20260702"


def test_every_kind_of_signature_is_named(tmp_path):
    signers = {n: (replace(signer(n), signature=kind),)
               for n, kind in enumerate(SignatureKind, start=1)}
    found = replace(snapshot(len(signers), signers=signers), profile=Profile.INTERNAL)
    it = make(tmp_path / "d.pdf", found, "en", {})
    assert [kind for kind in SignatureKind if words("en").label(kind) not in it.whole] == []


def test_letter_turned_by_its_page_is_fitted_as_it_is_seen(tmp_path, letters):
    source = tmp_path / "turned.pdf"
    with pikepdf.open(letters.paths[placed(letters, 1)]) as pdf:
        for page in pdf.pages:
            page.rotate(90, relative=True)
        sizes = tuple((float(p.mediabox[3]), float(p.mediabox[2])) for p in pdf.pages)
        pdf.save(source, static_id=True)
    name = hashlib.sha256(source.read_bytes()).hexdigest()
    what = snapshot(1, letters)
    what = replace(what, letters=(replace(what.letters[0], prepared=name, pages=sizes),))
    it = make(tmp_path / "d.pdf", what, "pl", {name: str(source)})
    with it.open() as pdf:
        form = pdf.pages[-2].obj.Resources.XObject.Letter
        box = pikepdf.Matrix(form.Matrix).transform(pikepdf.Rectangle(form.BBox))
        high = float(pdf.pages[-2].mediabox[3])
    assert (box.width > box.height) == (sizes[0][0] > sizes[0][1])
    assert (box.lly > 20, box.ury < high - 30) == (True, True)


def test_dossier_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path):
    out = tmp_path / "nowhere" / "d.pdf"
    with pytest.raises(DossierError) as error:
        build(Request(snapshot(0), "pl", None, FONTS, {}, out), lambda done, step: None)
    assert (error.value.code, list(tmp_path.iterdir())) == ("storage", [])


def test_goal_of_one_is_said_in_the_singular(tmp_path):
    what = replace(snapshot(0), numbers=numbers((), goal=1))
    assert "0 z 1 listu poparcia" in make(tmp_path / "d.pdf", what, "pl", {}).texts[0]
