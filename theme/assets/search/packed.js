/* The index as it is fetched, made into what it was before actionplans/search/packed.py packed it: every text and every
   word stands there once, and what is made of them is written as numbers. */
"use strict";

/**
 * The index as it is fetched. A section's lines are its heading and its text; its anchor stands there only if it is not
 * what the heading gives by itself.
 * @typedef {[lines: string, anchor?: string, rows?: string, asked?: string]} PackedSection
 */

/** @typedef {Omit<IndexPage, "called" | "sections" | "asked"> & { sections: PackedSection[], asked?: string }} PackedPage */

/** @typedef {{ asks: string, name?: string, told: AlikeAnswers["told"] }} PackedAnswers those that are asked for alike */

/**
 * @typedef {object} PackedParts
 * @property {PackedPage[]} pages
 * @property {Record<string, string>} asked
 * @property {string} sources
 * @property {string[]} synonyms
 * @property {{ us: string[], alike: PackedAnswers[] }} answers
 * @property {string[]} texts with numbers for their words
 * @property {string} words
 * @property {string} endings how many letters of each word are its form's
 */

/** @typedef {Omit<SearchIndex, keyof PackedParts | "families" | "written"> & PackedParts} PackedIndex */

/** @typedef {{ written: string, word: string, ending: number }} Word as it is written, and folded; how long its form's ending is */

/**
 * A line of the site, or a cell of one. Its words are there at once, by their places in the index; its text is spelled once
 * it is shown, as few lines are.
 */
class SearchLine {
  /**
   * @param {number[]} words
   * @param {() => string} spell
   */
  constructor(words, spell) {
    this.words = words;
    /** @type {number[]} the numbers of its words, which are the same for all forms of a word (site.js) */
    this.numbers = [];
    /** @type {Placed[] | undefined} where each of them stands in the text (hits.js) */
    this.places = undefined;
    this.spell = spell;
    /** @type {string | undefined} */
    this.spelled = undefined;
  }

  get text() {
    this.spelled ??= this.spell();
    return this.spelled;
  }
}

/** A part of a page, under a heading. Its lines are put together once they are shown. */
class SearchSection {
  /**
   * @param {string} anchor "" where the heading gives it
   * @param {SearchLine} heading
   * @param {SearchLine[]} cells of all lines, with what ends a line between them
   * @param {(cells: SearchLine[]) => SearchLine[]} together
   */
  constructor(anchor, heading, cells, together) {
    this.anchor = anchor;
    this.heading = heading;
    this.cells = cells;
    /** @type {SearchLine[]} */
    this.rows = [];
    /** @type {number[][]} what people ask for it with: the places of words in the index */
    this.asked = [];
    this.together = together;
    /** @type {SearchLine[] | undefined} */
    this.put = undefined;
  }

  get lines() {
    this.put ??= this.together(this.cells);
    return this.put;
  }
}

