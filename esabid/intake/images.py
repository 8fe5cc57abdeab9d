"""Makes a PDF of a photo or scan: A4 pages, pixels unchanged, turned as the camera meant."""

import io
from pathlib import Path

import img2pdf
from PIL import Image, ImageOps

from esabid.domain.findings import FindingCode
from esabid.intake.jpeg import without_metadata
from esabid.intake.outcome import IntakeLimits
from esabid.intake.refused import Refused

# Our own limit below is checked before any pixel is unpacked; Pillow's would only warn.
Image.MAX_IMAGE_PIXELS = None
# Pillow's JPEG reader gives pictures of several frames (MPO) by itself.
FORMATS = ("JPEG", "PNG", "TIFF")
A4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
ORIENTATION = 0x0112
# EXIF orientations that are plain turns; the others mirror the picture.
TURNS = {1: "0", 3: "180", 6: "90", 8: "270"}


def image_as_pdf(path: Path, limits: IntakeLimits) -> bytes:
    """The image file as a PDF, one page a frame; Refused when damaged or too large."""
    try:
        with Image.open(path, formats=FORMATS) as image:
            frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
            if frames > limits.max_pages:
                raise Refused(FindingCode.TOO_MANY_PAGES, limits.max_pages)
            if image.width * image.height > limits.max_pixels:
                raise Refused(FindingCode.IMAGE_TOO_LARGE)
            orientation = image.getexif().get(ORIENTATION, 1)
            plain = True
            for frame in each_frame(image, frames, limits.max_pixels):
                plain = plain and not frame.has_transparency_data
            if plain and orientation in TURNS and (image.format != "TIFF" or orientation == 1):
                return untouched(path, image.format, TURNS[orientation])
            return redrawn(each_frame(image, frames, limits.max_pixels))
    except (Refused, MemoryError):
        raise
    except Exception:
        # Damaged images raise nearly every class of exception in their decoders.
        raise Refused(FindingCode.DAMAGED) from None


def each_frame(image: Image.Image, frames: int, max_pixels: int):
    """Yield every frame unpacked; Refused before unpacking one that is too large."""
    for index in range(frames):
        if frames > 1:
            image.seek(index)
        if image.width * image.height > max_pixels:
            raise Refused(FindingCode.IMAGE_TOO_LARGE)
        image.load()
        yield image


def untouched(path: Path, image_format: str, turn: str) -> bytes:
    """The file's own compressed pixels in a PDF; drawn anew where img2pdf cannot."""
    data = path.read_bytes()
    if image_format in ("JPEG", "MPO"):
        data = without_metadata(data)
    try:
        return pages([data], turn)
    except MemoryError:
        raise
    except Exception:
        # img2pdf meets unusual but sound files with many classes of error; Pillow reads them.
        with Image.open(path, formats=FORMATS) as image:
            frames = getattr(image, "n_frames", 1) if image_format == "TIFF" else 1
            return redrawn(each_frame(image, frames, image.width * image.height * 4))


def redrawn(frames) -> bytes:
    """Every frame upright on white, as lossless PNG inside the PDF."""
    drawn = []
    for frame in frames:
        buffer = io.BytesIO()
        on_white(ImageOps.exif_transpose(frame)).save(buffer, "PNG")
        drawn.append(buffer.getvalue())
    return pages(drawn, "0")


def on_white(image: Image.Image) -> Image.Image:
    """The picture as grey or RGB; see-through parts show white paper, as on a screen."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        picture = image.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture).convert("RGB")
    return image if image.mode in ("1", "L", "RGB") else image.convert("RGB")


def pages(images: list[bytes], turn: str) -> bytes:
    """The images on A4 pages, upright or across as fits, without dates."""
    layout = img2pdf.get_layout_fun(A4, auto_orient=True)
    return img2pdf.convert(images, layout_fun=layout, nodate=True, rotation=img2pdf.Rotation[turn],
                           engine=img2pdf.Engine.internal, producer="", creator="")
