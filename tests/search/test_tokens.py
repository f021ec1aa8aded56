"""Words as the index has them, and the same in the browser."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import builder.search
from builder.search.tokens import indexed, tokens

FIGURES = {
    "3.5": "3_5",
    "3,5": "3_5",
    "1,000": "1000",
    "1.000": "1000",
    "1’000": "1000",
    "1,234,567.89": "1234567_89",
    "1.234,5": "1234_5",
    "06.03.2031": "06_03_2031",
    "13:30": "13_30",
    "0.500": "0_500",
    "2.7bn": "2_7bn",
    "١٢": "12",
    "٣٫٥": "3_5",
    "１２": "12",
    "harbor": "harbor",
    "2031": "2031",
}
TEXTS = {
    "中国政府、2023年3月": ["中", "国", "政", "府", "、2023", "年", "3", "月"],
    "東京（Tokyo）は 晴れ": ["東", "京", "（Tokyo）", "は", "晴", "れ"],
    "Seven boats – not nine.": ["Seven", "boats", "–", "not", "nine."],
    "서울은 맑음": ["서울은", "맑음"],
    "می‌خواهم": ["می‌خواهم"],
}


@pytest.mark.parametrize(("figure", "word"), FIGURES.items())
def test_a_figure_is_one_word_however_its_thousands_are_parted(figure, word):
    assert indexed(figure) == word


@pytest.mark.parametrize(("text", "words"), TEXTS.items())
def test_a_character_of_chinese_or_japanese_is_a_word(text, words):
    assert tokens(text) == words


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node.js")
def test_the_browser_divides_texts_and_reads_figures_in_the_same_way():
    module = Path(builder.search.__file__).with_name("words.js").as_uri()
    program = f"""
        import {{ TOKEN, cleaned }} from {json.dumps(module)};
        const [figures, texts] = {json.dumps([list(FIGURES), list(TEXTS)])};
        console.log(JSON.stringify([figures.map(cleaned), texts.map((text) => text.match(TOKEN))]));
    """
    command = [shutil.which("node"), "--input-type=module", "--no-warnings", "-e", program]
    said = subprocess.run(command, capture_output=True, check=True)

    assert json.loads(said.stdout) == [list(FIGURES.values()), list(TEXTS.values())]
