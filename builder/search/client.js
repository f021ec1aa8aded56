// Search over all shards as over one index: words, filters and an order in, records out.
// Matches and ranks are those of Pagefind 1.5.2, whose program stems the words; what it knows of one index only is counted over all of them here.

import { TOKEN, begins, cleaned, distance, isPhrase, plain, runs } from "./words.js";

/** Constants of the ranking (BM25) and what a whole word weighs in the files of words. */
const SATURATION = 1.4;
const LENGTH = 0.75;
const WHOLE = 24;
/** What the same accents as in the query are worth, and how fast longer words lose worth (bytes). */
const ACCENTS = 1.8;
const SPREAD = 2;
const SIGNATURE = 12;
/** An index of nothing: version, texts, files of words, filters, orders and metadata, as CBOR. */
const NOTHING = Uint8Array.of(0x86, 0x60, 0x80, 0x80, 0x80, 0x80, 0x80);
/** Languages without blanks between words whose characters are not words. */
const SEGMENTED = new Set(["th"]);
/** A word with so few letters is corrected by one of them, a longer one by two; shorter ones by none. */
const SHORT = 5;
const SHORTEST = 3;
/** The longest ending that a stem lacks, and candidates whose printed words are read. */
const ENDING = 4;
const TRIED = 5;
/** Files of words that are read for one correction. */
const MOST_FILES = 48;
const here = new URL(".", import.meta.url);
const bytes = (text) => new TextEncoder().encode(text);

