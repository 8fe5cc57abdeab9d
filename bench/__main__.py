"""`python -m bench [PART [LETTERS ...]]`: every benchmark in one table, or one part of it.

The dossier takes minutes for many letters: `python -m bench dossier 50 500 2000`.
"""

import sys

from bench import dossier, forecast, intake, listing, plan, progress

PARTS = {"progress": progress, "listing": listing, "forecast": forecast, "plan": plan,
         "intake": intake, "dossier": dossier}


def main(part: str = "", *letters: str) -> None:
    """Print the table, a line as soon as it is measured."""
    print(f"{'':<44} {'ours':>12} {'baseline':>12} {'ratio':>10}  against")
    for name, it in PARTS.items():
        if part in ("", name):
            more = (tuple(map(int, letters)),) if letters else ()
            for row in it.rows(*more):
                print(row, flush=True)


main(*sys.argv[1:])
