"""A user's own RSA key, by which nanopublications are signed."""

from base64 import b64encode
from pathlib import Path

from graph.rdf.nanopub import Key


class WrongKey(ValueError):
    """A file that holds no private RSA key, or nothing to sign with; the message says what to do."""


def key_of(file: Path) -> Key:
    """Returns the key of a PEM file; raises WrongKey, and OSError where the file cannot be read."""
    try:
        from Crypto.Hash import SHA256
        from Crypto.PublicKey import RSA
        from Crypto.Signature import pkcs1_15
    except ImportError:
        raise WrongKey("signing needs the package pycryptodome; install allegiance[sign]") from None
    text = file.read_bytes()
    try:
        private = RSA.import_key(text)
    except (ValueError, IndexError, TypeError):
        raise WrongKey(f"{file} holds no RSA key without a passphrase, as PEM; make one with `openssl genrsa -out key.pem 2048`") from None
    if not private.has_private():
        raise WrongKey(f"{file} holds a public key; signing needs the private one")
    signer = pkcs1_15.new(private)
    public = b64encode(private.public_key().export_key("DER")).decode()
    return Key(public, lambda data: signer.sign(SHA256.new(data)))
