/* What must be settled before the page is painted: that there are scripts, whether the page's day is long past, and light
   or dark, as the reader has chosen on this device, otherwise as the device asks. The button is in theme/partials/header.html; the colours are in site.css.
   And what must be settled before Material's script sees the page: the names of its code blocks. */
"use strict";

(() => {
  // Material's script does this too, but last of all: a page first laid out for a reader without scripts would jump.
  document.documentElement.classList.replace("no-js", "js");

  // A site that is published every day shows today, or yesterday where the night's work is not done. See partials/old-day.html.
  const DAYS = 3;
  const shown = Date.parse(document.body.dataset.day ?? "");
  document.documentElement.classList.toggle("is-old", Date.now() - shown >= (DAYS + 1) * 24 * 3600 * 1000);

  const KEY = "scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const wanted = () => (system.matches ? "slate" : "default");

  // A browser may refuse to remember anything, for one in a copy opened from disk: then the choice holds for the page.
  /** @type {string | null} */
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {}

  /** @param {string} scheme */
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
    const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".scheme-button"));
    if (!button) return;
    button.title = (dark ? button.dataset.toLight : button.dataset.toDark) ?? "";
    button.setAttribute("aria-label", button.title);
    button.onclick = () => choose(dark ? "default" : "slate");
    button.hidden = false;
  }

  // Material calls each block of code after the nearest thing around it that has an id: all of a page the same.
  function name() {
    for (const [number, block] of document.querySelectorAll("pre:not([id])").entries()) block.id = `code-${number}`;
  }

  show();
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("DOMContentLoaded", name);
  system.addEventListener("change", show);
})();
