// The side-by-side table as a tool: order, changes only, outlets, where the reader is, what stands for what elsewhere.
// Everything chosen is in the address, so that a copied address gives the same view.
const tools = document.querySelector("[data-module=workbench]");
const [sort, changes] = ["sort", "changes"].map((name) => tools.querySelector(`[name=${name}]`));
const printed = document.querySelector(".statements");
// A view that the address asks for stands in the place of the page's own: what is read is not moved aside.
const table = location.search ? printed.cloneNode(true) : printed;
if (table !== printed) printed.replaceWith(table);
const statements = [...table.querySelectorAll(".statement")];
const inOrder = new Map(statements.map((statement, index) => [statement, index]));
const anchor = (statement) => statement.querySelector(".statement-name").id;
const strip = document.querySelector(".minimap ol");
const bars = new Map([...strip.children].map((bar) => [bar.querySelector("a").hash.slice(1), bar]));
const barOf = (statement) => bars.get(anchor(statement));
const number = (statement, name) => Number(statement.dataset[name]);
const CONTEXT = 3;
/** Words of the base text, at most, that another outlet moved away between two words which it keeps. */
const REACH = 12;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Orders: each returns a number by which statements stand, smallest first. */
const ORDERS = {
  dropped: (statement) => -number(statement, "absent"),
  only: (statement) => (number(statement, "carriers") === 1 ? 0 : 1),
};

class State {
  constructor() {
    const asked = new URLSearchParams(location.search);
    this.sort = Object.hasOwn(ORDERS, asked.get("sort")) ? asked.get("sort") : "";
    this.changes = asked.has("changes");
    const known = new Set(boxes().map((box) => box.value));
    const chosen = (asked.get("with") ?? "").split(",").filter((key) => known.has(key));
    this.with = chosen.length ? chosen : null;
  }

  /** Returns the query that brings the same view back; what other views of the comparison understand stays in it. */
  get query() {
    const asked = new URLSearchParams(location.search);
    const set = (name, value) => (value === null ? asked.delete(name) : asked.set(name, value));
    set("sort", this.sort || null);
    set("changes", this.changes ? "1" : null);
    set("with", this.with && this.with.join());
    return asked.size ? `?${asked}`.replaceAll("%2C", ",") : "";
  }
}

const boxes = () => [...tools.querySelectorAll("[name='with[]']")];
/** Returns the outlets of some boxes, the base text first: it cannot be left out. */
const keysOf = (some) => [...some].sort((one, other) => other.disabled - one.disabled).map((box) => box.value);
const state = new State();

/** Sets the controls to what is chosen: a browser may have kept them as they were on an earlier visit. */
function reflect() {
  sort.value = state.sort;
  changes.checked = state.changes;
  for (const box of boxes()) box.checked = box.disabled || !state.with || state.with.includes(box.value);
}

function show() {
  reflect();
  arrange();
  outlets();
  if (state.changes) shorten();
  table.classList.toggle("changes-only", state.changes);
  say();
}

// What the table shows already is not done again: in a large event each change costs a layout.
let sorted = statements;
// Of each statement: its base words and, for each mark, the stretch of them that it stands for.
let places = new WeakMap();
// The lists of wordings in a table of many outlets, as they were printed.
const lists = new Map([...table.querySelectorAll("div.cells")].map((list) => [list, [...list.children]]));
let shown = keysOf(boxes()).join();

function arrange() {
  const weight = state.sort ? ORDERS[state.sort] : () => 0;
  const asked = [...statements].sort((one, other) => weight(one) - weight(other) || inOrder.get(one) - inOrder.get(other));
  if (asked.some((statement, index) => statement !== sorted[index])) {
    table.append(...asked);
    strip.append(...asked.map(barOf));
    sorted = asked;
  }
  for (const statement of statements) {
    statement.hidden = state.changes && !number(statement, "differences") && !number(statement, "absent");
    barOf(statement).hidden = statement.hidden;
  }
}

/** Returns what one outlet prints of a statement, taken out of the list of its wordings. */
function column(cells, key) {
  const witness = cells.map((cell) => cell.querySelector(`li[data-key="${CSS.escape(key)}"]`)).find(Boolean);
  const cell = witness.closest(".cell");
  const same = witness.closest(".wording-same");
  const own = cell.cloneNode();
  if (same) own.classList.replace("base", "verbatim");
  const list = witness.parentElement.cloneNode();
  list.append(witness.cloneNode(true));
  own.append((same ?? cell).querySelector(".state").cloneNode(true), list);
  const text = cell.querySelector(".cell-text");
  if (text) own.append(text.cloneNode(true));
  return own;
}

