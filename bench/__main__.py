"""`python -m bench`: every benchmark in one table."""

from bench import forecast, intake, listing, plan, progress


def main() -> None:
    """Print the table, a line as soon as it is measured."""
    print(f"{'':<44} {'ours':>12} {'baseline':>12} {'ratio':>10}  against")
    for part in (progress, listing, forecast, plan, intake):
        for row in part.rows():
            print(row, flush=True)


main()
