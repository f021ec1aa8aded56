"""All drafts -> a diagnostic for each that is another capture of a page which an earlier one already has."""

from __future__ import annotations

from collections.abc import Iterable

from builder.errors import Diagnostic
from builder.model.article import Draft


def same_pages(drafts: Iterable[tuple[str, Draft]]) -> tuple[Diagnostic, ...]:
    """Return an error for every capture (path below ``seeds/``) whose address or whole text an earlier one by name has.

    The diagnostic's path is ``seeds/<path>`` of the later capture; it names both, and the earlier one is kept.
    """
    seen: dict[str, str] = {}
    found: list[Diagnostic] = []
    for path, draft in sorted(drafts, key=lambda pair: pair[0]):
        article = draft.article
        text = "\n".join(paragraph.text for paragraph in article.paragraphs)
        keys = [key for key in (article.url, f"{article.title}\n{text}") if key]
        first = next((seen[key] for key in keys if key in seen), None)
        if first:
            what = f"another capture of the page in seeds/{first}"
            found.append(Diagnostic(path=f"seeds/{path}", what=what, remedy=f"delete one of them; seeds/{first} is used"))
            continue
        seen.update(dict.fromkeys(keys, path))
    return tuple(found)
