// The bar above the views of a comparison: what is chosen in one view goes along to the others, and its lists close like menus.
function carry() {
  for (const link of document.querySelectorAll(".modes a")) link.search = location.search;
}
// A view says so when it has written what is chosen into the address.
addEventListener("viewchange", carry);
carry();

for (const menu of document.querySelectorAll(".pick")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  // What has the focus must not be under an open list.
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
}
