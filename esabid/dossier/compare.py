"""`python -m esabid.dossier.compare`: which pages and which other parts of two dossiers differ."""

import hashlib
import itertools

import pikepdf

from esabid.isolate.child import serve

# What leads from a page to the rest of the document, and so says nothing of the page.
_ELSEWHERE = {"/Parent", "/P", "/Dest", "/StructParent", "/StructParents", "/Font"}
_DEEPEST = 60


def main(request: dict, report) -> dict:
    """Compare the files `kept` and `made`: {"pages": [...], "parts": [...]}."""
    with pikepdf.open(request["kept"]) as kept, pikepdf.open(request["made"]) as made:
        pairs = itertools.zip_longest(kept.pages, made.pages)
        pages = [number for number, pair in enumerate(pairs, start=1) if None in pair
                 or _print(pair[0].obj) != _print(pair[1].obj)]
        whole = [_parts(pdf) for pdf in (kept, made)]
    return {"pages": pages, "parts": [name for name in whole[0]
                                      if whole[0][name] != whole[1][name]]}


def _parts(pdf) -> dict[str, str]:
    """A print of everything that stands beside the pages."""
    with pdf.open_outline() as outline:
        titles = repr([(item.title, len(item.children)) for item in _items(outline.root)])
    return {
        "bookmarks": titles,
        "metadata": repr([_print(pdf.docinfo), _print(pdf.Root.get("/Metadata")),
                          _print(pdf.Root.get("/Lang")), _print(pdf.Root.get("/PageLabels"))]),
        "tags": repr(_tags(pdf.Root.get("/StructTreeRoot"))),
        "typefaces": repr(sorted({_print(font) for page in pdf.pages for font in
                                  page.obj.Resources.get("/Font", {}).values()})),
        "attachments": repr([(name, _print(spec.obj)) for name, spec in
                             pdf.attachments.items()]),
    }


def _items(items):
    for item in items:
        yield item
        yield from _items(item.children)


def _tags(element) -> list:
    """The elements of the tree in reading order, with what is said of them."""
    found, waiting = [], [element]
    while waiting:
        now = waiting.pop()
        if isinstance(now, pikepdf.Array):
            waiting += reversed(list(now))
        elif isinstance(now, pikepdf.Dictionary) and "/K" in now:
            found.append([str(now.get(key, "")) for key in ("/S", "/Alt", "/Lang", "/T")])
            waiting.append(now.K)
    return found


def _print(value) -> str:
    """A hash of a value and of all beneath it."""
    held = hashlib.sha256()
    _into(held, value, set(), _DEEPEST)
    return held.hexdigest()


def _into(held, value, seen: set, left: int) -> None:
    """Feed a value and all beneath it to `held`, each object once."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        if value.objgen in seen or not left:
            return
        seen.add(value.objgen)
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in sorted(value.keys()):
            if key not in _ELSEWHERE:
                held.update(key.encode())
                _into(held, value[key], seen, left - 1)
        if isinstance(value, pikepdf.Stream):
            held.update(value.read_raw_bytes())
    elif isinstance(value, pikepdf.Array):
        for item in value:
            _into(held, item, seen, left - 1)
    else:
        held.update(repr(value).encode())


if __name__ == "__main__":
    serve(main)
