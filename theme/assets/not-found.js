/* On the page for an address that does not exist: the words of the address become what to search for,
   /natverk/polis-2032/index.html → "natverk polis 2032". */
(() => {
  const form = document.querySelector(".not-found");
  const base = form.dataset.base.replace(/\/$/, "");
  const path = readable(location.pathname.replace(base, ""));
  const words = path.replace(/(index)?\.html?$/, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (words.length === 0 || words.join() === "404") return;
  form.elements.q.value = words.join(" ");
  document.getElementById("not-found-filled").hidden = false;

  // A wrong address may hold a % that stands for nothing.
  function readable(address) {
    try {
      return decodeURIComponent(address);
    } catch {
      return address;
    }
  }
})();
