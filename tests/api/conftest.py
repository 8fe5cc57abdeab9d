"""The campaigns of the tests of pages, for the programs that read them."""

from web.conftest import blank, empty, filled, founded, full

__all__ = ["blank", "empty", "filled", "founded", "full"]