/** Shows the chosen outlets only, and the base text; a few of many outlets stand side by side, each in a column of its own. */
function outlets() {
  const keys = keysOf(boxes().filter((box) => box.checked));
  if (!keys.length || keys.join() === shown) return;
  shown = keys.join();
  const chosen = new Set(keys);
  const some = chosen.size < boxes().length;
  const few = some && chosen.size <= 4;
  for (const [list, cells] of lists) list.replaceChildren(...(few ? keys.map((key) => column(cells, key)) : cells));
  if (lists.size) places = new WeakMap();
  const heads = [...table.querySelectorAll("thead th")];
  heads.forEach((head) => (head.hidden = !chosen.has(head.dataset.key)));
  for (const row of table.querySelectorAll("tr.cells")) [...row.cells].forEach((cell, index) => (cell.hidden = heads[index].hidden));
  for (const wide of table.querySelectorAll("[colspan]")) wide.colSpan = heads.filter((head) => !head.hidden).length;
  for (const witness of table.querySelectorAll("li[data-key]")) witness.hidden = !chosen.has(witness.dataset.key);
  for (const group of table.querySelectorAll("div.cell, .wording-same")) group.hidden = !group.querySelector("li[data-key]:not([hidden])");
  for (const fold of table.querySelectorAll("div.cell details")) fold.open = some;
  for (const fold of table.querySelectorAll(".wordings-more")) {
    fold.hidden = !fold.querySelector(".cell:not([hidden])");
    fold.open = some;
  }
  table.classList.toggle("some", some);
  table.classList.toggle("chosen", few);
}

/** Parts the unchanged words of each passage that are far from a change, once; the style sheet hides them. */
function shorten() {
  for (const passage of table.querySelectorAll(".cell:not(.base) .passage:not([data-shortened])")) {
    passage.dataset.shortened = "yes";
    for (const node of [...passage.childNodes]) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const words = node.data.split(/(?<=\s)/u);
      const before = node.previousSibling || !node.nextSibling ? CONTEXT : 0;
      const after = node.nextSibling ? CONTEXT : 0;
      if (words.length <= before + after + 2) continue;
      const same = document.createElement("span");
      const inner = document.createElement("span");
      same.className = "same";
      inner.append(words.slice(before, words.length - after).join(""));
      same.append(inner);
      node.replaceWith(words.slice(0, before).join(""), same, words.slice(words.length - after).join(""));
    }
  }
}

function say() {
  const hidden = statements.filter((statement) => statement.hidden).length;
  const parts = hidden ? [`${statements.length - hidden} of ${statements.length} statements`, `${hidden} without a change hidden`] : [];
  const some = boxes().filter((box) => !box.checked).length;
  if (some) parts.push(`${some} outlet${some === 1 ? "" : "s"} hidden`);
  document.querySelector(".tools-status").textContent = parts.join(", ");
}

/** Writes the view into the address. */
function remember() {
  history.replaceState(null, "", location.pathname + state.query + location.hash);
  dispatchEvent(new Event("viewchange"));
}

tools.addEventListener("input", () => {
  state.sort = sort.value;
  state.changes = changes.checked;
  const checked = boxes().filter((box) => box.checked);
  state.with = checked.length === boxes().length ? null : checked.map((box) => box.value);
  show();
  remember();
});
tools.addEventListener("click", (event) => {
  const pick = event.target.dataset.pick;
  if (!pick) return;
  for (const box of boxes()) if (!box.disabled) box.checked = pick === "all";
  tools.dispatchEvent(new Event("input"));
});
// Another base text opens at the statement that is being read.
document.querySelector(".modes-bases")?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const here = document.querySelector(".minimap [aria-current]");
  if (link && here) link.hash = here.hash;
});

// Where the reader is.
const seen = new Set();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    const first = sorted.find((statement) => seen.has(statement));
    for (const link of document.querySelectorAll(".minimap a")) {
      const here = first && link.hash.slice(1) === anchor(first);
      if (here === link.hasAttribute("aria-current")) continue;
      link.toggleAttribute("aria-current", Boolean(here));
      if (here) link.setAttribute("aria-current", "true"), into(link);
    }
  },
  { rootMargin: "-25% 0px -60% 0px" },
);
for (const statement of statements) watcher.observe(statement);

// The name of a statement stays under the heads of the columns, however high they are.
const head = table.querySelector("thead");
if (head) new ResizeObserver(() => table.style.setProperty("--head", `${head.offsetHeight}px`)).observe(head);

/** Brings a link into the part of the map that can be seen, without moving the page. */
function into(link) {
  const map = link.closest("nav");
  const [box, frame] = [link.getBoundingClientRect(), map.getBoundingClientRect()];
  if (box.left < frame.left || box.right > frame.right) map.scrollLeft += box.left - frame.left - frame.width / 2;
}

// What stands for what: the words of the base text behind a difference, and the other outlets' words for the same.
const twins = new Set();

