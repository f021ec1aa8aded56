// Search: the form's words and filters in, passages out.  The index and its engine load with the first query.
const PAGE = 20;
const WAIT = 200;
/** Places of variation shown of a statement, and found words that a link points at. */
const READINGS = 6;
const POINTED = 5;
/** A group of no more values than this is not folded. */
const FEW = 12;

/** Returns an element with its attributes and children; text is never read as HTML. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...children.filter(Boolean));
  return made;
}

/** Returns a word without the marks around it. */
function bare(word) {
  return word.replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, "");
}

/** Path of the site on its host: scripts are in its folder of assets. */
const BELOW = new URL("..", import.meta.url).pathname.replace(/\/$/, "");

/** Returns a result with that path in front of its addresses. */
function placed(hit) {
  const own = (address) => address && BELOW + address;
  const { event, statement_url: statement } = hit.meta;
  return { ...hit, url: own(hit.url), meta: { ...hit.meta, event: own(event), statement_url: own(statement) } };
}

class Search {
  constructor(form) {
    this.form = form;
    this.results = form.querySelector("[data-results]");
    this.status = form.querySelector("[data-status]");
    this.more = form.querySelector("[data-more]");
    this.boxes = [...form.querySelectorAll("input[type=checkbox]")];
    this.counts = new Map(this.boxes.map((box) => [box, box.closest("p").querySelector("[data-count]").textContent]));
    this.idle = this.status.textContent;
    this.browse = document.querySelector("[data-browse]");
    this.run = 0;
  }

