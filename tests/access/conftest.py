"""The campaigns of the tests of pages, for the tests of who may see them."""

from web.conftest import blank, empty, filled, founded, full

__all__ = ["blank", "empty", "filled", "founded", "full"]
