// A shared part: copies its text, and hands it to what the reader shares with on a phone.

for (const part of document.querySelectorAll('[data-module="share"]')) {
  const text = part.querySelector("[data-text]").textContent;
  const status = part.querySelector('[role="status"]');
  const copy = part.querySelector("[data-copy]");
  const share = part.querySelector("[data-share]");
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      status.textContent = await navigator.clipboard.writeText(text).then(
        () => "Copied.",
        () => "The browser does not allow it here: select the text.",
      );
    });
  }
  if (navigator.share) {
    share.hidden = false;
    const url = new URL(part.dataset.address, location.href).href;
    // Whoever changes their mind is no failure.
    share.addEventListener("click", () => navigator.share({ title: document.title, text, url }).catch(() => undefined));
  }
}
