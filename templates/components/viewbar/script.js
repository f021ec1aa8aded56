// The bar above the views of a comparison: what is chosen in one view is in the address and goes along to the others, and its lists
// close like menus.
function carry() {
  for (const link of document.querySelectorAll(".modes a")) link.search = location.search;
}
// A view says what is chosen in it; what the other views understand stays in the address.
addEventListener("viewchange", ({ detail }) => {
  const asked = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(detail)) value ? asked.set(name, value) : asked.delete(name);
  const query = asked.size ? `?${asked}`.replaceAll("%2C", ",") : "";
  history.replaceState(null, "", location.pathname + query + location.hash);
  carry();
});
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
