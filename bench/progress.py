"""Progress of 100,000 institutions with 50,000 letters, against the same rows without the rule."""

import sqlite3
from pathlib import Path

from bench.many_rows import TODAY, many_rows, statements
from bench.pairs import line, measured

from esabid.queries import progress, standing

# The bare baseline: every row the numbers rest on, fetched by the driver alone.
_ROWS = (
    "SELECT letter_id, institution_id FROM letter_signer ORDER BY position",
    "SELECT id, state, received_on, version_of_id, replaces_id FROM letter",
    "SELECT id, sector, reach, parent_id, city_tie, ask_state FROM institution",
)


def naive(file: Path) -> tuple[int, int, int]:
    """Verified letters, institutions behind them and asks, counted with no rule but the state."""
    connection = sqlite3.connect(file)
    signers, letters, institutions = (connection.execute(rows).fetchall() for rows in _ROWS)
    connection.close()
    verified = {row_id for row_id, state, *_ in letters if state == "verified"}
    return (len(verified), len({body for letter, body in signers if letter in verified}),
            sum(state == "asked" for *_, state in institutions))


def rows(institutions: int = 100_000, letters: int = 50_000):
    """Yields the lines of the table."""
    with many_rows(institutions, letters) as (session, campaign, file):
        readings = {
            f"progress, {letters:,} letters":
                lambda: progress.read(session, campaign.aims, TODAY),
            "standing: caution and forecast too":
                lambda: standing.read(session, campaign, TODAY),
        }
        for name, read in readings.items():
            with statements(session) as sent:
                read()
            yield line(name, measured(read, lambda: naive(file)),
                       "the same rows by sqlite3, counted naively", f"{len(sent)} statements")
