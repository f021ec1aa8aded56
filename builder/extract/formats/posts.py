"""Posts of social networks that a page embeds -> one paragraph each: the words, and who posted them.

A page brings a post along as a quotation whose parts are elements of their own, and the address of
its picture as a word of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Classes by which networks mark the quotations that their scripts turn into posts.
POSTS: Final = frozenset(
    {
        "twitter-tweet",
        "twitter-video",
        "bluesky-embed",
        "mastodon-embed",
        "instagram-media",
        "text-post-media",
        "tiktok-embed",
    }
)
#: Addresses of pictures and of short links, which a post prints among its words.
_ADDRESS: Final = re.compile(r"(?:pic\.(?:twitter|x)\.com|(?:https?://)?t\.co)/\S{1,80}")

#: The address of a post.
_POST: Final = re.compile(r"/(?:status(?:es)?|post|p|reel|video)/[\w-]{1,80}", re.IGNORECASE)


def join_posts(root: HtmlElement) -> None:
    """Make one paragraph of the words and the name of each embedded post of a page, in place; the
    address of its picture and its date are behind it, as what is said of a text.
    """
    for quotation in list(root.iter("blockquote")):
        if POSTS.isdisjoint((quotation.get("class") or "").lower().split()):
            continue
        for element in list(quotation.iterdescendants()):
            if element.tag == "a" and _stands_apart(element):
                element.drop_tree()
                element.tag, element.tail = "footer", None
                quotation.append(element)
            elif element.tag in ("p", "div", "section", "br"):
                element.tag = "span"
                element.tail = f" {element.tail or ''}"


def _stands_apart(link: HtmlElement) -> bool:
    """Tell whether a link is the address of a picture, or the date that leads to the post."""
    text = "".join(link.itertext()).strip()
    return bool(_ADDRESS.fullmatch(text) or _POST.search(link.get("href") or ""))
