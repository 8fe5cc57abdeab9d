"""Makes the odd files that partners send: each function gives the bytes of one."""

import io

import pikepdf
import zxingcpp
from PIL import Image, ImageDraw
from pikepdf import Array, Dictionary, Name, Stream, String
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

A4 = (595.28, 841.89)
WORDS = "We support the bid"


def letter(pages=1, size=A4, words=WORDS, signed=True) -> bytes:
    """A born-digital letter; every page has a black bar in its upper left corner, and a name
    written by hand."""
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, pagesize=size, invariant=1)
    for _page in range(pages):
        drawing.rect(size[0] * 0.1, size[1] * 0.8, size[0] * 0.3, size[1] * 0.1, fill=1)
        drawing.drawString(size[0] * 0.1, size[1] * 0.5, words)
        if signed:
            drawing.drawPath(pen(drawing.beginPath(), size[0] * 0.6, size[1] * 0.2))
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()


def pen(path, left, bottom):
    """A wavy line, as of a name written by hand."""
    path.moveTo(left, bottom)
    for turn in range(12):
        path.curveTo(left + 8 * turn + 2, bottom + 20, left + 8 * turn + 6, bottom - 20,
                     left + 8 * turn + 8, bottom)
    return path


def changed(change, source=None, **save) -> bytes:
    """A letter after `change(pdf)`."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(source or letter())) as pdf:
        change(pdf)
        pdf.save(buffer, static_id=True, **save)
    return buffer.getvalue()


def with_page_entries(**entries) -> bytes:
    """A letter whose page has these entries, such as Rotate=90."""
    def change(pdf):
        for key, value in entries.items():
            pdf.pages[0].obj["/" + key] = value
    return changed(change)


def with_root_entries(**entries) -> bytes:
    """A letter whose catalogue has these entries."""
    def change(pdf):
        for key, value in entries.items():
            pdf.Root["/" + key] = value
    return changed(change)


def encrypted(user="", owner="owner") -> bytes:
    """A letter locked with these passwords."""
    secrets = pikepdf.Encryption(user=user, owner=owner)
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter())) as pdf:
        pdf.save(buffer, encryption=secrets)
    return buffer.getvalue()


def with_script() -> bytes:
    """A letter that runs a script when opened."""
    return with_root_entries(OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def with_attachment() -> bytes:
    """A letter with a program inside."""
    def change(pdf):
        pdf.attachments["bill.exe"] = b"MZ program"
    return changed(change)


def with_annotation(appearance=None, **entries) -> bytes:
    """A letter with one annotation in its lower right quarter; `appearance` is its drawing."""
    def change(pdf):
        annotation = Dictionary(Type=Name.Annot, F=4, Rect=Array([350, 100, 550, 300]), **entries)
        if appearance:
            form = Stream(pdf, appearance, Type=Name.XObject, Subtype=Name.Form,
                          BBox=Array([0, 0, 200, 200]))
            annotation.AP = Dictionary(N=form)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(annotation)])
    return changed(change)


def with_form_field(value: str) -> bytes:
    """A form whose reader is to draw the field from its value."""
    def change(pdf):
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1,
                                            BaseFont=Name.Helvetica))
        field = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), V=String(value),
            F=4, Rect=Array([300, 100, 550, 160]), DA=String("/Helv 30 Tf 0 g")))
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True,
                                       DR=Dictionary(Font=Dictionary(Helv=font)))
    return changed(change)


def with_hidden_layer() -> bytes:
    """A letter with a black box on a layer that is switched off."""
    def change(pdf):
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page = pdf.pages[0]
        page.obj.Resources["/Properties"] = Dictionary(L0=layer)
        page.contents_add(b"/OC /L0 BDC 300 100 250 250 re f EMC")
    return changed(change)


def with_painting_forms(depth: int, times: int, endless=False) -> bytes:
    """Forms of which each paints the next so many times; `endless`: the last paints the first."""
    def change(pdf):
        forms = [pdf.make_stream(b"/N Do " * times, Type=Name.XObject, Subtype=Name.Form,
                                 Resources=Dictionary(), BBox=Array([0, 0, 9, 9]))
                 for _level in range(depth)]
        for form, following in zip(forms, forms[1:] + ([forms[0]] if endless else [])):
            form.Resources = Dictionary(XObject=Dictionary(N=following))
        pdf.pages[0].obj.Resources["/XObject"] = Dictionary(N=forms[0])
        pdf.pages[0].contents_add(b"/N Do")
    return changed(change)


def with_shared_resources() -> bytes:
    """A form that lists itself among its resources without painting itself: common, harmless."""
    def change(pdf):
        form = pdf.make_stream(b"0 0 5 5 re f", Type=Name.XObject, Subtype=Name.Form,
                               BBox=Array([0, 0, 9, 9]))
        form.Resources = Dictionary(XObject=Dictionary(N=form))
        pdf.pages[0].obj.Resources["/XObject"] = Dictionary(N=form)
        pdf.pages[0].contents_add(b"/N Do")
    return changed(change)


def with_huge_image() -> bytes:
    """A page with an image that claims 60,000 x 60,000 pixels."""
    def change(pdf):
        image = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=60000,
                                Height=60000, BitsPerComponent=1, ColorSpace=Name.DeviceGray)
        pdf.pages[0].obj.Resources["/XObject"] = Dictionary(I=image)
        pdf.pages[0].contents_add(b"q 100 0 0 100 0 0 cm /I Do Q")
    return changed(change)


def with_content(content: bytes) -> bytes:
    """A letter whose page content is this."""
    def change(pdf):
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
    return changed(change)


def without_pages() -> bytes:
    """A sound PDF with an empty page tree."""
    buffer = io.BytesIO()
    pikepdf.new().save(buffer)
    return buffer.getvalue()


def photo(mode="RGB", size=(400, 300)) -> Image.Image:
    """A light picture with a dark corner: upper left."""
    image = Image.new("RGB", size, (230, 220, 200))
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 3, size[1] // 3), fill=(20, 10, 10))
    return image.convert(mode)


def jpeg(orientation=1, secret=b"") -> bytes:
    """A camera's JPEG: EXIF orientation, and a comment in its EXIF."""
    buffer, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = secret.decode()
    photo().save(buffer, "JPEG", exif=exif, quality=95)
    return buffer.getvalue()


