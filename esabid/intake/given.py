"""What a signature file gave up, before anything of it is written down."""

from dataclasses import dataclass

from esabid.domain.signature import SignatureReport


@dataclass(frozen=True)
class Given:
    """Reports; documents as (name, bytes), the name "" where none is stated; and the SHA-256 of
    the file that is signed and not carried along, "" where it cannot be told. `alone` says that
    there is no other file: only itself is signed."""

    signatures: tuple[SignatureReport, ...]
    documents: tuple[tuple[str, bytes], ...] = ()
    signed_sha256: str = ""
    alone: bool = False
