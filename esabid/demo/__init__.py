"""The demo campaign: invented supporters, real institutions only planned or neutral."""

from esabid.demo.seed import seed

__all__ = ["seed"]
