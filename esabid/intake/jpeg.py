"""Takes what a camera wrote about place and person out of a JPEG, without touching its picture."""

import re

START, END, SCAN = 0xD8, 0xD9, 0xDA
JFIF, ICC, ADOBE, COMMENT = 0xE0, 0xE2, 0xEE, 0xFE
ALONE = {0x01, *range(0xD0, 0xD8)}
# Inside picture data a marker is an FF that neither stuffs a byte nor restarts the decoder.
NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def without_metadata(data: bytes) -> bytes:
    """The JPEG with JFIF, ICC and Adobe segments only, ending at its end marker.

    EXIF (with GPS), XMP, comments, further pictures and trailing bytes go. Data that is not a
    well-formed JPEG comes back unchanged.
    """
    if data[:2] != b"\xff\xd8":
        return data
    kept, at = [data[:2]], 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == END:
            return b"".join([*kept, b"\xff\xd9"])
        end = at + 2 if marker in ALONE else _segment_end(data, at)
        if end is None:
            return data
        if marker == SCAN:
            following = NEXT_MARKER.search(data, end)
            if following is None:
                return data
            end = following.start()
        if _belongs_to_picture(marker, data[at + 4:at + 16]):
            kept.append(data[at:end])
        at = end
    return data


def _segment_end(data: bytes, at: int) -> int | None:
    length = int.from_bytes(data[at + 2:at + 4], "big")
    end = at + 2 + length
    return end if length >= 2 and end <= len(data) else None


def _belongs_to_picture(marker: int, opening: bytes) -> bool:
    if marker == ICC:
        return opening.startswith(b"ICC_PROFILE\0")
    if 0xE0 <= marker <= 0xEF:
        return marker in (JFIF, ADOBE)
    return marker != COMMENT
