"""What each header of netlify.toml forbids does not happen in a browser."""

# ruff: noqa: E501 -- what is tried stands in one piece

import tomllib
from urllib.request import urlopen

import pytest
from digests import REPOSITORY
from published import Bare, published

CONFIGURATION = REPOSITORY / "netlify.toml"
HEADERS = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["headers"][0]["values"]
#: What a script that got onto a page could try -> what comes of it where nothing forbids it.
TRIES = {
    "an inline script": "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); return window.ran === 1",
    "a script from elsewhere": "const s = document.createElement('script'); s.src = 'ELSEWHERE/x.js'; return await loaded(s)",
    "a script from a string": "const s = document.createElement('script'); s.src = 'data:text/javascript,window.ran=2'; return await loaded(s)",
    "eval": "await later(); return eval('1 + 1') === 2",
    "a function from a string": "await later(); return new Function('return 2')() === 2",
    "a timer with a string": "setTimeout('window.ran = 3', 0); await new Promise((done) => setTimeout(done, 100)); return window.ran === 3",
    "HTML from a string": "const d = document.createElement('div'); d.innerHTML = '<b>x</b>'; return d.childElementCount === 1",
    "HTML beside an element": "document.body.insertAdjacentHTML('beforeend', '<b id=bold>x</b>'); return document.getElementById('bold') !== null",
    "document.write": "document.write('<b id=written>x</b>'); return document.getElementById('written') !== null",
    "HTML of a frame": "const f = document.createElement('iframe'); f.srcdoc = '<b>x</b>'; document.body.append(f); return true",
    "a policy that makes strings trusted": "trustedTypes.createPolicy('own', { createHTML: (text) => text }); return true",
    "a handler": "const d = document.createElement('div'); d.setAttribute('onclick', 'window.ran = 4'); document.body.append(d); d.click(); return window.ran === 4",
    "an inline style": "const s = document.createElement('style'); s.textContent = 'body { opacity: 0.5 }'; document.head.append(s); return getComputedStyle(document.body).opacity === '0.5'",
    "a style from elsewhere": "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = 'ELSEWHERE/x.css'; return await loaded(l)",
    "a picture in an address": "const i = new Image(); i.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'; return await loaded(i)",
    "a picture from elsewhere": "const i = new Image(); i.src = 'ELSEWHERE/x.gif'; return await loaded(i)",
    "a question to elsewhere": "return await fetch('ELSEWHERE/x.json').then(() => true)",
    "a beacon": "return await new Promise((done) => { document.addEventListener('securitypolicyviolation', () => done(false), { once: true }); navigator.sendBeacon('ELSEWHERE/x', 'x'); setTimeout(() => done(true), 1000) })",
    "a socket": "return await new Promise((done) => { const s = new WebSocket('WSELSEWHERE/'); s.onerror = () => done(false); setTimeout(() => done(true), 1000) })",
    "a frame": "const f = document.createElement('iframe'); f.src = 'ELSEWHERE/'; document.body.append(f); return await new Promise((done) => { document.addEventListener('securitypolicyviolation', () => done(false), { once: true }); setTimeout(() => done(true), 1000) })",
    "an object": "const o = document.createElement('object'); o.data = '/'; document.body.append(o); return await new Promise((done) => { document.addEventListener('securitypolicyviolation', () => done(false), { once: true }); setTimeout(() => done(true), 1000) })",
    "another base": "const b = document.createElement('base'); b.href = 'ELSEWHERE/'; document.head.append(b); return new URL('x', document.baseURI).origin !== location.origin",
    "a worker": "return await new Promise((done) => { try { const w = new Worker('/assets/none.js'); w.onerror = () => done(false); setTimeout(() => done(true), 1000) } catch { done(false) } })",
    "where the reader is": "return document.featurePolicy.allowsFeature('geolocation')",
    "the camera": "return document.featurePolicy.allowsFeature('camera')",
    "the microphone": "return document.featurePolicy.allowsFeature('microphone')",
}  # fmt: skip
TRYING = """
async (body) => {
  const loaded = (element) => new Promise((done) => {
    element.onload = () => done(true);
    element.onerror = () => done(false);
    document.head.append(element);
  });
  // What a browser's own tools run at once may use eval; what comes later may not.
  const later = () => new Promise((done) => setTimeout(done, 0));
  const run = %s;
  try { return await run(loaded); } catch { return false; }
}
"""


@pytest.fixture(scope="session")
def bare(digest):
    """Return the address of the site as a host serves it that knows no headers."""
    with published(digest / "site", CONFIGURATION, Bare) as url:
        yield url


def tried(page, body, elsewhere):
    code = body.replace("WSELSEWHERE", elsewhere.replace("http", "ws")).replace(
        "ELSEWHERE", elsewhere
    )
    return page.evaluate(TRYING % f"async (loaded) => {{ {code} }}")


@pytest.mark.parametrize("name", TRIES)
def test_what_the_policy_forbids_does_not_happen(name, address, bare, new_page):
    page = new_page()
    page.goto(f"{address}/")

    assert tried(page, TRIES[name], bare) is False


@pytest.mark.parametrize("name", ["an inline script", "HTML from a string", "eval", "a picture in an address"])  # fmt: skip
def test_it_is_the_policy_that_forbids_it(name, bare, new_page):
    page = new_page()
    page.goto(f"{bare}/")

    assert tried(page, TRIES[name], bare) is True


def test_every_answer_has_every_header(address, page_kinds):
    framed = next(
        table["values"]
        for table in tomllib.loads(CONFIGURATION.read_text("utf-8"))["headers"]
        if table["for"] == "/embed/*"
    )
    for path in (*page_kinds.values(), "/robots.txt", "/data/digest.json"):
        expected = HEADERS | framed if path.startswith("/embed/") else HEADERS
        try:
            answer = urlopen(f"{address}{path}")  # noqa: S310 -- of this machine
        except OSError as error:
            answer = error
        with answer:
            assert {name: answer.headers[name] for name in expected} == expected, path


def test_no_other_site_can_frame_it(address, bare, new_page, complaints):
    page = new_page()
    page.goto(f"{bare}/")
    page.evaluate(
        "(url) => { const f = document.createElement('iframe'); f.src = url; document.body.append(f) }",
        f"{address}/",
    )
    page.wait_for_timeout(500)

    assert any("frame-ancestors" in one for one in complaints)


def test_a_file_is_what_it_is_called(address, new_page, complaints):
    """A text that somebody loads as a style is none."""
    page = new_page()
    page.goto(f"{address}/")
    page.evaluate(
        "() => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = '/robots.txt'; document.head.append(l) }"
    )
    page.wait_for_timeout(500)

    assert any("MIME type" in one for one in complaints), complaints


def test_who_opens_it_has_no_hold_on_it(address, bare, new_page):
    page = new_page()
    page.goto(f"{bare}/")
    with page.expect_popup() as opened:
        page.evaluate("(url) => { window.opened = window.open(url) }", f"{address}/")
    opened.value.wait_for_load_state()

    assert opened.value.evaluate("() => window.opener === null")


def test_where_a_reader_goes_learns_the_site_and_not_the_page(address, bare, new_page):
    page = new_page()
    page.goto(f"{address}/method/")
    with page.expect_request(lambda request: request.url.startswith(bare)) as asked:
        page.evaluate("(url) => { location.href = url }", f"{bare}/")

    assert asked.value.headers.get("referer", "") in ("", f"{address}/")
