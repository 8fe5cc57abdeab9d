"""`python -m bench.merge WAY LIST OUT`: nothing but joining the files named in LIST, line by line.

Run as a process of its own, so that its memory is its own.
"""

import sys
from pathlib import Path

WAYS = ("libqpdf", "pypdf")


def main(way: str, files: list[str], out: str) -> None:
    """Join the files by one of the libraries; each is imported by its own run alone."""
    if way == "libqpdf":
        import pikepdf

        pikepdf.Job(["qpdf", "--empty", "--no-warn", "--pages", *files, "--", out]).run()
    else:
        import pypdf

        with pypdf.PdfWriter() as writer:
            for file in files:
                writer.append(file)
            writer.write(out)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).read_text().splitlines(), sys.argv[3])
