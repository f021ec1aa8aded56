// What stands for what in a statement: pointing at a difference, or reaching it by the keyboard, marks the words of the base text behind
// it and the other outlets' words for the same.
/** Words of the base text, at most, that another outlet moved away between two words which it keeps. */
const REACH = 12;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
// Of each statement: its base words and, for each mark, the stretch of them that it stands for.
const places = new WeakMap();
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
  // The table may have set its cells anew since.
  const first = statement.querySelector(".cell");
  if (places.get(statement)?.first === first) return places.get(statement);
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
  const result = { first, passage, base, marks };
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
  document.addEventListener(kind, (event) => {
    const cell = event.target.closest(".statement .cell");
    const statement = cell?.closest(".statement");
    if (statement) connect(statement, pointed(event, cell, statement));
    else forget();
  });
}
document.addEventListener("focusout", forget);
document.documentElement.addEventListener("pointerleave", forget);
