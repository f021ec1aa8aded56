"""Time stamps of captures (RFC 3161): a service signed that it saw the digest of these bytes at a
certain time.

The library rfc3161-client, an extra of the program, makes the question and proves the answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from builder import intake
from builder.core.errors import Diagnostic, MachineError, Rejected
from builder.core.sidecar import TIME_STAMP
from builder.paths import Paths
from builder.pipeline.discover import bytes_of

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

#: Certificates by which stamps are proved, one behind the other (PEM).
ROOTS_FILE: Final = "content/timestamp-roots.pem"
#: A larger one is not a stamp (bytes).
MAX_STAMP: Final = 100_000
_EXTRA: Final = "install it with: python -m pip install 'coverage-digest[timestamps]'"


def question(data: bytes) -> bytes:
    """Return what to ask a service so that it stamps the SHA-256 of ``data``.

    Raises :class:`~builder.core.errors.MachineError` where the extra is not installed.
    """
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MachineError("timestamps", "the extra is not installed", remedy=_EXTRA) from error
    builder = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256)
    return builder.cert_request(cert_request=True).build().as_bytes()


def refusal(stamp: bytes, data: bytes) -> str:
    """Return why the answer of a service is not a stamp of ``data``; "" where it is one."""
    from rfc3161_client import PKIStatus, decode_timestamp_response  # noqa: PLC0415 - an extra

    try:
        answer = decode_timestamp_response(stamp)
    except ValueError:
        return "what came is not a time stamp that can be read"
    if PKIStatus(answer.status) != PKIStatus.GRANTED:
        return f"the service refused: {'; '.join(answer.status_string) or 'no reason given'}"
    if answer.tst_info.message_imprint.message != hashlib.sha256(data).digest():
        return "the stamp is that of other bytes"
    return ""


def time_of_stamp(stamp: bytes) -> str:
    """Return the time that a stamp names (ISO 8601, UTC)."""
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415 - an extra

    return f"{decode_timestamp_response(stamp).tst_info.gen_time:%Y-%m-%dT%H:%M:%SZ}"


def unstamped(paths: Paths, name: str, path: Path, told: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the time stamp of the capture ``name`` at ``path``; ``told`` is the
    time that its sidecar tells of it, "" for none.
    """
    place, own = f"seeds/{name}{TIME_STAMP}", path.with_name(f"{path.name}{TIME_STAMP}")
    if not own.exists():
        if told:
            what = "the time stamp of which the sidecar tells is missing"
            yield Diagnostic(path=place, what=what, remedy="restore it from version control")
        return
    stamp, data = bytes_of(f"{name}{TIME_STAMP}", own), bytes_of(name, path)
    if isinstance(stamp, Diagnostic) or isinstance(data, Diagnostic):
        yield from (one for one in (stamp, data) if isinstance(one, Diagnostic))
        return
    yield from _unproved(paths, place, stamp, data, told)


def _unproved(
    paths: Paths, place: str, stamp: bytes, data: bytes, told: str
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the stamp at ``place``, which is to be that of ``data``."""
    try:
        import rfc3161_client  # noqa: PLC0415 - an extra
    except ImportError:
        what = "the time stamp is not checked: the extra is not installed"
        yield Diagnostic(path=place, severity="warning", what=what, remedy=_EXTRA)
        return
    wrong = refusal(stamp, data)
    if not wrong and told and time_of_stamp(stamp) != told:
        wrong = f"the stamp is of {time_of_stamp(stamp)}, not of the time that the sidecar tells"
    if wrong:
        remedy = "restore both from version control, or delete the stamp"
        yield Diagnostic(path=place, what=wrong, remedy=remedy)
        return
    try:
        verifier = rfc3161_client.VerifierBuilder()
        roots = _roots(paths)
        for root in roots:
            verifier = verifier.add_root_certificate(root)
        if roots:
            answer = rfc3161_client.decode_timestamp_response(stamp)
            verifier.build().verify_message(answer, data)
            return
        what = "the signature of the time stamp is not checked: no certificate is known"
        remedy = f"put the service's root certificate into {ROOTS_FILE}"
        yield Diagnostic(path=place, severity="warning", what=what, remedy=remedy)
    except Rejected as rejected:
        yield rejected.diagnostic
    except rfc3161_client.VerificationError as error:
        what = f"the signature of the time stamp does not hold: {' '.join(str(error).split())}"
        yield Diagnostic(path=place, what=what, remedy=f"check {ROOTS_FILE}")


def _roots(paths: Paths) -> list[Certificate]:
    """Return the certificates by which stamps are proved; raise
    :class:`~builder.core.errors.Rejected` for a file that holds none.
    """
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - an extra

    path = paths.root / ROOTS_FILE
    if not intake.is_there(path):
        return []
    try:
        return load_pem_x509_certificates(intake.read(path, ROOTS_FILE, MAX_STAMP))
    except ValueError as error:
        raise Rejected(ROOTS_FILE, "no certificate in it", remedy="write it as PEM") from error
