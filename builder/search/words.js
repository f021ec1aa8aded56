// Words of texts and queries: how they are divided and compared.  What is said of tokens and figures is said in tokens.py, too.

/** A character of Chinese or Japanese is a word; the same ranges as in tokens.py. */
const UNSPACED = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
export const TOKEN = new RegExp(`[${UNSPACED}]|[^${UNSPACED}\\s]+`, "gu");
const CHARACTER = new RegExp(`^[${UNSPACED}]$`, "u");
/** Digits with a point, comma, colon or apostrophe between them, and what stands for a point in the index. */
const FIGURE = /[0-9]+(?:[.,:'’٫٬][0-9]+)+/g;
const POINT = "_";
/** What Pagefind keeps of the punctuation: what joins words. */
const LEFT_OUT = /[^\P{P}\p{Pc}]|\p{S}|\p{C}/gu;

/** Tells whether all of a query stands in quotation marks. */
export function isPhrase(words) {
  return /^\s*".+"\s*$/.test(words);
}

/** Tells whether a word of the index begins with one of the query: 27 begins no 270, and no 27.5. */
export function begins(word, stem) {
  return word.startsWith(stem) && !(/[0-9]$/.test(stem) && /^[0-9_]/.test(word.slice(stem.length)));
}

/** Returns a word as the index has it: small letters, digits as 0 to 9, figures whole, no punctuation. */
export function cleaned(token) {
  const digits = token.replace(/\p{Nd}/gu, digit);
  return digits.toLocaleLowerCase().replace(FIGURE, whole).replace(LEFT_OUT, "").trim();
}

/** Returns a decimal digit of any script as 0 to 9: each script has its ten in a row. */
function digit(sign) {
  const plain = sign.normalize("NFKC");
  if (/^[0-9]$/.test(plain)) return plain;
  let value = 0;
  for (let code = sign.codePointAt(0) - 1; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code)); code -= 1) value += 1;
  return String(value);
}

/** Returns a figure without the separators of its thousands: 1,000 as 1000, 3.5 as 3_5. */
function whole(figure) {
  const marks = figure.match(/[^0-9]/g);
  const groups = figure.split(/[^0-9]/);
  const last = new Set(marks).size === 2 && !marks.slice(0, -1).includes(marks.at(-1)) ? groups.pop() : "";
  const own = marks.slice(0, groups.length - 1);
  const thousands = !marks.includes(":") && !groups[0].startsWith("0") && groups[0].length <= 3 && groups.slice(1).every((group) => group.length === 3) && new Set(own).size <= 1;
  return groups.join(thousands ? "" : POINT) + (last && POINT + last);
}

/** Tells whether a token is a character of Chinese or Japanese. */
export function isUnspaced(token) {
  return CHARACTER.test(token);
}

/** Returns the characters of Chinese or Japanese that follow one another as one word, and any other token as one. */
export function runs(tokens) {
  const found = [];
  let open = false;
  for (const token of tokens) {
    const unspaced = isUnspaced(token);
    if (token && unspaced && open) found.at(-1).push(token);
    else if (token) found.push([token]);
    open = Boolean(token) && unspaced;
  }
  return found;
}

/** Returns how many letters differ between two words, two that changed places counting as one; more than ``most`` is not counted. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      line[column] = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + !same);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) line[column] = Math.min(line[column], before[column - 2] + 1);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[b.length];
}

/** Returns a text without accents. */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}
