// Full texts in columns: the reader chooses two to four outlets; their paragraphs are aligned anew, or each column scrolls
// and the others follow.  Everything chosen is in the address, so that a copied address gives the same view.
const tools = document.querySelector("[data-module=columns]");
const table = document.querySelector(".texts");
const printed = table.tBodies[0];
const many = table.classList.contains("many");
const boxes = [...tools.querySelectorAll("[name='with[]']")];
const lock = tools.querySelector("[name=lock]");
const MOST = 4;
const LEAST = 2;
const TAIL = Infinity;
/** Where in its pane a reader reads, from the top. */
const EYE = 0.3;

/** The articles in the order of the page, each with its paragraphs in reading order. */
const articles = [...table.tHead.rows[0].cells].map((head) => ({
  key: head.dataset.key,
  head,
  paragraphs: [...printed.querySelectorAll(`td[data-key="${CSS.escape(head.dataset.key)}"] > p.theirs`)].map((node) => ({
    node,
    statements: [...node.querySelectorAll("[data-s]")].flatMap((sentence) => sentence.dataset.s.split(" ")),
  })),
}));
const usual = articles.slice(0, articles.length > MOST ? MOST - 1 : MOST).map((article) => article.key);
let chosen = usual;

function read() {
  const asked = new URLSearchParams(location.search);
  const keys = (asked.get("with") ?? "").split(",");
  const known = articles.map((article) => article.key).filter((key) => keys.includes(key));
  for (const key of usual) if (known.length && known.length < LEAST && !known.includes(key)) known.unshift(key);
  chosen = known.length ? known.slice(0, MOST) : usual;
  lock.checked = asked.has("lock");
}

/** Writes the view into the address, and into the links to the other views of the comparison. */
function remember() {
  const asked = new URLSearchParams(location.search);
  const set = (name, value) => (value ? asked.set(name, value) : asked.delete(name));
  set("with", chosen.join() === usual.join() ? "" : chosen.join());
  set("lock", lock.checked ? "1" : "");
  const query = asked.size ? `?${asked}`.replaceAll("%2C", ",") : "";
  history.replaceState(null, "", location.pathname + query + location.hash);
  for (const link of document.querySelectorAll(".modes a")) link.search = query;
}

function show() {
  for (const box of boxes) {
    box.checked = chosen.includes(box.value);
    box.disabled = box.checked ? chosen.length <= LEAST : chosen.length >= MOST;
  }
  const columns = articles.filter((article) => chosen.includes(article.key));
  const asPrinted = !many && chosen.length === articles.length;
  for (const article of articles) article.head.hidden = !chosen.includes(article.key);
  table.classList.remove("many");
  const body = asPrinted ? printed : aligned(columns);
  if (body !== table.tBodies[0]) table.tBodies[0].replaceWith(body);
  document.querySelector(".panes")?.remove();
  if (lock.checked) table.after(panes(columns));
  table.hidden = lock.checked;
  const hidden = articles.length - columns.length;
  document.querySelector(".tools-status").textContent = hidden ? `${columns.length} of ${articles.length} outlets shown` : "";
}

/** Returns the row of each paragraph: that of the base paragraph with which it shares most statements, never one above the last. */
function rows(base, paragraphs) {
  const shared = paragraphs.map((one) => {
    const votes = base.map((other) => other.statements.filter((number) => one.statements.includes(number)).length);
    const best = Math.max(0, ...votes);
    return best ? votes.indexOf(best) : -1;
  });
  const last = shared.findLastIndex((row) => row >= 0);
  let current = 0;
  return shared.map((row, index) => (index > last ? TAIL : (current = Math.max(current, row))));
}

/** Returns the body of the table with the paragraphs of some articles aligned to those of the first one. */
function aligned(columns) {
  const [base, ...others] = columns.map((article) => article.paragraphs);
  const places = others.map((paragraphs) => rows(base, paragraphs));
  const shared = Math.max(-1, ...places.flat().filter((row) => row < TAIL));
  places.unshift(base.map((_, index) => (index <= shared ? index : TAIL)));
  const body = document.createElement("tbody");
  for (const row of [...new Set(places.flat())].sort((one, other) => (one < other ? -1 : 1))) {
    const line = body.insertRow();
    columns.forEach((article, column) => {
      const cell = line.insertCell();
      const found = article.paragraphs.filter((_, index) => places[column][index] === row);
      if (!found.length) return cell.classList.add("empty");
      cell.append(named(article), ...found.map((paragraph) => paragraph.node.cloneNode(true)));
    });
  }
  return body;
}

