/* The menu of a narrow window, by keyboard as by hand; and no commands on single keys.
   Material's style shows the menu while its check box #__drawer is checked; what is ours is the button and where focus goes. */
"use strict";

(() => {
  const box = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  const menu = /** @type {HTMLElement} */ (document.getElementById("__menu"));
  const button = /** @type {HTMLElement} */ (document.querySelector(".menu-button"));
  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  // Material closes the menu by itself too, when the page is loaded or the address changes: the box says so. The menu is
  // still on its way in from beside the window when it gets focus: nothing must be scrolled to meet it.
  function follow() {
    button.setAttribute("aria-expanded", String(box.checked));
    if (box.checked) /** @type {HTMLElement} */ (menu.querySelector("a[href]")).focus({ preventScroll: true });
    else if (menu.contains(document.activeElement)) button.focus();
  }

  function close() {
    if (box.checked) box.click();
  }

  box.addEventListener("change", follow);
  button.addEventListener("click", () => box.click());

  // From wherever the reader is: in the menu, on its button, or on nothing, when the page beside the links was clicked.
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    close();
    button.focus();
  });

  // What lies under an open menu cannot be seen, so focus that leaves the menu closes it.
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
  });

  // In a window that has become wide the menu stands beside the text, and its button is gone.
  matchMedia("(min-width: 76.25em)").addEventListener("change", ({ matches }) => {
    if (matches) close();
  });

  // A browser brings a page back as it was left, with the menu open that led away from it; or fills in the box as it was.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted || !isOpen()) close();
  });

  // Material opens the search on "f", "s" and "/". Who speaks to the computer, or slips, must not set such things off, and
  // they cannot be turned off (WCAG 2.1.4). Seen first here, the key goes no further; the browser's own use of it is left.
  const search = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      const typing = target instanceof Element && target.closest("input, select, textarea, [contenteditable]");
      if (key.length === 1 && !typing && !search.checked) event.stopImmediatePropagation();
    },
    { capture: true },
  );
})();
