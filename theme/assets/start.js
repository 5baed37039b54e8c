/* What must be settled before the page is painted: that there are scripts, and light or dark, as the reader has chosen on
   this device, otherwise as the device asks. The button is in theme/partials/header.html; the colours are in site.css. */

(() => {
  // Material's script does this too, but last of all: a page first laid out for a reader without scripts would jump.
  document.documentElement.classList.replace("no-js", "js");

  const KEY = "scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const wanted = () => (system.matches ? "slate" : "default");

  // A browser may refuse to remember anything, for one in a copy opened from disk: then the choice holds for the page.
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {}

  function choose(scheme) {
    // Who asks for what the device asks for anyway follows the device again, day and night.
    chosen = scheme === wanted() ? null : scheme;
    try {
      if (chosen) localStorage.setItem(KEY, chosen);
      else localStorage.removeItem(KEY);
    } catch {}
    show();
  }

  function show() {
    const dark = (chosen ?? wanted()) === "slate";
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    const button = document.querySelector(".scheme-button");
    if (!button) return;
    button.title = dark ? button.dataset.toLight : button.dataset.toDark;
    button.setAttribute("aria-label", button.title);
    button.onclick = () => choose(dark ? "default" : "slate");
    button.hidden = false;
  }

  show();
  document.addEventListener("DOMContentLoaded", show);
  system.addEventListener("change", show);
})();
