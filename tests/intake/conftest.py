"""How tests of intake hand in a file and look at what came of it."""

import pypdfium2
import pytest
from signing import roots

from esabid.intake import receive
from esabid.intake.container import open_container


@pytest.fixture
def hand_in(tmp_path):
    """Hand in bytes under a name; gives the Outcome."""
    def give(content: bytes, name="letter.pdf", **how):
        place = tmp_path / f"file-{len(list(tmp_path.iterdir()))}"
        workdir = tmp_path / f"{place.name}-work"
        place.write_bytes(content)
        workdir.mkdir()
        return receive(place, name=name, workdir=workdir, **how)
    return give


@pytest.fixture
def codes(hand_in):
    """Hand in bytes; gives the findings as (code, severity, where)."""
    def give(content: bytes, name="letter.pdf", **how):
        outcome = hand_in(content, name, **how)
        return [(f.code.value, f.severity.value, f.where) for f in outcome.findings]
    return give


@pytest.fixture
def seen():
    """Render a PDF's first page; gives its grey picture of 200 pixels' longer side."""
    def render(source):
        with pypdfium2.PdfDocument(source) as document:
            document.init_forms()
            page = document[0]
            picture = page.render(scale=200 / max(page.get_size())).to_pil().convert("L")
            page.close()
        return picture
    return render


@pytest.fixture
def opened(tmp_path):
    """What open_container makes of the bytes, with the test's root trusted."""
    def give(content: bytes, beside: bytes | None = None, trusted=True):
        path, work, folder = (tmp_path / it for it in ("given", "work", "roots"))
        for it in (work, folder):
            it.mkdir(exist_ok=True)
        path.write_bytes(content)
        if beside is not None:
            (tmp_path / "beside").write_bytes(beside)
        return open_container(path, work, roots(folder) if trusted else None,
                              beside and tmp_path / "beside")
    return give


@pytest.fixture
def told(opened):
    """(intact, whole) of every signature, the names inside, and the findings' codes."""
    def give(content: bytes):
        found = opened(content)
        return ([(it.intact, it.whole) for it in found.signatures],
                [it.name for it in found.inside], [it.code.value for it in found.findings])
    return give
