"""Small files made to use up time and memory: each function gives the bytes of one."""

import io

import odd_files
from pikepdf import Array, Dictionary, Name
from PIL import Image


def slow() -> bytes:
    """A page painted over and over with a shading: a renderer's CPU for minutes."""
    def change(pdf):
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]),
                              C1=Array([1, 1, 1]), N=1.5)
        shading = Dictionary(ShadingType=3, ColorSpace=Name.DeviceRGB, Function=function,
                             Coords=Array([300, 400, 0, 300, 400, 600]),
                             Extend=Array([True, True]))
        pdf.pages[0].obj.Resources["/Shading"] = Dictionary(S=shading)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/S sh\n" * 200_000)
    return odd_files.changed(change)


def endless_tree() -> bytes:
    """A page tree that holds one page a hundred thousand times."""
    def change(pdf):
        page = pdf.pages[0].obj
        pdf.Root.Pages.Kids = Array([page] * 100_000)
        pdf.Root.Pages.Count = 100_000
    return odd_files.changed(change)


def nested() -> bytes:
    """Arrays within arrays, a hundred thousand deep."""
    return odd_files.letter().replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * 100_000
                                      + b"]" * 100_000)


def wide_picture() -> bytes:
    """A PNG of ten thousand million pixels in a few bytes."""
    buffer = io.BytesIO()
    Image.new("1", (8, 8)).save(buffer, "PNG")
    whole = buffer.getvalue()
    return whole[:16] + (100_000).to_bytes(4, "big") * 2 + whole[24:]


def many() -> list[tuple[str, bytes]]:
    """Twenty files and their names."""
    kinds = [("slow.pdf", slow()), ("tree.pdf", endless_tree()), ("nested.pdf", nested()),
             ("wide.png", wide_picture()), ("image.pdf", odd_files.with_huge_image()),
             ("endless.pdf", odd_files.with_painting_forms(1, 1, endless=True)),
             ("multiplying.pdf", odd_files.with_painting_forms(12, 10)),
             ("unpacking.pdf", odd_files.with_content(b"0 " * 80_000_000)),
             ("deep.pdf", odd_files.with_painting_forms(40, 1)),
             ("cut.pdf", odd_files.letter()[:500])]
    return kinds * 2
