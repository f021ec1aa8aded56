"""Pages, and the archives, letters and feeds that a test packs them in."""

import io
import zipfile

SENTENCES = (
    "The harbor council of Orsa approved a second ferry line on Monday evening.",
    "Two boats will cross the bay every half hour from the first of June.",
    "Residents of the island had asked for later crossings since the bridge was closed.",
)


def page(title="Second ferry line approved", sentences=SENTENCES, head=""):
    """Return an HTML page."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>".encode()


def record(
    content,
    url,
    when="2031-02-12T10:00:00Z",
    *,
    kind="text/html; charset=utf-8",
    status="200 OK",
    more="",
    revisit=False,
):
    """Return one record of a WARC file: a response of a server, its content as it was sent."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + content
    named = "revisit" if revisit else "response"
    head = f"WARC/1.1\r\nWARC-Type: {named}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {when}\r\n"
    if revisit or more.startswith("X-Digest"):
        head += "WARC-Payload-Digest: sha1:ONE\r\n"
    head += (
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def zipped(files, when=(2031, 2, 12, 10, 0, 0)):
    """Return a ZIP archive of files, given by their names."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writing:
        for name, data in files.items():
            writing.writestr(zipfile.ZipInfo(name, when), data, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def letter(html, number=1):
    """Return an e-mail with a plain and an HTML text."""
    head = (
        "From: Orsa Post <news@orsapost.example>\r\nTo: reader@mail.example\r\nSubject: News\r\n"
        f"Date: Wed, 12 Feb 2031 10:00:00 +0100\r\nMessage-ID: <n{number}@orsapost.example>\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="cut"\r\n\r\n'
        "--cut\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee the HTML.\r\n"
        "--cut\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return head.encode() + html + b"\r\n--cut--\r\n"


def mailbox(*letters):
    """Return a mailbox of letters."""
    return b"\n".join(
        b"From news@orsapost.example Wed Feb 12 10:00:00 2031\n" + one for one in letters
    )


def rss(*items, channel="<title>Orsa Post</title><language>en</language>"):
    """Return an RSS file; an item is its address, its title and what it holds, as HTML."""
    entries = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>Wed, 12 Feb 2031 09:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
        if "<p>" in content
        else f"<item><title>{title}</title><link>{link}</link><description>{content}</description></item>"
        for link, title, content in items
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {space}><channel>{channel}{entries}</channel></rss>'.encode()