function named(article) {
  const sign = document.createElement("p");
  sign.className = "texts-sign";
  sign.append(article.head.querySelector("bdi").cloneNode(true));
  return sign;
}

/** Returns columns that scroll one by one, the others following. */
function panes(columns) {
  const frame = document.createElement("div");
  frame.className = "panes";
  for (const article of columns) {
    const pane = document.createElement("section");
    pane.className = "pane";
    pane.tabIndex = 0;
    pane.setAttribute("aria-label", article.head.querySelector("bdi").textContent);
    const head = document.createElement("div");
    const text = document.createElement("div");
    head.append(...[...article.head.childNodes].map((node) => node.cloneNode(true)));
    text.append(...article.paragraphs.map((paragraph) => paragraph.node.cloneNode(true)));
    pane.append(head, text);
    frame.append(pane);
  }
  let leader = null;
  const lead = (event) => (leader = event.target.closest(".pane") ?? leader);
  for (const kind of ["pointerenter", "pointerdown", "wheel", "touchstart", "focusin"]) {
    for (const pane of frame.children) pane.addEventListener(kind, lead, { passive: true });
  }
  for (const pane of frame.children) {
    pane.addEventListener("scroll", () => {
      if (pane !== (leader ?? pane)) return;
      for (const other of frame.children) if (other !== pane) other.scrollTop = follow(pane, other);
    });
  }
  return frame;
}

/** Returns where the first sentence of each statement stands in a pane. */
function anchors(pane) {
  const found = new Map();
  const top = pane.getBoundingClientRect().top - pane.scrollTop;
  for (const sentence of pane.querySelectorAll("[data-s]")) {
    const place = sentence.getBoundingClientRect().top - top;
    for (const number of sentence.dataset.s.split(" ")) if (!found.has(number)) found.set(number, place);
  }
  return found;
}

/** Returns how far another pane has to be scrolled, so that it shows at the reader's eye what this one shows there. */
function follow(pane, other) {
  const [here, there] = [anchors(pane), anchors(other)];
  const shared = [...here].filter(([number]) => there.has(number)).map(([number, place]) => [place, there.get(number)]);
  const ends = [
    [0, 0],
    ...increasing(shared.sort((one, two) => one[0] - two[0])),
    [pane.scrollHeight, other.scrollHeight],
  ];
  const eye = pane.clientHeight * EYE;
  const at = pane.scrollTop + eye;
  const next = Math.max(1, ends.findIndex(([place]) => place > at));
  const [[from, start], [to, end]] = [ends[next - 1], ends[next]];
  const target = start + ((at - from) / Math.max(to - from, 1)) * (end - start);
  return pane.scrollTop <= 0 ? 0 : target - eye;
}

/** Returns the longest run of pairs whose second numbers rise, too: outlets order the same statements differently. */
function increasing(pairs) {
  const best = pairs.map((pair) => [pair]);
  pairs.forEach((pair, index) => {
    for (let before = 0; before < index; before++) {
      if (pairs[before][1] < pair[1] && best[before].length >= best[index].length) best[index] = [...best[before], pair];
    }
  });
  return best.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
}

tools.addEventListener("input", () => {
  if (boxes.length) chosen = articles.map((article) => article.key).filter((key) => boxes.some((box) => box.checked && box.value === key));
  show();
  remember();
});
// A list of outlets that is open over the texts closes like a menu.
const pick = tools.querySelector(".pick");
pick?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !pick.open) return;
  pick.open = false;
  pick.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  if (pick?.open && !pick.contains(event.target)) pick.open = false;
});

// What stands for what: a sentence and its counterparts in the other columns.
function connect(event) {
  const sentence = event.target.closest?.("[data-s]");
  const numbers = new Set(sentence && event.type !== "focusout" ? sentence.dataset.s.split(" ") : []);
  for (const other of document.querySelectorAll(".texts [data-s], .panes [data-s]")) {
    other.classList.toggle("twin", other.dataset.s.split(" ").some((number) => numbers.has(number)));
  }
}
for (const kind of ["pointerover", "focusin", "focusout"]) document.querySelector("main").addEventListener(kind, connect);

read();
show();
if (location.search) remember();
