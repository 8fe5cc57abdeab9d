"""The child process of single sheets: one request, one page at the path it asks for."""

from pathlib import Path

from esabid.domain.brief import Brief
from esabid.domain.frozen import from_plain
from esabid.domain.receipt import Receipt
from esabid.isolate.child import Refusal, serve
from esabid.typeset.brief import brief
from esabid.typeset.receipt import receipt
from esabid.typeset.sheet import typeset
from esabid.wording.words import LANGUAGES

_KINDS = {"brief": (Brief, brief), "receipt": (Receipt, receipt)}


def main(asked: dict, report) -> dict:
    """Typeset one sheet: `kind`, its `facts` as plain JSON, `lang`, `fonts` and `out`.

    Returns its size in bytes. Raises Refusal("request") for one that cannot be understood, and
    Refusal("typeset") where it cannot be typeset.
    """
    try:
        kind, draw = _KINDS[asked["kind"]]
        facts, lang, out = from_plain(kind, asked["facts"]), asked["lang"], Path(asked["out"])
        if lang not in LANGUAGES:
            raise ValueError(f"no language {lang!r}")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Refusal("request", f"{type(error).__name__}: {error}") from error
    try:
        typeset(draw, facts, lang, Path(asked["fonts"]), out)
    except Exception as error:
        raise Refusal("typeset", f"{type(error).__name__}: {error}") from error
    return {"bytes": out.stat().st_size}


if __name__ == "__main__":
    serve(main)
