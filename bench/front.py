"""`python -m bench.front WAY REQUEST OUT`: front matter and stamps of a dossier, without letters.

WAY is `ours`, `weasyprint` or `typst`. The others set the same cover, contents, index and one
stamped page for each letter page, as plainly as they can: no tags, no charts, no bookmarks.
"""

import html
import json
import sys
from pathlib import Path

WAYS = ("ours", "weasyprint", "typst")


def main(way: str, asked: dict, out: Path) -> None:
    """Set the front matter; each library is imported by its own run alone."""
    if way == "ours":
        from esabid.domain.snapshot import snapshot_from
        from esabid.typeset.skeleton import typeset

        typeset(snapshot_from(json.dumps(asked["snapshot"])), "pl", None, asked["fonts"], out)
    elif way == "weasyprint":
        import weasyprint

        weasyprint.HTML(string=_html(asked["snapshot"])).write_pdf(out)
    else:
        import typst

        source = out.with_suffix(".typ")
        source.write_text(_typst(asked["snapshot"]), encoding="utf-8")
        typst.compile(source, output=out, font_paths=[asked["fonts"]])


def _letters(frozen: dict):
    """Each letter's number, institution, city, day and count of pages."""
    for it in frozen["letters"]:
        signer = it["signers"][0]
        yield it["number"], signer["name"]["pl"], signer["city"], it["received_on"], len(
            it["pages"])


def _html(frozen: dict) -> str:
    title = html.escape(frozen["campaign"]["title"]["pl"])
    rows = "".join(f"<tr><td>{number}<td>{html.escape(name)}<td>{city}<td>{day}"
                   for number, name, city, day, _ in _letters(frozen))
    contents = "".join(f"<p><a href='#l{number}'>{number}. {html.escape(name)}</a></p>"
                       for number, name, *_ in _letters(frozen))
    pages = "".join(f"<section{f' id=l{number}' if not part else ''}>List {number} – "
                    f"{html.escape(name)}</section>" for number, name, _, _, count in
                    _letters(frozen) for part in range(count))
    return (f"<html lang=pl><style>@page{{size:A4;margin:20mm}}section{{break-before:page}}"
            f"body{{font:10pt 'Noto Sans'}}a::after{{content:target-counter(attr(href),page)}}"
            f"</style><h1>{title}</h1>{contents}<table><tr><th>Nr<th>Instytucja<th>Miasto"
            f"<th>Dzień{rows}</table>{pages}")


def _typst(frozen: dict) -> str:
    def text(value) -> str:
        return json.dumps(str(value), ensure_ascii=False)

    lines = ['#set page(paper: "a4")', '#set text(lang: "pl", font: "Noto Sans", size: 10pt)',
             '#set document(date: none)', f"= #{text(frozen['campaign']['title']['pl'])}"]
    lines += [f"#link(<l{number}>)[#{text(f'{number}. {name}')} #h(1fr) "
              f"#context counter(page).at(<l{number}>).first()]\n"
              for number, name, *_ in _letters(frozen)]
    cells = ", ".join(text(cell) for row in _letters(frozen) for cell in row[:4])
    lines.append(f"#table(columns: 4, {cells})")
    lines += [f"#pagebreak()\n#{text(f'List {number} – {name}')}"
              + (f" <l{number}>" if not part else "")
              for number, name, _, _, count in _letters(frozen) for part in range(count)]
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(Path(sys.argv[2]).read_text()), Path(sys.argv[3]))
