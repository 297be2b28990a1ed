"""Digests of texts and files, without ``hashlib``: it loads OpenSSL, which takes 4 ms and 3 MB of memory."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # an internal module of CPython, which other Pythons may lack
    from hashlib import blake2b

_BYTES = 16
_SIGNATURE_BYTES = 32


def digest(data: bytes) -> str:
    """Return a text of 32 hexadecimal digits that identifies *data*."""
    return blake2b(data, digest_size=_BYTES).hexdigest()


def text_digest(text: str) -> str:
    """Return the digest of *text*."""
    return digest(text.encode("utf-8", "surrogatepass"))


def key_from(text: str) -> bytes:
    """Return a key of 32 bytes that depends on all of *text*."""
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=_SIGNATURE_BYTES).digest()


def signature(data: bytes, key: bytes) -> bytes:
    """Return the signature of *data* with *key*, of at most 64 bytes, as 64 hexadecimal digits."""
    return blake2b(data, key=key, digest_size=_SIGNATURE_BYTES).hexdigest().encode("ascii")


def is_signature(given: bytes, data: bytes, key: bytes) -> bool:
    """Return whether *given* is the signature of *data*; the time doesn't show how much of it is right."""
    # digests of both are compared: where these differ says nothing about the signature
    return signature(given, key) == signature(signature(data, key), key)
