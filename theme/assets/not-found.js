/* On the page for an address that does not exist: the words of the address become what to search for,
   /natverk/kajforum-2032/index.html → "natverk kajforum 2032". */
"use strict";

(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".not-found"));
  const field = /** @type {HTMLInputElement} */ (document.getElementById("not-found-query"));
  const filled = /** @type {HTMLElement} */ (document.getElementById("not-found-filled"));
  const base = (form.dataset.base ?? "").replace(/\/$/, "");
  const path = readable(location.pathname.replace(base, ""));
  const words = path
    .replace(/(index)?\.html?$/, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (words.length === 0 || words.join() === "404") return;
  field.value = words.join(" ");
  filled.hidden = false;

  /**
   * An address as it is read. A wrong one may hold a % that stands for nothing.
   * @param {string} address
   */
  function readable(address) {
    try {
      return decodeURIComponent(address);
    } catch {
      return address;
    }
  }
})();
