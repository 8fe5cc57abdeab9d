"""What a reader finds in a dossier: names, links, bookmarks, labels, stamps and letters."""

import subprocess

import pypdfium2
from dossier.making import make
from dossier.samples import AS_OF, snapshot

from esabid.domain.polish import sort_key
from esabid.wording.words import words


def flat(text):
    return " ".join(text.split())


def squeezed(text):
    """Text without spaces: a name may be broken over lines."""
    return "".join(text.split())


def test_every_institution_stands_in_the_index_with_its_letters(made):
    lang, it = made
    index = squeezed(" ".join(it.texts[:it.built.front_pages]))
    signers = [signer for entry in it.snapshot.letters for signer in entry.signers]
    assert [s.id for s in signers if squeezed(s.name.text(lang)) not in index] == []


def test_pages_are_the_front_and_every_page_of_every_letter(made):
    _, it = made
    letter_pages = sum(len(entry.pages) for entry in it.snapshot.letters)
    with it.open() as pdf:
        # The page of the method stands behind the letters.
        assert len(pdf.pages) == it.built.front_pages + letter_pages + 1 == it.built.pages
        assert [page.label for page in pdf.pages] == [str(n + 1) for n in range(it.built.pages)]


def first_pages(it):
    """The page of each letter's beginning, counted from the snapshot alone."""
    pages, page = {}, it.built.front_pages + 1
    for entry in it.snapshot.letters:
        pages[entry.number] = page
        page += len(entry.pages)
    return pages


def linked_pages(pdf, page):
    numbers = {p.obj.objgen: n for n, p in enumerate(pdf.pages, start=1)}
    return [numbers[note.Dest[0].objgen] for note in page.obj.get("/Annots", [])]


def test_contents_link_every_section_and_letter_to_its_page(made):
    lang, it = made
    with it.open() as pdf:
        linked = linked_pages(pdf, pdf.pages[1])
    sections = len(linked) - len(it.snapshot.letters) - 1
    assert linked[sections:-1] == list(first_pages(it).values())
    titles = [words(lang).gettext(title) for title in
              ("Summary", "The campaign in numbers", "Index of institutions", "Letters",
               "Method and limits")]
    assert [it.texts[page - 1].startswith(title) for page, title in
            zip([*linked[:sections], linked[-1]], titles, strict=True)] == [True] * 5


def test_index_links_every_row_to_its_letter_in_polish_order(made):
    lang, it = made
    rows = sorted((sort_key(signer.name.text(lang)), entry.number)
                  for entry in it.snapshot.letters for signer in entry.signers)
    with it.open() as pdf:
        linked = [page for sheet in pdf.pages[2:] for page in linked_pages(pdf, sheet)]
    assert linked == [first_pages(it)[number] for _, number in rows]


def test_outline_holds_the_sections_and_a_bookmark_for_each_letter(made):
    lang, it = made
    say = words(lang).gettext
    with it.open() as pdf, pdf.open_outline() as outline:
        numbers = {p.obj.objgen: n for n, p in enumerate(pdf.pages, start=1)}
        assert [item.title for item in outline.root] == [
            say("Cover"), say("Contents"), say("Summary"), say("The campaign in numbers"),
            say("Index of institutions"), say("Letters"), say("Method and limits")]
        beneath = outline.root[-2].children
        assert [numbers[item.destination[0].objgen] for item in beneath] == list(
            first_pages(it).values())
        assert beneath[0].title == f"1. {it.snapshot.letters[0].signers[0].name.text(lang)}"


def test_every_letter_page_carries_its_title_and_stamp(made):
    lang, it = made
    label = {"pl": "List", "en": "Letter"}[lang]
    stamp = {"pl": "s. {} z {}", "en": "p. {} of {}"}[lang]
    expected, found = [], []
    for entry in it.snapshot.letters:
        for part in range(len(entry.pages)):
            page = first_pages(it)[entry.number] + part
            name = entry.signers[0].name.text(lang)
            title = f"{label} {entry.number} – {name}"
            at = stamp.format(page, it.built.pages)
            text = it.texts[page - 1]
            expected.append((title, at))
            found.append((text[:len(title)], at if at in text else text))
    assert found == expected


def dark(image):
    return sum(image.histogram()[:100])


def test_letter_pages_show_their_stamp_and_their_letter_in_ink(made):
    _, it = made
    document = pypdfium2.PdfDocument(it.path)
    pages = range(it.built.pages)[it.letter_pages]
    blank = []
    for number in pages:
        image = document[number].render(scale=1, grayscale=True).to_pil()
        strip, body = image.crop((0, 0, image.width, 30)), image.crop((0, 40, image.width, 300))
        # The letters are black on white: our navy and gold must not colour them.
        if dark(strip) < 100 or sum(body.histogram()[:30]) < 100:
            blank.append(number + 1)
    document.close()
    assert blank == []


def test_pages_lie_across_where_the_letter_does(made):
    _, it = made
    with it.open() as pdf:
        sheets = pdf.pages[it.letter_pages]
        across = [float(p.mediabox[2]) > float(p.mediabox[3]) for p in sheets]
    assert across == [size[0] > size[1] for entry in it.snapshot.letters for size in entry.pages]


def test_summary_says_the_rule_the_day_and_who_is_not_named(made):
    lang, it = made
    said = {"pl": ("12 z 50 listów poparcia", "Do celu brakuje jeszcze 38 listów.",
                   "Liczymy zweryfikowane listy; list wspólny - raz;",
                   "6 instytucji prosiło o niepodawanie nazwy", "Stan na 30 czerwca 2026 r."),
            "en": ("12 of 50 letters of support", "38 more letters are needed to reach the goal.",
                   "We count verified letters, joint letters once,",
                   "6 institutions asked not to be named", "As of 30 June 2026.")}[lang]
    summary = it.texts[2]
    assert [sentence for sentence in said if flat(sentence) not in summary] == []
    assert words(lang).long_date(AS_OF) in it.texts[0]


def test_foreword_stands_in_the_summary(made):
    _, it = made
    assert it.texts[2].count("Szanowni Państwo, Kraków zbiera głosy poparcia.") == 1


def test_file_is_clean_for_qpdf(made):
    _, it = made
    checked = subprocess.run(["qpdf", "--check", it.path], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_long_contents_list_every_section_on_their_first_page(letters, tmp_path):
    it = make(tmp_path / "d.pdf", snapshot(60, letters), "pl", letters.paths)
    first, second = it.texts[1:3]
    last = it.snapshot.letters[-1]
    assert 0 < first.find(f"Metoda i ograniczenia {it.built.pages}") < first.find("1 Akademia")
    assert f"60 {last.signers[0].name.pl} {first_pages(it)[60]}" in second
    with it.open() as pdf:
        linked = [page for sheet in pdf.pages[1:3] for page in linked_pages(pdf, sheet)]
        letter_links = list(first_pages(it).values())
    assert (linked[-60:], linked[-61]) == (letter_links, it.built.pages)
