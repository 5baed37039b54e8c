/* Marks the words that answered a search on the page that a hit leads to, and brings the place that answers into view.
   box.js loads it where the address says which words: #avsnitt?ord=resa,resor. What stands after # is never sent to a
   server, so no log tells what anybody has searched for; and it is taken out of the address again. */
"use strict";

{
  const OWN_TEXT = "script, style, svg, nav, button, select, .cite, .citation, .headerlink, .no-search";
  const BLOCKS = "tr, li, p, dt, dd, h1, h2, h3, h4, h5, h6";
  const HEADS = "caption, thead, summary";
  // A word, as the search reads one; see WORD in words.js.
  const WORD = /(?:vice )?[\p{L}\p{N}]+/giu;

  /**
   * Marks words in a page's text, as they are written.
   * @param {HTMLElement} article
   * @param {Set<string>} words
   */
  function marked(article, words) {
    const texts = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode())
      if (text instanceof Text && !text.parentElement?.closest(OWN_TEXT)) texts.push(text);
    return texts.flatMap((text) => {
      // From the end, so that what is left of the text stays where it was.
      const found = [...text.data.matchAll(WORD)].filter(([word]) => words.has(word.toLowerCase())).reverse();
      const marks = found.map(({ index, 0: word }) => {
        const mark = document.createElement("mark");
        mark.className = "found";
        const rest = text.splitText(index);
        rest.splitText(word.length);
        rest.replaceWith(mark);
        mark.append(rest);
        return mark;
      });
      return marks.reverse();
    });
  }

  /**
   * Those of the marks that stand in a section: from its heading to the next.
   * @param {HTMLElement[]} marks
   * @param {HTMLElement | null} heading
   */
  function within(marks, heading) {
    if (!heading) return marks;
    const headings = [...document.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)[id]")];
    const next = headings[headings.indexOf(heading) + 1];
    const follows = (/** @type {Node} */ one, /** @type {Node} */ other) =>
      Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    return marks.filter((mark) => follows(heading, mark) && !(next && follows(next, mark)));
  }

  /**
   * The first mark of the row or paragraph that holds the most of the words.
   * @param {HTMLElement[]} marks
   */
  function best(marks) {
    let most = -1;
    let found;
    /** @type {Map<Element, Set<string>>} */
    const words = new Map();
    for (const mark of marks) {
      const block = mark.closest(BLOCKS) || mark;
      words.set(block, (words.get(block) || new Set()).add(mark.textContent.toLowerCase()));
    }
    for (const mark of marks) {
      const count = mark.closest(HEADS) ? 0 : words.get(mark.closest(BLOCKS) || mark)?.size || 0;
      if (count > most) [most, found] = [count, mark];
    }
    return found;
  }

  /** @param {HTMLElement} mark what is not in view, or under the header that stays, is brought to the middle */
  function bring(mark) {
    const { top, bottom } = mark.getBoundingClientRect();
    const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom || 0;
    if (top < header || bottom > innerHeight) mark.scrollIntoView({ block: "center" });
  }

  /** @param {string} text from an address, where anything may stand */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  function show() {
    const [whole, anchor, words] = /^#([^?]*)\?ord=(.*)$/.exec(location.hash) || [];
    const article = document.getElementById("__content");
    if (!whole || !article) return;
    for (const mark of article.querySelectorAll("mark.found")) mark.replaceWith(...mark.childNodes);
    article.normalize();
    history.replaceState(history.state, "", anchor ? `#${anchor}` : location.pathname + location.search);
    // As if the heading's own link had been followed: the next Tab goes on from there.
    if (anchor) location.replace(location.href);
    const marks = marked(article, new Set(words.split(",").map(decoded)));
    const mark = best(within(marks, document.getElementById(decoded(anchor)))) || best(marks);
    if (!mark) return;
    for (let part = mark.closest("details"); part; part = part.parentElement?.closest("details") || null)
      part.open = true;
    bring(mark);
    // The browser comes to rest at the heading once more when the page has been loaded.
    if (document.readyState !== "complete") window.addEventListener("load", () => bring(mark), { once: true });
  }

  window.addEventListener("hashchange", show);
  show();
}
