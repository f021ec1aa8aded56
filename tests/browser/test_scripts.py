"""Arabic and Hebrew reports on an English site: each string keeps its direction, and nothing around it is turned."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from digests import REPOSITORY, run_builder
from published import kinds, published

PAGE = """<html lang="{lang}" dir="rtl"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{date}"></head><body><article><h1>{title}</h1>{body}</article></body></html>"""
REPORTS = (
    (
        "ar",
        "2024-05-07T08:00:00Z",
        "وكالة المرفأ للأنباء",
        "الوزيرة أورتيز تفتتح الجسر الجديد في فيل",
        (
            "افتتحت وزيرة الموانئ آنا أورتيز الجسر الجديد في مدينة فيل يوم الثلاثاء أمام حشد كبير من سكان الوادي.",
            "وقالت أورتيز في حفل الافتتاح: «لقد بنينا جسراً صادقاً لكل سكان الوادي» وشكرت العمال الذين شاركوا في بنائه.",
            "واستغرق بناء الجسر ثماني سنوات وبلغت كلفته 214 مليون كرونة، أي ضعف ما كان مقرراً.",
        ),
    ),
    (
        "ar",
        "2024-05-07T09:00:00Z",
        "Valley Radio عربي",
        "أورتيز تفتتح جسر فيل الجديد بعد ثماني سنوات",
        (
            "افتتحت وزيرة الموانئ آنا أورتيز الجسر الجديد في مدينة فيل يوم الثلاثاء بحضور سكان الوادي.",
            "وقالت أورتيز في حفل الافتتاح: «لقد بنينا جسراً عادلاً لكل سكان الوادي» وشكرت العمال.",
            "واستغرق بناء الجسر ثماني سنوات وبلغت كلفته 214 مليون كرونة.",
        ),
    ),
    (
        "he",
        "2024-06-12T09:00:00Z",
        "סוכנות הנמל",
        "נשיא האקדמיה פתח את הספרייה בחיפה",
        (
            "נשיא האקדמיה דוד לוין פתח ביום רביעי את הספרייה החדשה בחיפה בנוכחות מאות תושבים.",
            '"זו ספרייה פתוחה לכל תושבי העיר", אמר לוין בטקס הפתיחה והודה לעובדים.',
            "בניית הספרייה נמשכה שש שנים ועלתה 90 מיליון שקלים.",
        ),
    ),
    (
        "he",
        "2024-06-12T10:00:00Z",
        "עיתון הצפון",
        "הספרייה החדשה בחיפה נפתחה",
        (
            "נשיא האקדמיה דוד לוין פתח ביום רביעי את הספרייה החדשה בחיפה.",
            '"זו ספרייה הוגנת לכל תושבי העיר", אמר לוין בטקס הפתיחה.',
            "בניית הספרייה נמשכה שש שנים ועלתה יותר מ-90 מיליון שקלים.",
        ),
    ),
)
#: For each piece of a foreign text on a page: its direction, and whether it starts at its own side.
DIRECTIONS = """
(selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && one.textContent.trim())
  .map((one) => [getComputedStyle(one).direction, one.textContent.trim().slice(0, 40)])
"""
#: The pieces of a line from left to right, as a reader of English meets them.
LEFT_TO_RIGHT = """
(line) => [...line.children].map((one) => [one.getBoundingClientRect().x, one.textContent.trim()]).sort((one, other) => one[0] - other[0])
  .map(([, text]) => text)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("scripts") / "digest"
    assert run_builder(root.parent, "init", str(root)).returncode == 0
    for number, (lang, date, outlet, title, body) in enumerate(REPORTS):
        text = PAGE.format(lang=lang, date=date, outlet=outlet, title=title, body="".join(f"<p>{part}</p>" for part in body))
        (root / "seeds" / f"{number}.html").write_text(text, encoding="utf-8")
    built = run_builder(root, "build")
    assert built.returncode == 0, built.stderr
    with published(root / "site", REPOSITORY / "netlify.toml") as url:
        yield url, root / "site"


def events(site, language):
    """Return the coverage page in a language."""
    url, folder = site
    found = [path for path in sorted((folder / "events").glob("*/index.html")) if f'lang="{language}"' in path.read_text(encoding="utf-8")]
    assert len(found) == 1
    return f"{url}/events/{found[0].parent.name}/"


@pytest.mark.parametrize("language", ["ar", "he"])
def test_passages_run_from_right_to_left_and_the_page_does_not(site, new_page, language):
    page = new_page()
    page.goto(events(site, language))

    assert {direction for direction, _ in page.evaluate(DIRECTIONS, ".passage, .headlines-title")} == {"rtl"}
    assert {direction for direction, _ in page.evaluate(DIRECTIONS, ".state, .statement-count, h2, .readings ul")} == {"ltr"}
    assert all(one.get_attribute("lang") == language for one in page.locator(".passage").all())
    page.goto(events(site, language) + "texts/")
    assert {direction for direction, _ in page.evaluate(DIRECTIONS, ".texts td p.theirs")} == {"rtl"}


@pytest.mark.parametrize(("language", "base", "here"), [("ar", "صادقاً", "عادلاً"), ("he", "פתוחה", "הוגנת")])
def test_a_difference_reads_from_the_base_to_the_other_outlet(site, new_page, language, base, here):
    """Two strings from right to left beside an arrow would change places without isolation."""
    page = new_page()
    page.goto(events(site, language))
    pair = page.locator(".pair", has_text=here).first
    entry = page.locator(".readings li", has_text=here).first
    order = [text for text in entry.evaluate(LEFT_TO_RIGHT) if text in (base, "]", here)]

    assert [text for text in pair.evaluate(LEFT_TO_RIGHT) if text in (base, here)] == [base, here]
    assert order == [base, "]", here]


@pytest.mark.parametrize("language", ["ar", "he"])
def test_pointing_finds_the_counterpart_in_any_script(site, new_page, language):
    page = new_page()
    page.goto(events(site, language))
    page.locator(".passage mark.reworded").first.hover()

    assert page.evaluate("() => [...(CSS.highlights.get('counterpart') ?? [])].map(String)") == [
        page.locator(".passage mark.reworded").first.get_attribute("data-base")
    ]


def test_no_page_in_these_scripts_is_a_barrier_or_too_wide(site, new_page):
    url, folder = site
    page, axe, wrong = new_page(width=320), Axe(), []
    for kind, path in sorted(kinds(folder).items()):
        page.goto(url + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wrong += [f"{kind}: {one['id']}" for one in axe.run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{kind} is too wide")

    assert wrong == []
