"""Frozen dataclasses as canonical JSON and back: equal facts give equal text."""

import json
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from types import UnionType
from typing import get_args, get_origin, get_type_hints


def to_json(value) -> str:
    """Canonical JSON of a dataclass: sorted keys, no spaces, ISO dates."""
    return json.dumps(asdict(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False,
                      default=_plain)


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def from_plain(kind, value):
    """Rebuild `value` (plain JSON) as the annotated `kind`; a field that is missing keeps its
    default."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: from_plain(hints[f.name], value[f.name]) for f in fields(kind)
                       if f.name in value})
    origin, args = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return None if value is None else from_plain(args[0], value)
    if origin is tuple:
        kinds = args[:1] * len(value) if args[-1] is Ellipsis else args
        return tuple(from_plain(k, v) for k, v in zip(kinds, value, strict=True))
    if origin is dict:
        return {from_plain(args[0], k): from_plain(args[1], v) for k, v in value.items()}
    if kind is date:
        return date.fromisoformat(value)
    return kind(value)