  start() {
    const asked = new URLSearchParams(location.search);
    this.form.q.value = asked.get("q") ?? "";
    this.form.sort.value = asked.get("sort") ?? "";
    for (const box of this.boxes) box.checked = asked.getAll(box.dataset.filter).includes(box.value);
    this.form.querySelector(".search-fold").open = matchMedia("(min-width: 901px)").matches;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
    });
    this.form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), WAIT);
    });
    this.more.addEventListener("click", () => this.show(this.shown + PAGE));
    if (this.form.q.value || this.boxes.some((box) => box.checked)) this.search();
  }

  /** Loads the engine once. */
  engine() {
    this.loading ??= import("../pagefind/client.js").then((client) => {
      this.client = client;
      return client.load();
    });
    return this.loading;
  }

  /** Returns what is asked: checked values narrow; foreign text comes in only when checked. */
  filters() {
    const chosen = {};
    for (const box of this.boxes) if (box.checked && box.id !== "f-foreign") (chosen[box.dataset.filter] ??= []).push(box.value);
    const kinds = this.boxes.filter((box) => box.dataset.filter === "kind" && box.id !== "f-foreign").map((box) => box.value);
    const foreign = this.form.querySelector("#f-foreign");
    chosen.kind ??= kinds;
    if (foreign?.checked) chosen.kind = [...chosen.kind, foreign.value];
    return chosen;
  }

  remember() {
    const asked = new URLSearchParams();
    if (this.form.q.value.trim()) asked.set("q", this.form.q.value.trim());
    for (const box of this.boxes) if (box.checked) asked.append(box.dataset.filter, box.value);
    if (this.form.sort.value) asked.set("sort", this.form.sort.value);
    const query = asked.toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  }

  async search() {
    clearTimeout(this.timer);
    const run = ++this.run;
    this.remember();
    const words = this.form.q.value.trim();
    if (!words && !this.boxes.some((box) => box.checked)) return this.clear();
    this.reading(true);
    this.form.classList.toggle("asking", !this.found);
    let found;
    try {
      const index = await this.engine();
      found = await index.search(words, this.filters(), this.form.sort.value);
    } catch {
      this.loading = undefined;
      this.reading(false);
      this.form.classList.remove("asking");
      this.status.textContent = "The search index could not be loaded. Please reload the page, or browse below.";
      return;
    }
    if (run !== this.run) return;
    this.found = found;
    this.reading(found.results.length > 0);
    this.count(found);
    await this.show(PAGE);
    if (words && !found.results.length) await this.suggest(words, run);
  }

  /** Proposes what may have been meant by words that no record has. */
  async suggest(words, run) {
    const index = await this.engine();
    const text = await index.suggestion(words).catch(() => "");
    if (!text || run !== this.run) return;
    const link = element("a", { href: `?${new URLSearchParams({ q: text })}` }, element("bdi", {}, text));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.form.q.value = text;
      this.search();
    });
    this.status.replaceChildren("Nothing found. Did you mean ", link, "?");
  }

  /** Makes room for results: the links for browsing stand aside, so that nothing moves when results arrive. */
  reading(found) {
    this.form.classList.toggle("reading", found);
    if (this.browse) this.browse.hidden = found;
  }

  clear() {
    this.reading(false);
    this.results.replaceChildren();
    this.more.hidden = true;
    this.status.textContent = this.idle;
    for (const [box, count] of this.counts) this.number(box, count);
    this.fold();
  }

  /** Shows how many results a value has; one without any is no choice, unless it was chosen. */
  number(box, count) {
    const line = box.closest("p");
    line.querySelector("[data-count]").textContent = count;
    line.hidden = Number(count) === 0 && !box.checked;
  }

  /** Closes the gaps that values without results leave. */
  fold() {
    for (const group of this.form.querySelectorAll("fieldset")) {
      const left = (part) => part.querySelectorAll(".search-option:not([hidden])").length;
      group.hidden = left(group) === 0;
      const more = group.querySelector(".more");
      if (!more) continue;
      const rest = left(more);
      more.hidden = rest === 0;
      more.querySelector("summary").textContent = `${rest} more`;
      if (left(group) <= FEW) more.open = true;
    }
    this.form.classList.remove("asking");
  }

  count(found) {
    for (const box of this.boxes) this.number(box, found.counts[box.dataset.filter]?.[box.value] ?? 0);
    this.fold();
    const used = (name) => Object.keys(found.counts[name] ?? {}).length;
    const statements = found.counts.kind?.statement ?? 0;
    const events = found.counts.kind?.event ?? 0;
    const passages = found.results.length - statements - events;
    const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
    const parts = [plural(passages, "passage")];
    if (statements) parts.push(plural(statements, "statement"));
    this.status.textContent = found.results.length
      ? `${parts.join(" and ")} from ${plural(used("outlet"), "outlet")} about ${plural(used("event"), "event")}`
      : "Nothing found. Fewer words or filters may help.";
  }

  async show(limit) {
    const run = this.run;
    const index = await this.engine();
    const hit = async ({ record, places }) => ({ ...(await index.read(record)), places });
    const hits = (await Promise.all(this.found.results.slice(0, limit).map(hit))).map(placed);
    if (run !== this.run) return;
    this.shown = limit;
    const groups = new Map();
    for (const hit of hits) {
      const key = hit.meta.event ?? hit.url;
      groups.set(key, [...(groups.get(key) ?? []), hit]);
    }
    this.results.replaceChildren(...[...groups.values()].map((group) => this.group(group)));
    this.more.hidden = this.found.results.length <= limit;
  }

  group(hits) {
    const { title, event, date } = hits[0].meta;
    const of = (kind) => hits.filter((hit) => hit.meta.kind === kind);
    const statements = of("statement");
    const [itself] = of("event");
    const passages = hits.filter((hit) => hit !== itself && !statements.includes(hit));
    const name = itself ? this.marked(title, this.found_words(itself)) : [title];
    return element(
      "section",
      { class: "search-group" },
      element("h2", {}, ...(event ? [element("a", { href: event }, ...name)] : name)),
      element("p", { class: "meta" }, date ?? ""),
      ...statements.map((hit) => this.statement(hit)),
      ...passages.map((hit) => this.passage(hit)),
    );
  }

  passage(hit) {
    const { sign, kind, place, statement, statement_url: where, language } = hit.meta;
    return element(
      "article",
      { class: "hit" },
      element("p", {}, element("strong", {}, element("bdi", {}, sign)), element("br"), element("span", { class: "meta" }, [kind, place].filter((word) => word && word !== "headline").join(", ") || "headline")),
      element("p", { class: "hit-text theirs", lang: language, dir: "auto" }, ...this.marked(hit.content, this.found_words(hit))),
      element("p", { class: "hit-links" }, element("a", { href: this.pointed(hit) }, "In the article"), where ? element("br") : "", where ? element("a", { href: where }, `Statement ${statement} side by side`) : ""),
    );
  }

  statement(hit) {
    const { statement, name, language, sign } = hit.meta;
    return element(
      "article",
      { class: "hit hit-statement" },
      element("p", {}, element("strong", {}, `Statement ${statement}`), element("br"), element("span", { class: "meta" }, sign)),
      element(
        "div",
        { class: "hit-text theirs", lang: language, dir: "auto" },
        element("p", {}, element("a", { href: hit.url }, ...this.marked(name, this.found_words(hit)))),
        this.readings(hit),
      ),
      element("p", { class: "hit-links" }, element("a", { href: hit.url }, "Side by side")),
    );
  }

  /** Returns the places of variation of a statement, those with found words first. */
  readings(hit) {
    const found = this.found_words(hit);
    const told = (place) => place.some(([text]) => text.split(/\s+/).some((word) => found.has(bare(word).toLowerCase())));
    const all = JSON.parse(hit.meta.readings ?? "[]");
    const places = [...all.filter(told), ...all.filter((place) => !told(place))];
    const reading = ([text, signs]) => [
      ...(text ? this.marked(text, found) : [element("i", {}, "omitted")]),
      " ",
      element("b", { class: "sign", dir: "auto" }, signs),
    ];
    const line = ([first, ...others]) => element("li", {}, ...reading(first), " ] ", ...others.flatMap((one, index) => [index ? ", " : "", ...reading(one)]));
    const rest = places.length - READINGS;
    return element("ul", { class: "hit-readings" }, ...places.slice(0, READINGS).map(line), rest > 0 ? element("li", {}, `and ${rest} more`) : "");
  }

  /** Returns the words of a record that were found, as printed but in small letters; Chinese and Japanese characters in a row as one. */
  found_words(hit) {
    return new Set(this.runs(hit).map(({ text }) => bare(text).toLowerCase()));
  }

  /** Returns the found words of a record with the place of the first token of each. */
  runs(hit) {
    const { TOKEN, isUnspaced } = this.client;
    const tokens = hit.content.match(TOKEN) ?? [];
    const found = [];
    for (const place of hit.places) {
      const last = found.at(-1);
      const unspaced = isUnspaced(tokens[place]);
      if (last?.unspaced && unspaced && place === last.end) {
        last.text += tokens[place];
        last.end += 1;
      } else found.push({ text: tokens[place], place, end: place + 1, unspaced, tokens });
    }
    return found;
  }

  /** Returns a text with the found words marked. */
  marked(text, found) {
    const unspaced = [...found].filter((word) => [...word].every(this.client.isUnspaced));
    const parts = unspaced.length ? text.split(new RegExp(`(${unspaced.join("|")})`, "u")) : [text];
    return parts.flatMap((part, index) => (index % 2 ? element("mark", {}, part) : this.spaced(part, found)));
  }

  /** Returns a text with blanks between its words, the found ones marked. */
  spaced(text, found) {
    return text.split(/(\s+)/).flatMap((word) => {
      const core = bare(word);
      if (!core || !found.has(core.toLowerCase())) return word;
      const start = word.indexOf(core);
      return [word.slice(0, start), element("mark", {}, core), word.slice(start + core.length)];
    });
  }

  /** Returns the address of a passage that also points at the found words, so that the browser marks them on arrival. */
  pointed(hit) {
    const safe = (word) => encodeURIComponent(word).replaceAll("-", "%2D");
    const directives = this.runs(hit).slice(0, POINTED).map(({ text, place, end, unspaced, tokens }) => {
      if (unspaced) return `text=${safe(text)}`;
      const before = place > 0 ? `${safe(tokens[place - 1])}-,` : "";
      const after = end < tokens.length ? `,-${safe(tokens[end])}` : "";
      return `text=${before}${safe(text)}${after}`;
    });
    return directives.length ? `${hit.url}:~:${directives.join("&")}` : hit.url;
  }
}

for (const form of document.querySelectorAll('[data-module="search"]')) new Search(form).start();
