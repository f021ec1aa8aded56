// The list of differences, of all outlets or of chosen ones.  These are in the address, as on the other views of the comparison.
const tools = document.querySelector("[data-module=differences]");
const boxes = [...tools.querySelectorAll("[name='with[]']")];
const list = document.querySelector(".differing");
const printed = [...list.children];

function read() {
  const keys = (new URLSearchParams(location.search).get("with") ?? "").split(",");
  const some = boxes.some((box) => keys.includes(box.value));
  for (const box of boxes) box.checked = !some || keys.includes(box.value);
}

/** Lists the differences of the chosen outlets; what is left out is not moved aside, so that nothing on the page jumps. */
function show() {
  const chosen = boxes.filter((box) => box.checked);
  const keys = new Set(chosen.map((box) => box.value));
  const sections = printed.map((section) => section.cloneNode(true));
  for (const section of sections) {
    for (const cell of section.querySelectorAll("li")) {
      for (const article of cell.querySelectorAll("[data-key]")) if (!keys.has(article.dataset.key)) article.remove();
      if (!cell.querySelector("[data-key]")) cell.remove();
    }
  }
  list.replaceChildren(...sections.filter((section) => section.querySelector("[data-key]")));
  document.querySelector(".differing-status").textContent = `${chosen.length} of ${boxes.length} outlets`;
}

/** Says what is chosen, for the address. */
function remember() {
  const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
  const keys = chosen.length < boxes.length ? [tools.dataset.base, ...chosen].join() : "";
  dispatchEvent(new CustomEvent("viewchange", { detail: { with: keys } }));
}

tools.addEventListener("input", () => {
  show();
  remember();
});
tools.querySelector("[data-pick=all]").addEventListener("click", () => {
  for (const box of boxes) box.checked = true;
  show();
  remember();
});

read();
if (boxes.some((box) => !box.checked)) show();
