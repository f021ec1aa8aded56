// The side-by-side table as a tool: how differences are told, order, changes only, outlets, where the reader is.
// Everything chosen is in the address, so that a copied address gives the same view.
const tools = document.querySelector("[data-module=workbench]");
const telling = document.querySelector("[data-module=telling]");
const ways = [...(telling?.querySelectorAll("[name=show]") ?? [])];
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
    // The first way to tell differences is the page's own.
    this.show = ways.slice(1).find((way) => way.value === asked.get("show"))?.value ?? "";
    const known = new Set(boxes().map((box) => box.value));
    const chosen = (asked.get("with") ?? "").split(",").filter((key) => known.has(key));
    this.with = chosen.length ? chosen : null;
  }

  /** What the address says of the view. */
  get asked() {
    return { show: this.show, sort: this.sort, changes: this.changes ? "1" : "", with: this.with?.join() ?? "" };
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
  for (const [index, way] of ways.entries()) way.checked = state.show ? way.value === state.show : !index;
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

function choose() {
  state.show = ways.findLast((way, index) => index && way.checked)?.value ?? "";
  state.sort = sort.value;
  state.changes = changes.checked;
  const checked = boxes().filter((box) => box.checked);
  state.with = checked.length === boxes().length ? null : checked.map((box) => box.value);
  show();
  dispatchEvent(new CustomEvent("viewchange", { detail: state.asked }));
}
for (const controls of [tools, telling]) controls?.addEventListener("input", choose);
tools.addEventListener("click", (event) => {
  const pick = event.target.dataset.pick;
  if (!pick) return;
  for (const box of boxes()) if (!box.disabled) box.checked = pick === "all";
  choose();
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

reflect();
if (table !== printed) {
  show();
  if (location.hash) location.replace(location.hash);
}
