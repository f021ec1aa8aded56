// Full texts in columns: the reader chooses two to four outlets; their paragraphs are aligned anew, or each column scrolls
// and the others follow.  Everything chosen is in the address, so that a copied address gives the same view.
const tools = document.querySelector("[data-module=columns]");
const table = document.querySelector(".texts");
const printed = table.tBodies[0];
const boxes = [...tools.querySelectorAll("[name='with[]']")];
const lock = tools.querySelector("[name=lock]");
/** Columns that scroll one by one need some width. */
const wide = matchMedia("(min-width: 641px)");
const MOST = 4;
const LEAST = 2;
const TAIL = Infinity;
/** Where in its pane a reader reads, from the top. */
const EYE = 0.3;

/** The articles in the order of the page, each with its paragraphs in reading order. */
const articles = [...table.tHead.rows[0].cells, ...document.querySelectorAll(".texts-folded")].map((place) => {
  const folded = place.matches("details") ? place : null;
  const key = place.dataset.key;
  const paragraphs = (folded ?? printed).querySelectorAll(folded ? ":scope > .theirs" : `[data-key="${CSS.escape(key)}"] > .theirs`);
  return {
    key,
    folded,
    sign: place.querySelector("bdi"),
    title: place.querySelector(".texts-title"),
    url: place.querySelector("a").href,
    paragraphs: [...paragraphs].map((node) => ({
      node,
      statements: [...node.querySelectorAll("[data-s]")].flatMap((sentence) => sentence.dataset.s.split(" ")),
    })),
  };
});
/** What the page shows by itself: what comes late must not move what is read. */
const usual = articles.filter((article) => !article.folded).map((article) => article.key);
let chosen = usual;

function read() {
  const asked = new URLSearchParams(location.search);
  const keys = (asked.get("with") ?? "").split(",");
  const known = articles.map((article) => article.key).filter((key) => keys.includes(key));
  for (const key of usual) if (known.length && known.length < LEAST && !known.includes(key)) known.unshift(key);
  chosen = known.length ? known.slice(0, MOST) : usual;
  lock.checked = asked.has("lock");
}

/** Says what is chosen, for the address. */
function remember() {
  const keys = chosen.join() === usual.join() ? "" : chosen.join();
  dispatchEvent(new CustomEvent("viewchange", { detail: { with: keys, lock: lock.checked ? "1" : "" } }));
}

/** Sets the controls to what is chosen: a browser may have kept them as they were on an earlier visit. */
function reflect() {
  for (const box of boxes) {
    box.checked = chosen.includes(box.value);
    box.disabled = box.checked ? chosen.length <= LEAST : chosen.length >= MOST;
  }
  document.querySelector(".columns-status").textContent = `${chosen.length} of ${articles.length} texts`;
}

function show() {
  reflect();
  const columns = articles.filter((article) => chosen.includes(article.key));
  const scrolls = lock.checked && wide.matches;
  table.tHead.rows[0].replaceChildren(...columns.map(heading));
  table.tBodies[0].replaceWith(chosen.join() === usual.join() ? printed : aligned(columns));
  table.hidden = scrolls;
  for (const old of document.querySelectorAll(".panes, .texts-folded")) old.remove();
  reach();
  table.after(...(scrolls ? [panes(columns)] : []), ...articles.filter((article) => !columns.includes(article)).map(folded));
}

/** Returns a new element with a class and content. */
function made(tag, name, ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content);
  return element;
}

const copy = (node) => node.cloneNode(true);

/** Returns a link to an article; its outlet's sign is the text. */
function linked(article) {
  const link = made("a", "", copy(article.sign));
  link.href = article.url;
  return link;
}

function heading(article) {
  const head = made("th", "", linked(article), copy(article.title));
  head.scope = "col";
  return head;
}

/** Returns a text that stands in no column. */
function folded(article) {
  article.folded ??= made(
    "details",
    "texts-folded",
    made("summary", "", made("span", "", made("strong", "", copy(article.sign)), " ", copy(article.title))),
    made("p", "meta", linked(article)),
    ...article.paragraphs.map((paragraph) => copy(paragraph.node)),
  );
  return article.folded;
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
      cell.append(made("p", "texts-sign", copy(article.sign)), ...found.map((paragraph) => copy(paragraph.node)));
    });
  }
  return body;
}

