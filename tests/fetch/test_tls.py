"""A connection goes to an address that was looked at, and its certificate is still that of the name."""

import socket
import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

YEAR = timedelta(days=365)


def certificate(name, issuer, key, signer, *, authority):
    """Return a certificate for a name."""
    now = datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - YEAR)
        .not_valid_after(now + YEAR)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    if authority:
        usage = x509.KeyUsage(
            digital_signature=True, content_commitment=False, key_encipherment=False,
            data_encipherment=False, key_agreement=False, key_cert_sign=True, crl_sign=True,
            encipher_only=False, decipher_only=False,
        )  # fmt: skip
        builder = builder.add_extension(usage, critical=True)
    else:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False
        )
    return builder.sign(signer, hashes.SHA256())


@pytest.fixture
def secure(server, tmp_path, monkeypatch):
    """Let the server speak TLS as news.example, and let names lead to it."""
    own, root = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = certificate("Root of Orsa", None, root, root, authority=True)
    leaf = certificate("news.example", ca.subject, own, root, authority=False)
    pem = serialization.Encoding.PEM
    (tmp_path / "ca.pem").write_bytes(ca.public_bytes(pem))
    (tmp_path / "own.pem").write_bytes(
        leaf.public_bytes(pem)
        + own.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(tmp_path / "own.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    inner = socket.getaddrinfo

    def look_up(host, *arguments, **options):
        return inner("127.0.0.1" if host.endswith(".example") else host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return server.server_address[1]


def test_a_page_is_fetched_by_its_name(digest, secure):
    digest.add(f"https://news.example:{secure}/news/1", "--allow", "news.example")

    assert len(digest.captures()) == 1


@pytest.mark.usefixtures("quick")
def test_a_certificate_of_another_name_is_refused(digest, secure):
    done = digest.add(f"https://other.example:{secure}/news/1", "--allow", "other.example", code=1)

    assert "no connection: " in done.stderr
    assert "certificate" in done.stderr.lower()


@pytest.mark.usefixtures("quick")
def test_a_certificate_that_nobody_vouches_for_is_refused(digest, secure, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    done = digest.add(f"https://news.example:{secure}/news/1", "--allow", "news.example", code=1)

    assert "no connection: " in done.stderr


@pytest.mark.parametrize("text", ["", "no certificate", None])
def test_certificates_that_cannot_be_read_are_told(digest, secure, monkeypatch, tmp_path, text):
    if text is not None:
        (tmp_path / "none.pem").write_text(text)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    done = digest.add(f"https://news.example:{secure}/news/1", "--allow", "news.example", code=1)

    assert "error: the certificates to trust cannot be read" in done.stderr
    assert "(check the file that SSL_CERT_FILE names)" in done.stderr