/** Returns the words of a passage with their places; what is omitted, or hidden from the eye, is not part of it. */
function words(passage) {
  const found = [];
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("del, .hidden")) continue;
    for (const word of node.data.matchAll(WORD)) {
      found.push({ text: word[0].toLowerCase(), node, start: word.index, end: word.index + word[0].length });
    }
  }
  return found;
}

const wordsIn = (text) => [...text.toLowerCase().matchAll(WORD)].map((word) => word[0]);

/** Returns where a run of words that are not taken stands among those of the base text, at or after a place; one with dots by its two ends. */
function locate(base, text, from, taken = new Set()) {
  const [head, tail] = text.split("…").map(wordsIn);
  const at = (run, start) => {
    for (let index = start; run.length && index + run.length <= base.length; index++) {
      if (run.every((word, offset) => base[index + offset].text === word && !taken.has(index + offset))) return index;
    }
    return -1;
  };
  let start = at(head, from);
  if (start < 0) start = at(head, 0);
  if (start < 0) return null;
  const last = tail ? at(tail, start + head.length) : -1;
  return [start, last < 0 ? start + head.length : last + tail.length];
}

/** Returns a statement's base words and, for each mark in its cells, the stretch of them that it stands for. */
function placesOf(statement) {
  if (places.has(statement)) return places.get(statement);
  const passage = statement.querySelector(".cell.base .passage");
  const base = passage ? words(passage) : [];
  const marks = new Map();
  for (const cell of statement.querySelectorAll(".cell:not(.base) .passage")) {
    let from = 0;
    const taken = new Set();
    const stands = (node, found) => {
      if (!found) return;
      marks.set(node, found);
      for (let index = found[0]; index < found[1]; index++) taken.add(index);
    };
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        for (const word of wordsIn(node.data)) {
          const index = base.findIndex((one, place) => from <= place && place < from + REACH && one.text === word);
          if (index < 0) continue;
          taken.add(index);
          from = index + 1;
        }
      } else if (node.matches(".same, .same *")) node.childNodes.forEach(walk);
      else if (node.matches("mark.reworded, del")) {
        const found = locate(base, node.dataset.base ?? visible(node), from);
        stands(node, found);
        from = found?.[1] ?? from;
      }
    };
    cell.childNodes.forEach(walk);
    // A word that moved stands where the base text has one like it that nothing else in the cell stands for.
    for (const node of cell.querySelectorAll("mark.moved")) stands(node, locate(base, visible(node), 0, taken) ?? locate(base, visible(node), 0));
  }
  const result = { passage, base, marks };
  places.set(statement, result);
  return result;
}

const visible = (node) => [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE).map((child) => child.data).join("");

function forget() {
  globalThis.CSS?.highlights?.delete("counterpart");
  for (const twin of twins) twin.classList.remove("twin");
  twins.clear();
}

/** Marks what stands for some stretches of the base text, there and in all other columns. */
function connect(statement, stretches) {
  forget();
  const { base, marks } = placesOf(statement);
  const ranges = stretches.map(([start, end]) => {
    const range = new Range();
    range.setStart(base[start].node, base[start].start);
    range.setEnd(base[end - 1].node, base[end - 1].end);
    return range;
  });
  if (ranges.length && globalThis.Highlight && CSS.highlights) CSS.highlights.set("counterpart", new Highlight(...ranges));
  for (const [mark, [start, end]] of marks) {
    if (!stretches.some(([first, last]) => start < last && first < end)) continue;
    mark.classList.add("twin");
    twins.add(mark);
  }
}

/** Returns the stretches of the base text that belong to what is pointed at: one mark, a word of the base, or a whole passage. */
function pointed(event, cell, statement) {
  const { passage, base, marks } = placesOf(statement);
  const mark = event.target.closest("mark, del");
  if (mark) return marks.has(mark) ? [marks.get(mark)] : [];
  if (event.type === "focusin") return [...marks].filter(([one]) => cell.contains(one)).map(([, stretch]) => stretch);
  if (!passage?.contains(event.target)) return [];
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const index = base.findIndex((word) => caret && word.node === caret.offsetNode && word.start <= caret.offset && caret.offset <= word.end);
  return index < 0 ? [] : [...marks.values()].filter(([start, end]) => start <= index && index < end);
}

for (const kind of ["pointermove", "focusin"]) {
  table.addEventListener(kind, (event) => {
    const cell = event.target.closest(".cell");
    const statement = cell?.closest(".statement");
    if (statement) connect(statement, pointed(event, cell, statement));
    else forget();
  });
}
table.addEventListener("pointerleave", forget);
table.addEventListener("focusout", forget);

reflect();
if (state.query) {
  show();
  if (location.hash) location.replace(location.hash);
}
