"""The child's side of reading a list: the only place where a stranger's workbook is parsed."""

from pathlib import Path

from esabid.domain.errors import InvalidValue
from esabid.isolate.child import serve
from esabid.spreadsheets.read import read


def main(request: dict, report) -> dict:
    """The lines of the file at `request["path"]`, or the code and values of its refusal."""
    try:
        lines = read(Path(request["path"]).read_bytes())
    except InvalidValue as refused:
        return {"refused": refused.code, "values": refused.values}
    return {"lines": [(line.number, line.cells) for line in lines]}


if __name__ == "__main__":
    serve(main)
