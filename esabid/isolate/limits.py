"""The limits a child process lives under."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What a child may use: bytes of memory, seconds of CPU and of wall clock, bytes a file."""

    address_space: int = 2 * 1024**3
    cpu_seconds: int = 20
    wall_seconds: float = 30
    file_size: int = 1024**3
