"""The dossier is tagged: checkers find nothing, and the tree says what is on the pages."""

import hashlib

import pypdfium2
from dossier.making import make
from dossier.samples import Letters, snapshot, typed_pdf
from dossier.tagged import elements, faults
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


def test_checkers_find_nothing_but_the_missing_claim(made):
    _, it = made
    assert faults(it.path) == []


def test_letter_full_of_words_is_not_taken_for_a_bare_picture(tmp_path):
    size = (595.28, 841.89)
    written = typed_pdf("My za " * 12, (size,))
    name, path = hashlib.sha256(written).hexdigest(), tmp_path / "full.pdf"
    path.write_bytes(written)
    one = Letters({name: str(path)}, {name: (size,)})
    it = make(tmp_path / "dossier.pdf", snapshot(1, one), "en", one.paths)
    assert (it.built.unplaced, faults(it.path)) == ((), [])


def test_tree_holds_headings_tables_and_a_figure_for_each_letter_page(made):
    _, it = made
    letter_pages = len(range(it.built.pages)[it.letter_pages])
    signed = sum(len(entry.signers) for entry in it.snapshot.letters)
    with it.open() as pdf:
        root = pdf.Root.StructTreeRoot
        counts = {tag: len(elements(root.K, tag)) for tag in ("H1", "H2", "H3", "TOCI", "Table")}
        figures = elements(root.K, "Figure")
        rows = elements(elements(root.K, "Table")[-1], "TR")
        # Eight entries of the method have their headings, too.
        assert counts == {"H1": 1, "H2": 6, "H3": 4 + 12 + 8, "TOCI": 5 + 12, "Table": 4}
        # The goal's bar and three charts stand before the letters.
        assert len(figures) == 4 + letter_pages
        assert [figure for figure in figures if not str(figure.get("/Alt", ""))] == []
        assert len(rows) == signed + 1


def test_figure_of_a_joint_letter_names_every_signer(made):
    lang, it = made
    joint = it.snapshot.letters[5]
    with it.open() as pdf:
        alts = [str(figure.Alt) for figure in elements(pdf.Root.StructTreeRoot.K, "Figure")]
    names = ", ".join(signer.name.text(lang) for signer in joint.signers)
    assert [alt for alt in alts if alt.endswith(names)] != []


def test_paragraphs_in_another_language_say_which(made):
    lang, it = made
    with it.open() as pdf:
        marked = [str(it.Lang) for it in elements(pdf.Root.StructTreeRoot.K, "P") if "/Lang" in it]
    # Polish: the English name beneath each Polish one. English: Polish names, and the foreword.
    assert set(marked) == {{"pl": "en", "en": "pl"}[lang]}


def test_catalogue_says_language_title_and_tags(made):
    lang, it = made
    with it.open() as pdf:
        assert str(pdf.Root.Lang) == {"pl": "pl-PL", "en": "en-GB"}[lang]
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as said:
            assert said["dc:title"] == it.snapshot.campaign.title.text(lang) == str(
                pdf.docinfo["/Title"])
            assert said["xmp:CreateDate"] == "2026-06-30T12:00:00Z"
            assert "pdfaid:part" not in said
        assert [page for page in pdf.pages if "/Trans" in page.obj] == []


def test_every_font_is_embedded_and_none_is_reportlabs_own(made):
    _, it = made
    with it.open() as pdf:
        fonts = {str(font.BaseFont).split("+")[-1] for page in pdf.pages[:it.built.front_pages]
                 for font in page.obj.Resources.Font.values()}
    assert fonts == {"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic",
                     "NotoSerif-Regular", "NotoSerif-Bold"}


def test_private_names_of_reportlab_that_the_tags_stand_on_are_there():
    canvas = Canvas("unused.pdf")
    assert [name for name in ("_code", "_doc", "_setAnnotations", "_annotatePage",
                              "_bookmarkReference") if not hasattr(canvas, name)] == []
    assert hasattr(pdfdoc.PDFPage, "__NoDefault__")
    assert hasattr(canvas._doc, "_timeStamp")


def test_demo_is_marked_on_every_page_and_said_in_the_title(demo):
    assert [n for n, text in enumerate(demo.texts, start=1)
            if "DEMO – invented data, not a real document" not in text] == []
    document = pypdfium2.PdfDocument(demo.path)
    for page in document:
        foot = page.render(scale=1).to_pil().convert("RGB")
        assert foot.getpixel((4, foot.height - 4)) == (245, 197, 66)
    document.close()
    with demo.open() as pdf:
        assert str(pdf.docinfo["/Title"])[:7] == "DEMO – "
