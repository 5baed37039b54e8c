/* An abbreviation with a title explains itself to the mouse only. Here each gets a text that also the keyboard and a
   finger can open, that stays while one points at it, and that Escape closes (WCAG 1.4.13). Without this script the
   browser's own title is left. */
"use strict";

(() => {
  const article = /** @type {HTMLElement} */ (document.getElementById("__content"));
  const LEAVE = 200; // milliseconds to move the pointer from the word to its text
  /** @type {HTMLElement | null} */
  let shown = null;
  let leaving = 0;

  for (const [number, word] of article.querySelectorAll("abbr").entries()) if (word.title) prepare(word, number);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Element && target.closest("abbr, .explanation"))) hide();
  });

  /**
   * Give an abbreviation its text.
   * @param {HTMLElement} word
   * @param {number} number
   */
  function prepare(word, number) {
    const text = document.createElement("div");
    text.id = `explanation-${number}`;
    text.className = "explanation";
    text.setAttribute("role", "tooltip");
    text.textContent = word.title;
    text.hidden = true;
    article.append(text);

    word.removeAttribute("title");
    word.tabIndex = 0;
    word.setAttribute("role", "button");
    word.setAttribute("aria-describedby", text.id);

    const open = () => show(word, text);
    word.addEventListener("focus", open);
    word.addEventListener("click", open);
    word.addEventListener("blur", hide);
    word.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        open();
      }
    });
    for (const part of [word, text]) {
      part.addEventListener("pointerenter", open);
      part.addEventListener("pointerleave", () => {
        leaving = setTimeout(() => {
          if (document.activeElement !== word) hide();
        }, LEAVE);
      });
    }
  }

  /**
   * @param {HTMLElement} word
   * @param {HTMLElement} text
   */
  function show(word, text) {
    clearTimeout(leaving);
    if (shown === text) return;
    hide();
    shown = text;
    text.hidden = false;
    place(text, word.getClientRects()[0]);
  }

  function hide() {
    clearTimeout(leaving);
    if (shown) shown.hidden = true;
    shown = null;
  }

  /**
   * Put a text under its word, within the width of the article.
   * @param {HTMLElement} text
   * @param {DOMRect} word
   */
  function place(text, word) {
    const around = article.getBoundingClientRect();
    const left = Math.min(word.left - around.left, around.width - text.offsetWidth);
    text.style.left = `${Math.max(0, left)}px`;
    text.style.top = `${word.bottom - around.top + 4}px`;
  }
})();
