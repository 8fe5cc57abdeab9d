"""Addresses that a request names to be led to: only pages of our own."""

from urllib.parse import urlsplit


def inside(address: str) -> str | None:
    """The address without a host, if it is one of our pages; else None."""
    try:
        wanted = urlsplit(address)
    except ValueError:
        return None
    ours = not wanted.scheme and not wanted.netloc and wanted.path.startswith("/")
    if ours and not wanted.path.startswith("//") and "\\" not in wanted.path:
        return wanted.path + (f"?{wanted.query}" if wanted.query else "")
    return None
