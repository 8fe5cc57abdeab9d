"""Outlook's .msg files made from nothing: properties in a compound file ([MS-CFB], [MS-OXMSG])."""

import struct
from datetime import UTC, datetime

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, MINI, CUT_OFF = 512, 64, 4096
UNICODE, BINARY, TIME, LONG = 0x001F, 0x0102, 0x0040, 0x0003


def msg(*, subject="", sender=("", ""), message_id="", delivered=None, files=(),
        message_class="IPM.Note") -> bytes:
    """A message; `files` are (name, bytes, declared type), `delivered` numbers of a UTC instant."""
    said = {(0x001A, UNICODE): message_class, (0x0037, UNICODE): subject,
            (0x0C1A, UNICODE): sender[0], (0x5D01, UNICODE): sender[1],
            (0x1035, UNICODE): message_id}
    if delivered:
        said[0x0E06, TIME] = datetime(*delivered, tzinfo=UTC)
    tree = _storage(said, struct.pack("<8x4I8x", 0, len(files), 0, len(files)))
    for number, (name, data, kind) in enumerate(files):
        tree[f"__attach_version1.0_#{number:08X}"] = _storage(
            {(0x3707, UNICODE): name, (0x3701, BINARY): data, (0x370E, UNICODE): kind,
             (0x3705, LONG): 1}, bytes(8))
    return _compound(tree)


def _storage(said: dict, header: bytes) -> dict:
    """The streams of one object: its list of properties, and a stream for each long value."""
    streams, rows = {}, header
    for (pid, kind), value in said.items():
        if kind == LONG:
            short = struct.pack("<II", value, 0)
        elif kind == TIME:
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
            short = struct.pack("<Q", ticks)
        else:
            data = value.encode("utf-16-le") if kind == UNICODE else value
            streams[f"__substg1.0_{pid:04X}{kind:04X}"] = data
            short = struct.pack("<II", len(data) + (2 if kind == UNICODE else 0), 0)
        rows += struct.pack("<HHI", kind, pid, 6) + short
    return {"__properties_version1.0": rows} | streams


class _Sectors:
    """Sectors of one size with their table of chains."""

    def __init__(self, size: int):
        self.size, self.data, self.table = size, b"", []

    def add(self, content: bytes) -> int:
        """Lay a stream down; the number of its first sector."""
        first, count = len(self.table), -(-len(content) // self.size)
        self.table += [*range(first + 1, first + count), END] if count else []
        self.data += content.ljust(count * self.size, b"\0")
        return first if count else END


def _compound(tree: dict) -> bytes:
    """The tree as a compound file; streams below 4,096 bytes lie in the mini stream."""
    entries, large, small = [["Root Entry", 5, FREE, END, 0]], _Sectors(SECTOR), _Sectors(MINI)

    def add(folder: dict) -> list[int]:
        numbers = []
        for name, content in folder.items():
            numbers.append(len(entries))
            entries.append(entry := [name, 1, FREE, END, 0])
            if isinstance(content, dict):
                entry[2] = _siblings(entries, add(content))
            else:
                place = small if len(content) < CUT_OFF else large
                entry[1], entry[3], entry[4] = 2, place.add(content), len(content)
        return numbers

    entries[0][2] = _siblings(entries, add(tree))
    entries[0][3:5] = large.add(small.data), len(small.data)
    minis = small.table + [FREE] * (-len(small.table) % 128)
    first_mini = large.add(struct.pack(f"<{len(minis)}I", *minis))
    directory = b"".join(_entry(*it) for it in entries)
    first = large.add(directory + bytes(-len(directory) % SECTOR))
    table = [*large.table, FAT]
    table += [FREE] * (128 - len(table))
    header = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1,
        first, 0, CUT_OFF, first_mini, len(minis) // 128, END, 0)
    header += struct.pack("<I", len(large.table)) + struct.pack("<I", FREE) * 108
    return header + large.data + struct.pack("<128I", *table)


def _siblings(entries: list, numbers: list[int]) -> int:
    """Chain the children of a storage; each is the right neighbour of the one before."""
    for one, following in zip(numbers, [*numbers[1:], FREE], strict=True):
        entries[one].append(following)
    return numbers[0] if numbers else FREE


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = FREE) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    return (raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
            + bytes(36) + struct.pack("<IQ", start, size))
