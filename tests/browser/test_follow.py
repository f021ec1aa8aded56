"""The whole development server: the program as a person starts it, and a browser that follows what the person writes."""

import re
import signal
import subprocess
import threading
import time

import pytest
from digests import command, copy_digest, environment


class Serving:
    """`serve` running on a copy of the digest."""

    def __init__(self, root):
        self.root = root
        self.lines = []
        self.process = subprocess.Popen(command(root, "serve"), env=environment(), stderr=subprocess.PIPE, text=True)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.address = self.wait(lambda: next((found[1] for line in self.lines if (found := re.search(r"(http://\S+)/ ", line))), None))

    def _read(self):
        with self.process.stderr as stream:
            self.lines.extend(stream)

    def wait(self, condition, seconds=60):
        """Return the first true value of ``condition()``."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := condition():
                return value
            time.sleep(0.05)
        raise AssertionError("".join(self.lines))

    def close(self):
        """Press Ctrl-C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=15)
        finally:
            self.process.kill()
            self._reader.join(timeout=10)


@pytest.fixture
def serving(tmp_path):
    server = Serving(copy_digest(tmp_path / "digest"))
    yield server
    server.close()


def test_an_edit_shows_in_the_browser_and_a_mistake_too(serving, new_page, complaints):
    page = new_page()
    page.set_default_timeout(60_000)
    page.goto(serving.address + "/")
    # The page that stands in for the site until the first build is done is replaced by itself.
    page.get_by_role("main").get_by_role("link").first.wait_for()
    event = min((serving.root / "content/events").glob("*.md"))
    page.goto(f"{serving.address}/events/{event.stem}/")
    before = event.read_text(encoding="utf-8")

    event.write_text(re.sub(r"(?m)^title: .*$", "title: A title that a person chose", before), encoding="utf-8")
    page.get_by_role("heading", name="A title that a person chose", level=1).wait_for()

    article = max((serving.root / "content/articles").glob("*.md"))  # of another event: this one would be gone without its article
    whole = article.read_text(encoding="utf-8")
    article.write_text(whole.replace("title:", "title: [", 1), encoding="utf-8")
    notice = page.get_by_role("alert")
    notice.wait_for()
    assert f"content/articles/{article.name}" in notice.inner_text()
    assert page.locator("h1").inner_text() == "A title that a person chose"

    article.write_text(whole, encoding="utf-8")
    notice.wait_for(state="detached")
    assert [line for line in complaints if "503" not in line and "ERR_ABORTED" not in line] == []
    assert serving.close() == 130
    assert not any("Traceback" in line for line in serving.lines)