async function fetched(path) {
  const answer = await fetch(new URL(path, here));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

const json = async (path) => (await fetched(path)).json();

/** Loads a file unless it is loaded; what failed is tried again the next time. */
function once(files, path) {
  if (!files.has(path)) {
    files.set(path, json(path));
    files.get(path).catch(() => files.delete(path));
  }
  return files.get(path);
}

/** Pagefind's program, of which only the stems are asked. */
class Stemmer {
  static async load(path) {
    const packed = (await fetched(path)).body.pipeThrough(new DecompressionStream("gzip"));
    const program = (await new Response(packed).arrayBuffer()).slice(SIGNATURE);
    const { instance } = await WebAssembly.instantiate(program, { "./pagefind_web_bg.js": { __wbindgen_init_externref_table() {} } });
    return new Stemmer(instance.exports);
  }

  constructor(program) {
    this.program = program;
    program.__wbindgen_start();
    this.index = program.enter_playground_mode(program.init_pagefind(...this.given(NOTHING)));
  }

  /** Returns address and length of bytes in the program's memory. */
  given(data) {
    const address = this.program.__wbindgen_malloc(data.length, 1) >>> 0;
    new Uint8Array(this.program.memory.buffer).set(data, address);
    return [address, data.length];
  }

  /** Returns the stems of words with blanks between them. */
  stems(words) {
    const text = (value) => this.given(bytes(value));
    const [start, length] = this.program.search(this.index, ...text(words), ...text(words), ...text("{}"), ...text(""), false, false);
    const answer = new TextDecoder().decode(new Uint8Array(this.program.memory.buffer, start >>> 0, length));
    this.program.__wbindgen_free(start, length, 1);
    return JSON.parse(answer).search_keywords;
  }
}

/** One shard: what its records are filtered and sorted by, and where its words are. */
class Shard {
  static async load(path) {
    return new Shard(path.slice(0, path.lastIndexOf("/") + 1), await json(`shards/${path}`));
  }

  constructor(folder, { words, pages, facets }) {
    this.folder = `shards/${folder}`;
    this.words = words;
    this.records = pages.flatMap(([page, lengths, of]) => lengths.map((length, place) => ({ shard: this, page, place, length, facet: facets[of[place]] })));
  }

  /** Returns the paths of the files that can hold a stem or a word that begins with it. */
  files(stem) {
    const within = ([first], index) => {
      const next = this.words[index + 1]?.[0];
      return (first <= stem || first.startsWith(stem)) && (next === undefined || next > stem);
    };
    return this.words.filter(within).map(([, name]) => `${this.folder}words/${name}.json`);
  }
}

class Index {
  static async load() {
    const { language, program, shards } = await json("shards.json");
    const [stemmer, ...loaded] = await Promise.all([Stemmer.load(program), ...shards.map((path) => Shard.load(path))]);
    return new Index(language, stemmer, loaded);
  }

  constructor(language, stemmer, shards) {
    this.language = language;
    this.stemmer = stemmer;
    this.shards = shards;
    this.records = shards.flatMap((shard) => shard.records);
    this.meanLength = this.records.reduce((sum, record) => sum + record.length, 0) / this.records.length;
    /** Files of words of the last search, and all records that were shown. */
    this.words = new Map();
    this.shown = new Map();
  }

  /**
   * Finds the records with all words (with the phrase, if all of it stands in quotation marks) and with one of the values of each filter.
   * Without words, every record has them.  Returns them in order with their scores and the places of the words,
   * and how many there are of each value of each filter.
   */
  async search(words, filters, order) {
    const query = this.normalized(words);
    const nothing = words && !query.length;
    const matches = nothing ? [] : query.length ? await this.matches(query, isPhrase(words)) : this.records.map((record) => ({ record, score: 0, places: [] }));
    const wanted = Object.entries(filters);
    const passing = new Map();
    const passes = ({ record: { facet } }) => {
      if (!passing.has(facet)) passing.set(facet, wanted.every(([name, values]) => facet.filters[name]?.some((value) => values.includes(value))));
      return passing.get(facet);
    };
    const results = matches.filter(passes);
    return { results: results.sort(compared(order)), counts: counted(results) };
  }

  /** Returns what a record shows: its address, its text, what describes it. */
  async read({ shard, page, place }) {
    return (await once(this.shown, `${shard.folder}records/${page}.json`))[place];
  }

  /**
   * Returns the words of a query, as Pagefind does: small letters, no punctuation, figures whole.
   * Each is a list: the characters of a Chinese or Japanese word follow one another.
   */
  normalized(words) {
    const segmented = SEGMENTED.has(this.language.split("-")[0]);
    const parts = segmented ? [...new Intl.Segmenter(this.language, { granularity: "word" }).segment(words)].map(({ segment }) => segment) : words.split(/\s+/);
    return parts.flatMap((part) => runs((part.match(TOKEN) ?? []).map(cleaned)));
  }

  /** Returns the records with all words of the query, or with all of them in a row. */
  async matches(query, phrase) {
    const words = query.flat();
    const stems = this.stems(words);
    const found = await this.places(stems);
    const terms = stems.map((stem, index) => this.term(stem, words[index], found, phrase));
    const rows = phrase ? [words] : query;
    const [first, ...others] = terms;
    const matches = [];
    for (const record of first.keys()) {
      if (!others.every((term) => term.has(record))) continue;
      const placed = terms.map((term) => term.get(record));
      const run = standing(rows, placed, phrase);
      if (!run) continue;
      matches.push({ record, score: phrase ? 1 : this.score(record, terms, placed), places: [...new Set(run)].sort((a, b) => a - b) });
    }
    return matches;
  }

  /** Returns the stem of each word; a figure is its own. */
  stems(words) {
    return words.map((word) => (/[0-9]/.test(word) ? word : this.stemmer.stems(plain(word))[0] ?? plain(word)));
  }

  /**
   * Returns the query with each word that no record has replaced by the nearest one that some have, as they print it; "" when that finds nothing either.
   * The candidates begin with the same letter.
   */
  async suggestion(words) {
    const parts = words.split(/\s+/).filter(Boolean);
    const proposed = await Promise.all(parts.map((part) => this.corrected(part)));
    const text = proposed.join(" ");
    if (proposed.includes("") || text === parts.join(" ")) return "";
    return (await this.matches(this.normalized(text), isPhrase(text))).length ? text : "";
  }

  /** Returns a word of a query if some record has it, or the nearest one that some record has; "" when none is near. */
  async corrected(part) {
    const [[word, ...rest] = [], ...others] = this.normalized(part);
    if (!word) return part;
    const [stem] = this.stems([word]);
    if ((await this.places([stem])).some((found) => begins(found.word, stem))) return part;
    if (rest.length || others.length || /[0-9]/.test(word)) return "";
    const most = word.length < SHORTEST ? 0 : word.length <= SHORT ? 1 : 2;
    // The end of a misspelt word is no ending that the stemmer knows, so that the stem of the right one may be its beginning.
    const away = (other) => Math.min(distance(stem, other, most), stem.length - other.length <= ENDING && other.length > SHORTEST ? distance(stem.slice(0, other.length), other, most) + 1 : most + 1);
    const near = (await this.beginning([...stem][0])).map((found) => ({ ...found, away: away(found.word) })).filter((found) => found.away <= most);
    near.sort((a, b) => a.away - b.away || carriers(b) - carriers(a) || (a.word < b.word ? -1 : 1));
    for (const one of near.slice(0, TRIED)) {
      const printed = await this.printed(one);
      if (distance(word, printed, most) <= most) return printed;
    }
    return "";
  }

  /** Returns the words of all shards that begin with a letter. */
  async beginning(letter) {
    const files = this.shards.flatMap((shard) => shard.files(letter).map((path) => ({ shard, path }))).slice(0, MOST_FILES);
    const words = async ({ shard, path }) => (await once(this.words, path)).map(([word, forms]) => ({ word, forms, shard }));
    return (await Promise.all(files.map(words))).flat().filter(({ word }) => word.startsWith(letter));
  }

  /** Returns a word of the index as its first record prints it. */
  async printed({ forms, shard }) {
    const [, [[, [number, place]]]] = forms.find(([, weights]) => weights.length);
    const { content } = await this.read(shard.records[number]);
    return cleaned(content.match(TOKEN)[place]);
  }

  /** Returns the words of all shards that begin with one of the stems: the word, its shard, its forms. */
  async places(stems) {
    const wanted = this.shards.map((shard) => [shard, [...new Set(stems.flatMap((stem) => shard.files(stem)))]]);
    const paths = new Set(wanted.flatMap(([, files]) => files));
    for (const path of this.words.keys()) if (!paths.has(path)) this.words.delete(path);
    const words = async ([shard, files]) => (await Promise.all(files.map((path) => once(this.words, path)))).flat().map(([word, forms]) => ({ word, forms, shard }));
    const all = (await Promise.all(wanted.map(words))).flat();
    return all.filter(({ word }) => stems.some((stem) => word.startsWith(stem)));
  }

  /** Returns the records of one word of the query: where it stands in each, and what each longer word counts for. */
  term(stem, asked, found, exact) {
    const records = new Map();
    for (const { word, forms, shard } of found) {
      if (exact ? word !== stem : !begins(word, stem)) continue;
      for (const [form, weights] of forms) {
        const worth = same(asked, form || word) ? ACCENTS : 1;
        for (const [weight, numbers] of weights) {
          let number = 0;
          for (let index = 0; index < numbers.length; index += 2) {
            number += numbers[index];
            const record = shard.records[number];
            if (!records.has(record)) records.set(record, { places: [], counts: new Map() });
            const { places, counts } = records.get(record);
            // A compound and its first part stand at one place.
            if (places.includes(numbers[index + 1])) continue;
            places.push(numbers[index + 1]);
            if (!counts.has(word)) counts.set(word, { count: 0, worth, near: nearness(word, stem) });
            counts.get(word).count += weight / WHOLE;
          }
        }
      }
    }
    return records;
  }

  /** BM25: rare words count more, and a word counts more in a short record. */
  score(record, terms, placed) {
    const dampened = SATURATION * (1 - LENGTH + (LENGTH * record.length) / this.meanLength);
    let score = 0;
    placed.forEach(({ counts }, index) => {
      const holding = terms[index].size;
      const rarity = Math.log((this.records.length - holding + 0.5) / (holding + 0.5) + 1);
      for (const { count, worth, near } of counts.values()) score += (rarity * worth * (SATURATION + 1) * count * near) / (dampened + count * near);
    });
    return score;
  }
}

/** Returns the places of the words of each row that follow one another in it, of a phrase the first ones; undefined when a row stands nowhere. */
function standing(rows, placed, phrase) {
  const found = [];
  let next = 0;
  for (const row of rows) {
    const own = placed.slice(next, (next += row.length)).map(({ places }) => places);
    const run = phrase || row.length > 1 ? inRow(own) : own[0];
    if (!run) return undefined;
    found.push(...run);
  }
  return found;
}

/** Returns in how many places a word of the index stands. */
function carriers({ forms }) {
  return forms.reduce((sum, [, weights]) => sum + weights.reduce((own, [, numbers]) => own + numbers.length / 2, 0), 0);
}

/** Tells whether a form of a word is written as in the query, up to its end. */
function same(asked, form) {
  return form.startsWith(asked) || asked.startsWith(form);
}

/** Returns 1 for the stem itself, less for longer words. */
function nearness(word, stem) {
  const distance = bytes(word).length - bytes(stem).length + 1;
  return Math.exp(Math.exp((-0.5 * distance ** 2) / SPREAD ** 2) - 1);
}

/** Returns the first places that follow one another, one of each list; undefined when there are none. */
function inRow([first, ...others]) {
  const start = first.toSorted((a, b) => a - b).find((place) => others.every((places, index) => places.includes(place + index + 1)));
  return start === undefined ? undefined : [start, ...others.map((_, index) => start + index + 1)];
}

/** Best match first, or by date; then the newest, and passages of a page as they follow one another. */
function compared(order) {
  const direction = order === "asc" ? -1 : 1;
  const text = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return (a, b) =>
    (order ? 0 : b.score - a.score) ||
    direction * text(b.record.facet.date, a.record.facet.date) ||
    text(a.record.page, b.record.page) ||
    a.record.place - b.record.place;
}

/** Returns how many of the results have a value, by filter and value. */
function counted(results) {
  const sizes = new Map();
  for (const { record } of results) sizes.set(record.facet, (sizes.get(record.facet) ?? 0) + 1);
  const counts = {};
  for (const [facet, size] of sizes)
    for (const [name, values] of Object.entries(facet.filters)) for (const value of values) (counts[name] ??= {})[value] = (counts[name][value] ?? 0) + size;
  return counts;
}

export { TOKEN, isUnspaced } from "./words.js";
export const load = () => Index.load();
