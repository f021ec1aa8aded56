"""Archived copies and time stamps: noted and kept beside the capture, checked by ``verify``; a
service that fails costs a warning and no capture.
"""

import re
import shutil
import subprocess

import pytest
from digests import run_builder
from server import REPORTS

from builder.fetch.proofs import lost_copies
from builder.fetch.ready import policy_for
from builder.paths import Paths
from builder.pipeline.sidecars import parsed

OPENSSL = shutil.which("openssl")
CONFIG = """
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
[stamping]
extendedKeyUsage = critical,timeStamping
"""


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """Return a service of time stamps (OpenSSL's) and its root certificate."""
    if OPENSSL is None:
        pytest.fail("needs the program openssl, which `make test` installs")
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")

    def openssl(*arguments, **options):
        done = subprocess.run(
            [OPENSSL, *arguments], cwd=folder, capture_output=True, check=False, **options
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    openssl(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem",
        "-subj", "/CN=Root of Orsa", "-days", "3650",
    )  # fmt: skip
    openssl(
        "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr",
        "-subj", "/CN=Clock of Orsa",
    )  # fmt: skip
    openssl(
        "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
        "-out", "tsa.pem", "-days", "3650", "-extfile", "tsa.cnf", "-extensions", "stamping",
    )  # fmt: skip

    def stamper(query):
        (folder / "query.tsq").write_bytes(query)
        openssl(
            "ts", "-reply", "-config", "tsa.cnf", "-section", "own", "-queryfile", "query.tsq",
            "-out", "reply.tsr",
        )  # fmt: skip
        return (folder / "reply.tsr").read_bytes()

    return stamper, (folder / "ca.pem").read_bytes()


def configured(digest, line):
    file = digest.root / "content/site.yaml"
    file.write_text(f"{file.read_text()}{line}\n")


def add_report(digest, server):
    """Add a report as plain text, which is read without the libraries for HTML."""
    server.pages["/report"] = (REPORTS[1], "text/plain; charset=utf-8")
    return digest.add(server.url("/report"))


def sidecar(digest, capture):
    return parsed((digest.root / f"{capture}.yaml").read_text(), capture)[0]


def test_a_capture_is_stamped_and_the_stamp_is_proved(digest, server, authority):
    server.stamper, root = authority
    configured(digest, f"timestamps: {server.url('/stamp')}")
    done = add_report(digest, server)
    assert "warning" not in done.stderr
    (capture,) = digest.captures()
    told = sidecar(digest, capture)
    assert told.stamped.endswith("Z")
    assert told.stamped_by == server.url("/stamp")
    stamp = digest.root / f"{capture}.tsr"
    assert stamp.exists()
    assert run_builder(digest.root, "build").returncode == 0
    pages = "".join(path.read_text() for path in (digest.root / "site").rglob("capture/index.html"))
    assert f"{told.stamped}, by {told.stamped_by}" in pages

    unproved = run_builder(digest.root, "verify")
    assert unproved.returncode == 0
    assert (
        f"{capture}.tsr: warning: the signature of the time stamp is not checked" in unproved.stderr
    )
    (digest.root / "content/timestamp-roots.pem").write_bytes(root)
    run_builder(digest.root, "build")
    proved = run_builder(digest.root, "verify")
    assert (proved.returncode, "time stamp" in proved.stderr) == (0, False)

    whole = stamp.read_bytes()
    for spoiled, what in (
        (whole[:-40] + bytes(40), "the signature of the time stamp does not hold"),
        (whole[: len(whole) // 2], "what came is not a time stamp"),
        (None, "the time stamp of which the sidecar tells is missing"),
    ):
        stamp.unlink() if spoiled is None else stamp.write_bytes(spoiled)
        broken = run_builder(digest.root, "verify")
        assert broken.returncode == 1
        assert f"{capture}.tsr: error: {what}" in broken.stderr


def test_a_stamp_of_another_root_is_none(digest, server, authority):
    server.stamper, _ = authority
    configured(digest, f"timestamps: {server.url('/stamp')}")
    add_report(digest, server)
    subprocess.run(
        [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-out", "o.pem",
         "-subj", "/CN=Somebody else", "-days", "30"],
        cwd=digest.root, check=True, capture_output=True,
    )  # fmt: skip
    other = (digest.root / "o.pem").read_bytes()
    (digest.root / "content/timestamp-roots.pem").write_bytes(other)
    run_builder(digest.root, "build")
    broken = run_builder(digest.root, "verify")

    assert broken.returncode == 1
    assert "the signature of the time stamp does not hold" in broken.stderr
    (digest.root / "content/timestamp-roots.pem").write_text("no certificate")
    run_builder(digest.root, "build")
    told = "content/timestamp-roots.pem: error: no certificate in it (write it as PEM)"
    assert told in run_builder(digest.root, "verify").stderr


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("stamper", "told"),
    [
        (None, "no time stamp from http://127.0.0.1:\\d+/stamp: the server failed: 500"),
        (lambda _: b"x", "what came is not a time stamp"),
        (lambda _: b"", "what came is not a time stamp"),
    ],
)
def test_a_service_that_fails_costs_a_warning(digest, server, stamper, told):
    server.stamper = stamper
    configured(digest, f"timestamps: {server.url('/stamp')}")
    done = digest.add(server.url("/news/1"))

    assert re.search(f"warning: .*{told}.* \\(the capture is kept without it\\)", done.stderr)
    (capture,) = digest.captures()
    assert not (digest.root / f"{capture}.tsr").exists()


def test_the_stamp_of_other_bytes_is_refused(digest, server, authority):
    inner, _ = authority
    first = []

    def same(query):
        first.append(query)
        return inner(first[0])

    server.stamper = same
    configured(digest, f"timestamps: {server.url('/stamp')}")
    done = digest.add(server.url("/news/1"), server.url("/news/2"))

    assert done.stderr.count("the stamp is that of other bytes") == 1


def test_a_copy_is_archived_noted_and_asked_for(digest, server):
    configured(digest, f"archives: [{server.url('/save/')}]")
    digest.add(server.url("/news/1"))
    (capture,) = digest.captures()
    ((url, time),) = sidecar(digest, capture).archived
    assert server.saved == [server.url("/news/1")]
    assert url == server.url(f"/copy/20310212100500/{server.url('/news/1')}")
    assert time == "2031-02-12T10:05:00Z"

    paths = Paths.of(digest.root)
    policy = policy_for(paths, ["127.0.0.1"], 2)
    assert list(lost_copies(paths, policy)) == []
    server.lost.add(f"20310212100500/{server.url('/news/1')}")
    (lost,) = lost_copies(paths, policy)
    assert str(lost).startswith(f"{capture}.yaml: error: the archived copy {url} cannot be read")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("path", ["/status/500?", "/silent?", "/news/7?", "/loop?"])
def test_an_archive_that_fails_costs_a_warning(digest, server, path):
    configured(digest, f"archives: ['{server.url(path)}']")
    done = digest.add(server.url("/news/1"))

    (capture,) = digest.captures()
    assert f"{capture}: warning: no archived copy from " in done.stderr
    assert sidecar(digest, capture).archived == ()
