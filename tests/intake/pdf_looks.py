"""What a prepared copy holds and how it looks beside its original, by other means than intake's.

Originals are rendered in a process of their own: some take gigabytes.
"""

import json
import re
import resource
import subprocess
import sys

import pikepdf
import pypdfium2
from PIL import ImageChops
from pikepdf import Array, Dictionary, Name, Stream

NAMES = frozenset((
    "/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Thread",
    "/Rendition", "/Movie", "/Sound", "/RichMedia", "/EF", "/XFA", "/Ref", "/OPI", "/AA",
    "/OpenAction", "/EmbeddedFiles"))
LINK = re.compile(r"\s*(https?:|mailto:)", re.IGNORECASE)
STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)
WORDS = re.compile(rb"/(?:%s)(?![A-Za-z0-9_.#-])" % b"|".join(
    name[1:].encode() for name in sorted(NAMES)))
LONGER_SIDE = 899.5
PAGES = 10
ADDRESS_SPACE = 3 * 1024**3


def forbidden(path) -> list[str]:
    """Every forbidden key or value in any object of the file, however deep it lies."""
    found = set()
    with pikepdf.open(path) as pdf:
        stack = [pdf.trailer, *pdf.objects]
        while stack:
            node = stack.pop()
            if isinstance(node, (Dictionary, Stream)):
                values = [(key, node.get(key)) for key in node.keys()]
                found |= NAMES & set(node.keys())
                found |= {"external /F"} if isinstance(node, Stream) and "/F" in node else set()
                found |= {f"/URI {value}" for key, value in values
                          if key == "/URI" and not LINK.match(str(value))}
            elif isinstance(node, Array):
                values = list(enumerate(node))
            else:
                continue
            found |= NAMES & {str(value) for _, value in values if isinstance(value, Name)}
            stack += [value for _, value in values
                      if isinstance(value, (Dictionary, Array)) and not value.is_indirect]
    return sorted(found)


def forbidden_words(plain: bytes) -> list[str]:
    """The same names in a file written out as text, outside of page content and pictures."""
    return sorted({word.decode() for word in WORDS.findall(STREAM.sub(b"", plain))})


def differences(original, prepared) -> list[float]:
    """The mean difference of the first pages from 0 to 1; [] where pdfium cannot draw the
    original."""
    told = subprocess.run([sys.executable, __file__, original, prepared], capture_output=True,
                          text=True, timeout=60)
    return json.loads(told.stdout) if told.returncode == 0 else []


def pictures(source):
    """The first pages as pdfium shows them, forms and all."""
    with pypdfium2.PdfDocument(source) as document:
        document.init_forms()
        for index in range(min(PAGES, len(document))):
            page = document[index]
            scale = LONGER_SIDE / max(page.get_size())
            yield page.render(scale=scale).to_pil().convert("L")
            page.close()


def main(original, prepared) -> list[float]:
    """The differences, page by page; another number of pages is a difference of its own."""
    before, after = list(pictures(original)), list(pictures(prepared))
    if len(before) != len(after):
        return [1.0]
    told = []
    for one, other in zip(before, after):
        counts = ImageChops.difference(one, other.resize(one.size)).histogram()
        told.append(sum(tone * count for tone, count in enumerate(counts))
                    / (255 * one.width * one.height))
    return told


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    # A wrong original prints nothing: what pdfium cannot draw cannot be compared.
    try:
        sys.stdout.write(json.dumps(main(*sys.argv[1:])))
    except (pypdfium2.PdfiumError, ZeroDivisionError):
        sys.exit(1)
