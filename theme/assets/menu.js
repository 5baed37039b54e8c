/* The menu of a narrow window, by keyboard as by hand; and no commands on single keys.
   Material's style shows the menu while its check box #__drawer is checked; what is ours is the button and where focus goes. */

(() => {
  const box = document.getElementById("__drawer");
  const menu = document.getElementById("__menu");
  const button = document.querySelector(".menu-button");
  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  // Material closes the menu by itself too, when the page is loaded or the address changes: the box says so.
  function follow() {
    button.setAttribute("aria-expanded", String(box.checked));
    if (box.checked) menu.querySelector("a[href]").focus();
  }

  function close() {
    if (isOpen()) box.click();
  }

  box.addEventListener("change", follow);
  button.addEventListener("click", () => box.click());

  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      close();
      button.focus();
    }
  });

  // What lies under an open menu cannot be seen, so focus that leaves the menu closes it.
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
  });

  // Material opens the search on "f", "s" and "/". Who speaks to the computer, or slips, must not set such things off, and
  // they cannot be turned off (WCAG 2.1.4). Seen first here, the key goes no further; the browser's own use of it is left.
  const search = document.getElementById("__search");
  addEventListener(
    "keydown",
    (event) => {
      const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
      if (event.key.length === 1 && !typing && !search.checked) event.stopImmediatePropagation();
    },
    { capture: true },
  );
})();