def saved(image: Image.Image, image_format: str, **how) -> bytes:
    """The image as a file of this format."""
    buffer = io.BytesIO()
    image.save(buffer, image_format, **how)
    return buffer.getvalue()


def see_through_png() -> bytes:
    """A dark corner on nothing at all."""
    image = photo("RGBA")
    image.putalpha(image.convert("L").point(lambda tone: 255 if tone < 100 else 0))
    return saved(image, "PNG")


def deep_png() -> bytes:
    """Sixteen bits a pixel."""
    return saved(photo("L").convert("I").point(lambda tone: tone * 257).convert("I;16"), "PNG")


def scan(pages=3) -> bytes:
    """A TIFF of several black-and-white pages, as a fax or an office copier makes it."""
    page = photo("1", (850, 1200))
    return saved(page, "TIFF", save_all=True, append_images=[page] * (pages - 1),
                 compression="group4")


def with_code(says: str, side=60) -> bytes:
    """A letter with a QR code of two centimetres."""
    code = zxingcpp.create_barcode(says, zxingcpp.BarcodeFormat.QRCode)
    pixels = memoryview(code.to_image(scale=8))
    picture = Image.frombytes("L", pixels.shape, pixels.tobytes())

    def draw(drawing):
        drawing.drawString(60, 700, WORDS)
        drawing.drawImage(ImageReader(picture), 480, 60, side, side)
    return drawn(draw)


def drawn(*pages) -> bytes:
    """A PDF with a page for each function, which is given the page to draw on."""
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, pagesize=A4, invariant=1)
    for draw in pages:
        draw(drawing)
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()