/** Returns columns that scroll one by one, the others following. */
function panes(columns) {
  const frame = made("div", "panes", ...columns.map(pane));
  let leader = null;
  const lead = (event) => (leader = event.target.closest(".pane") ?? leader);
  for (const kind of ["pointerenter", "pointerdown", "wheel", "touchstart", "focusin"]) {
    for (const one of frame.children) one.addEventListener(kind, lead, { passive: true });
  }
  for (const one of frame.children) {
    one.addEventListener("scroll", () => {
      if (one !== (leader ?? one)) return;
      for (const other of frame.children) if (other !== one) other.scrollTop = follow(one, other);
    });
  }
  return frame;
}

function pane(article) {
  const head = made("div", "pane-head", linked(article), copy(article.title));
  const section = made("section", "pane", head, made("div", "pane-text", ...article.paragraphs.map((paragraph) => copy(paragraph.node))));
  section.tabIndex = 0;
  section.setAttribute("aria-label", article.sign.textContent);
  return section;
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
  if (boxes.length) chosen = boxes.filter((box) => box.checked).map((box) => box.value);
  show();
  remember();
});
wide.addEventListener("change", () => lock.checked && show());

// What stands for what: a sentence, or one of its statements, and its counterparts in the other columns.
function connect(event) {
  const number = event.target.closest?.(".number")?.textContent.replace(/\D/gu, "");
  const sentence = event.target.closest?.("[data-s]");
  mark("twin", new Set(!sentence || event.type === "focusout" ? [] : number ? [number] : sentence.dataset.s.split(" ")));
}

/** Marks the sentences of some statements with a class, or one sentence that is in one text only. */
function mark(name, numbers, alone = null) {
  for (const other of document.querySelectorAll("main [data-s], main .alone")) {
    other.classList.toggle(name, other === alone || (other.dataset.s ?? "").split(" ").some((number) => numbers.has(number)));
  }
}
for (const kind of ["pointerover", "focusin", "focusout"]) document.querySelector("main").addEventListener(kind, connect);

// From difference to difference: the first sentence of each statement that is told in different words, and of each stretch that is in
// one text only.
let here = null;
function differences() {
  const seen = new Set();
  return [...document.querySelectorAll(".texts:not([hidden]) :is(.differs, .alone), .panes :is(.differs, .alone)")].filter((one) => {
    const key = one.dataset.s ?? one.parentElement;
    return !seen.has(key) && seen.add(key);
  });
}

/** Returns the number of the difference to go to from the last one, or else from where the reader is. */
function next(all, step) {
  if (all.includes(here)) return all.indexOf(here) + step;
  const eye = innerHeight * EYE;
  const below = all.findIndex((one) => one.getBoundingClientRect().top > eye);
  return (below < 0 ? all.length : below) - (step < 0);
}

function jump(step) {
  const all = differences();
  if (!all.length) return;
  const index = Math.max(0, Math.min(all.length - 1, next(all, step)));
  here = all[index];
  const number = here.dataset.s?.split(" ")[0];
  here.closest(".pane")?.dispatchEvent(new Event("pointerenter"));
  here.scrollIntoView({ block: "center", inline: "start" });
  mark("here", new Set(number ? [number] : []), here);
  document.querySelector(".jump-status").textContent = `${index + 1} of ${all.length}: ${number ? `statement ${number}` : "in one text only"}`;
}
document.querySelector(".jumps").addEventListener("click", (event) => {
  const step = Number(event.target.dataset.jump);
  if (step) jump(step);
});

// What is wider than a phone is moved sideways, by the keyboard, too.
function reach() {
  for (const row of table.tBodies[0].rows) {
    if (row.scrollWidth > row.clientWidth + 1) row.tabIndex = 0;
    else row.removeAttribute("tabindex");
  }
}
wide.addEventListener("change", reach);

read();
if (lock.checked || chosen.join() !== usual.join()) show();
else reflect();
reach();
