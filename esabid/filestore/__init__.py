"""Keeps files by the SHA-256 of their content: equal bytes once, never half a file."""

from esabid.filestore.local import BadHash, LocalStore, Missing, Stored

__all__ = ["BadHash", "LocalStore", "Missing", "Stored"]