const searchPacked = (() => {
  const { fold, once } = searchWords;
  // The same as in packed.py: what numbers are written with, of which the first end a number.
  const SIGNS = new Int8Array(128).fill(-1);
  const COUNT = 62;
  const LAST = 46;
  [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"].forEach((sign, at) => {
    SIGNS[sign.charCodeAt(0)] = at;
  });
  const RUN = /[a-zA-Z0-9]+/g;
  const NEXT = "!".charCodeAt(0);
  const [CELL, SPACE] = [" · ", " "];
  // What stands after the last cell of a line, where another follows.
  const END = new SearchLine([], () => "");
  const SHARED = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
  const EACH = /(?=[!#$%&'()*+,\-./:;<=>?@[\]^_`{|}~])/;

  /**
   * The numbers of what was written as such. What stands between them is no part of it.
   * @param {string} written
   * @param {(sign: number) => number} [other] what another sign stands for
   */
  function numbers(written, other) {
    /** @type {number[]} */
    const found = [];
    let number = 0;
    for (let i = 0; i < written.length; i++) {
      const code = written.charCodeAt(i);
      const at = SIGNS[code];
      if (at >= LAST) number = number * (COUNT - LAST) + at - LAST;
      else if (at >= 0) {
        found.push(number * LAST + at);
        number = 0;
      } else if (other) found.push(other(code));
    }
    return found;
  }

  /**
   * Words of which each begins as the one before it: how many letters they share stands first, as a sign.
   * @param {string} packed
   * @param {string} endings
   * @returns {Word[]}
   */
  function dictionary(packed, endings) {
    let written = "";
    return packed.split(EACH).map((one, at) => {
      written = written.slice(0, SHARED.indexOf(one[0])) + one.slice(1);
      return { written, word: fold(written).replace(SPACE, ""), ending: SIGNS[endings.charCodeAt(at)] };
    });
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
   * Reads the texts of an index, and remembers how often the pages speak its words, or are asked for with them: they are the
   * site's, and what only an answer says is not.
   * @param {string[]} packedTexts
   * @param {Word[]} vocabulary
   */
  function reader(packedTexts, vocabulary) {
    // The texts need not be looked at for their words, of which they hold the numbers; the spaces between were left out.
    const spell = (/** @type {string} */ numbered) =>
      numbered.replace(RUN, (run) =>
        numbers(run)
          .map((number) => vocabulary[number].written)
          .join(SPACE),
      );
    const texts = packedTexts.map((numbered) => new SearchLine(numbers(numbered), () => spell(numbered)));
    const times = new Uint32Array(texts.length);
    const isAsked = new Uint8Array(vocabulary.length);
    let last = 0;
    // The text that has not stood before, or what ends a line.
    const other = (/** @type {number} */ sign) => (sign === NEXT ? last++ : -1);

    /** @param {string} packed */
    const told = (packed) => numbers(packed, other).map((number) => texts[number]);

    /**
     * The cells of lines, with what ends a line between them.
     * @param {string} packed
     */
    const cells = (packed) =>
      numbers(packed, other).map((number) => {
        if (number < 0) return END;
        times[number]++;
        return texts[number];
      });

    /** @param {string} ask */
    function way(ask) {
      const words = numbers(ask);
      for (const word of words) isAsked[word] = 1;
      return words;
    }

    /** How often each word stands on pages; -1 where they are not asked for with it either: it is not the site's. */
    function often() {
      const found = Int32Array.from(isAsked, (is) => is - 1);
      texts.forEach(({ words }, text) => {
        if (times[text]) for (const word of words) found[word] = Math.max(found[word], 0) + times[text];
      });
      return found;
    }

    return {
      cells,
      often,
      /** Of an answer or a synonym. @param {string} packed */
      told: (packed) => told(packed).map(({ text }) => text),
      /** @param {string} asks */
      ways: (asks) => (asks ? asks.split(SPACE).map(way) : []),
    };
  }

  /**
   * The words that have several forms, each with these, folded.
   * @param {Word[]} words
   */
  function families(words) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const { written, word, ending } of words) {
      const small = written.toLowerCase().replace(SPACE, "");
      const stem = small.slice(0, small.length - ending);
      const forms = found.get(stem);
      if (!forms) found.set(stem, [word]);
      else if (!forms.includes(word)) forms.push(word);
    }
    // Folded, källa is both that and kalla: then it is the word that comes last.
    return [...found.values()]
      .filter((forms) => forms.length > 1)
      .map((forms) => forms.sort().join("|"))
      .sort()
      .map((forms) => forms.split("|"));
  }

  // How much oftener a word must stand with a capital than without to be a name: an address writes that small, too.
  const NAME = 10;

  /**
   * How the site writes each word: in small letters, if it is no name.
   * @param {Word[]} vocabulary
   * @param {Int32Array} often
   */
  function asWritten(vocabulary, often) {
    /** @type {Map<string, { written: string, times: number }>} */
    const best = new Map();
    vocabulary.forEach(({ written, word }, at) => {
      if (often[at] < 0) return;
      const times = often[at] * (written === written.toLowerCase() ? NAME : 1);
      if (times > (best.get(word)?.times ?? -1)) best.set(word, { written, times });
    });
    return (/** @type {string} */ word) => best.get(word)?.written;
  }

  /**
   * The lines that cells are of.
   * @param {SearchLine[]} cells
   */
  function together(cells) {
    /** @type {SearchLine[]} */
    const found = [];
    for (let from = 0; from < cells.length; ) {
      const end = cells.indexOf(END, from);
      const to = end < 0 ? cells.length : end;
      found.push(lineOf(cells.slice(from, to)));
      from = to + 1;
    }
    return found;
  }

  /** @param {SearchLine[]} cells */
  function lineOf(cells) {
    if (cells.length === 1) return cells[0];
    const line = new SearchLine(
      cells.flatMap(({ words }) => words),
      () => cells.map(({ text }) => text).join(CELL),
    );
    line.numbers = cells.flatMap(({ numbers }) => numbers);
    return line;
  }

  /**
   * @param {PackedSection} packed
   * @param {ReturnType<typeof reader>} reading
   */
  function unpackedSection([lines, anchor = "", rows = "", asked = ""], { cells, ways }) {
    // What ends the heading is none of its lines.
    const [heading, , ...rest] = cells(lines);
    const section = new SearchSection(anchor, heading, rest, together);
    if (rows) section.rows = cells(rows);
    if (asked) section.asked = ways(asked);
    return section;
  }

  /**
   * Where a section stands on its page. Few are asked for it.
   * @param {Section} section
   */
  const anchorOf = ({ anchor, heading }) => (anchor ? anchor.slice(1) : slug(heading.text));

  /**
   * @param {PackedPage} page
   * @param {ReturnType<typeof reader>} reading
   * @returns {IndexPage}
   */
  function unpackedPage({ title, asked = "", sections, ...page }, reading) {
    // In the order in which they were written: each text is new once.
    const [called] = reading.cells(title);
    const parts = sections.map((section) => unpackedSection(section, reading));
    return { ...page, title: called.text, called, sections: parts, asked: reading.ways(asked) };
  }

  /**
   * @param {PackedAnswers} answers
   * @param {ReturnType<typeof reader>} reading
   * @returns {AlikeAnswers}
   */
  function unpackedAnswers({ asks, name, told }, reading) {
    const ways = reading.told(asks);
    const all = told.map((one) => {
      const found = { ...one };
      for (const key of /** @type {const} */ (["text", "note", "source"])) {
        const packed = one[key];
        if (packed !== undefined) [found[key]] = reading.told(packed);
      }
      return found;
    });
    return { asks: ways, ...(name && { name }), told: all };
  }

  /**
   * @param {PackedIndex} index
   * @returns {SearchIndex}
   */
  function unpacked({ texts, words, endings, pages, sources, synonyms, answers, asked, ...index }) {
    const vocabulary = dictionary(words, endings);
    const reading = reader(texts, vocabulary);
    const found = {
      pages: pages.map((page) => unpackedPage(page, reading)),
      sources: reading.cells(sources),
      synonyms: synonyms.map(reading.told),
      answers: { ...answers, alike: answers.alike.map((one) => unpackedAnswers(one, reading)) },
      asked: Object.fromEntries(Object.entries(asked).map(([type, asks]) => [type, reading.ways(asks)])),
    };
    const often = reading.often();
    return {
      ...index,
      ...found,
      words: vocabulary,
      families: families(vocabulary.filter((_, at) => often[at] >= 0)),
      written: once(() => asWritten(vocabulary, often)),
    };
  }

  return { unpacked, anchorOf };
})();
