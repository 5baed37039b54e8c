/* The links to each line in data/ are hidden until an editor asks for them: sixty more stops would be in the way of
   everyone who only reads, and of the keyboard first of all. The choice is remembered in this browser. */
"use strict";

(() => {
  const KEY = "edit-links";
  const button = /** @type {HTMLElement | null} */ (document.querySelector(".edit-toggle"));
  if (!button) return;

  /** @param {boolean} shown */
  const show = (shown) => {
    document.documentElement.classList.toggle("with-edit-links", shown);
    button.setAttribute("aria-pressed", String(shown));
  };

  button.hidden = false;
  show(remembered() === "shown");
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    show(shown);
    remember(shown ? "shown" : "hidden");
  });

  // Storage may be shut off; then the choice holds for this page only.
  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  /** @param {"shown" | "hidden"} value */
  function remember(value) {
    try {
      localStorage.setItem(KEY, value);
    } catch {
      /* see above */
    }
  }
})();
