"""RSA signatures in both forms that RFC 8017 wants accepted.

The name of the hash may stand in a signature with empty parameters or without any. The libraries
know the first form only; the seal of the podpis zaufany writes the second.
"""

import hashlib

from asn1crypto import algos
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pyhanko_certvalidator.sig_validate import (
    DEFAULT_VALIDATION_CONTEXT,
    DefaultSignatureValidator,
)


class BothForms(DefaultSignatureValidator):
    """Checks any signature, and one by RSA in either form."""

    def validate_signature(self, signature, signed_data, public_key_info, signature_algorithm,
                           context=DEFAULT_VALIDATION_CONTEXT) -> None:
        """Raise InvalidSignature where the signature does not hold."""
        try:
            super().validate_signature(
                signature, signed_data, public_key_info, signature_algorithm, context)
        except InvalidSignature:
            if signature_algorithm.signature_algo != "rsassa_pkcs1v15":
                raise
            try:
                algorithm = signature_algorithm.hash_algo
            except ValueError:
                algorithm = context.contextual_md_algorithm
            digest = (signed_data if context.prehashed
                      else hashlib.new(algorithm, signed_data).digest())
            verify_bare(load_der_public_key(public_key_info.dump()), signature, algorithm, digest)


def verify_bare(key: rsa.RSAPublicKey, signature: bytes, algorithm: str, digest: bytes) -> None:
    """Raise InvalidSignature unless it signs this hash, named without parameters."""
    bare = _tagged(0x30, _tagged(0x30, algos.DigestAlgorithmId(algorithm).dump())
                   + _tagged(0x04, digest))
    if key.recover_data_from_signature(signature, padding.PKCS1v15(), None) != bare:
        raise InvalidSignature


def _tagged(tag: int, content: bytes) -> bytes:
    """A short DER value; no hash is as long as 128 bytes."""
    return bytes((tag, len(content))) + content
