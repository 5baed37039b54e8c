/* The index as it is fetched, made into what it was before actionplans/search/packed.py packed it: every text stands there
   once, and what is made of texts and words is written as numbers. */
"use strict";

/**
 * The index as it is fetched. A section's lines are its heading and its text; its anchor stands there only if it is not
 * what the heading gives by itself.
 * @typedef {[lines: string, anchor?: string, rows?: string, asked?: string]} PackedSection
 */

/** @typedef {Omit<IndexPage, "sections" | "asked"> & { sections: PackedSection[], asked?: string }} PackedPage */

/**
 * @typedef {Omit<SearchIndex, "pages" | "asked" | "sources"> & { pages: PackedPage[], asked: Record<string, string>, sources?: string, texts: string[], words: string }} PackedIndex
 */

const searchPacked = (() => {
  const { fold } = searchWords;

  // The same as in packed.py: what numbers are written with, of which the first end a number.
  const SIGNS = /** @type {number[]} */ ([]);
  const FIRST = "#".charCodeAt(0);
  const NO_SIGN = "\\".charCodeAt(0);
  const COUNT = "~".charCodeAt(0) - FIRST; // one is left out
  const LAST = 60;
  for (let code = FIRST, at = 0; at < COUNT; code++) if (code !== NO_SIGN) SIGNS[code] = at++;
  const NEXT = "!".charCodeAt(0);
  const APART = " ";
  const [LINE, CELL] = ["\n", " · "];

  /**
   * The numbers of what was written as such.
   * @param {string} written
   * @param {() => number} next the number of the text that has not stood before
   */
  function numbers(written, next) {
    const found = [];
    let number = 0;
    for (let i = 0; i < written.length; i++) {
      const code = written.charCodeAt(i);
      const at = SIGNS[code];
      if (code === NEXT) found.push(next());
      else if (at >= LAST) number = number * (COUNT - LAST) + at - LAST;
      else {
        found.push(number * LAST + at);
        number = 0;
      }
    }
    return found;
  }

  /**
   * Words of which each begins as the one before it: how many letters they share stands first, as a capital.
   * @param {string} written
   */
  function words(written) {
    let word = "";
    return (written.match(/[A-Z][^A-Z]*/g) || []).map((one) => {
      word = word.slice(0, one.charCodeAt(0) - "A".charCodeAt(0)) + one.slice(1);
      return word;
    });
  }

  /** @param {string} family */
  function forms(family) {
    const [beginning, ...endings] = family.split("|");
    return endings.map((ending) => beginning + ending);
  }

  /**
   * The anchor that a heading has by itself; the same as `_slug` in packed.py.
   * @param {string} heading
   */
  const slug = (heading) =>
    fold(heading)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");

  /**
   * @param {PackedIndex} index
   * @returns {SearchIndex}
   */
  function unpacked({ texts, words: written, ...index }) {
    const vocabulary = [...words(written), ...index.families.flatMap(forms)];
    let last = 0;
    const next = () => last++;
    const line = (/** @type {string} */ cells) => numbers(cells, next).map((number) => texts[number]);
    /** @param {string} asks */
    const ways = (asks) =>
      asks
        ? asks.split(APART).map((ask) =>
            numbers(ask, next)
              .map((number) => vocabulary[number])
              .join(" "),
          )
        : [];
    /**
     * @param {PackedSection} section
     * @returns {Section}
     */
    const section = ([lines, anchor, rows = "", asked = ""]) => {
      const [heading, ...text] = lines.split(APART).map((cells) => line(cells).join(CELL));
      return [anchor ? anchor.slice(1) : slug(heading), heading, text.join(LINE), line(rows), ways(asked)];
    };
    const pages = index.pages.map(({ asked = "", ...page }) => ({
      ...page,
      sections: page.sections.map(section),
      asked: ways(asked),
    }));
    const asked = Object.fromEntries(Object.entries(index.asked).map(([type, asks]) => [type, ways(asks)]));
    const sources = line(index.sources ?? "");
    return { ...index, pages, asked, sources };
  }

  return { unpacked };
})();
