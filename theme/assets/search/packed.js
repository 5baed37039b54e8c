/* The index as it is fetched, made into what it was before actionplans/search/packed.py packed it: every text and every
   word stands there once, and what is made of them is written as numbers. */
"use strict";

/**
 * The index as it is fetched. A section's lines are its heading and its text; its anchor stands there only if it is not
 * what the heading gives by itself.
 * @typedef {[lines: string, anchor?: string, rows?: string, asked?: string]} PackedSection
 */

/** @typedef {Omit<IndexPage, "sections" | "asked"> & { sections: PackedSection[], asked?: string }} PackedPage */

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
 */

/** @typedef {Omit<SearchIndex, keyof PackedParts | "families" | "written" | "said"> & PackedParts} PackedIndex */

/** @typedef {{ written: string, word: string, often: number }} Word as it is written, and folded; how often pages speak it, or -1 */
/** @typedef {{ text: string, words: Word[] }} SpokenText with its words */

const searchPacked = (() => {
  const { fold } = searchWords;
  const { families } = searchForms;

  // The same as in packed.py: what numbers are written with, of which the first end a number.
  const SIGNS = /** @type {number[]} */ ([]);
  const COUNT = 62;
  const LAST = 46;
  [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"].forEach((sign, at) => {
    SIGNS[sign.charCodeAt(0)] = at;
  });
  const RUN = /[a-zA-Z0-9]+/g;
  const NEXT = "!".charCodeAt(0);
  const [LINE, CELL, SPACE] = ["\n", " · ", " "];
  const SHARED = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
  const EACH = /(?=[!#$%&'()*+,\-./:;<=>?@[\]^_`{|}~])/;

  /**
   * The numbers of what was written as such.
   * @param {string} written
   * @param {() => number} [next] the number of the text that has not stood before
   */
  function numbers(written, next = () => 0) {
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
   * Words of which each begins as the one before it: how many letters they share stands first, as a sign.
   * @param {string} packed
   * @returns {Word[]}
   */
  function dictionary(packed) {
    let written = "";
    return packed.split(EACH).map((one) => {
      written = written.slice(0, SHARED.indexOf(one[0])) + one.slice(1);
      return { written, word: fold(written).replace(SPACE, ""), often: -1 };
    });
  }

  /**
   * The texts with their words, which need not be looked for: the spaces between these were left out.
   * @param {string[]} packed
   * @param {Word[]} vocabulary
   * @returns {SpokenText[]}
   */
  const read = (packed, vocabulary) =>
    packed.map((numbered) => {
      /** @type {Word[]} */
      const words = [];
      const text = numbered.replace(RUN, (run) => {
        const here = numbers(run).map((number) => vocabulary[number]);
        words.push(...here);
        return here.map(({ written }) => written).join(SPACE);
      });
      return { text, words };
    });

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
   * @param {string} packedWords
   */
  function reader(packedTexts, packedWords) {
    const vocabulary = dictionary(packedWords);
    const texts = read(packedTexts, vocabulary);
    /** @type {Map<string, Word[]>} */
    const said = new Map();
    let last = 0;
    const next = () => last++;

    const spoken = () => vocabulary.filter(({ often }) => often >= 0);

    /** @param {string} cells */
    const told = (cells) => numbers(cells, next).map((number) => texts[number]);

    /** @param {SpokenText[]} cells */
    const speak = (cells) => {
      for (const { words } of cells) for (const word of words) word.often = Math.max(word.often, 0) + 1;
      return cells;
    };

    /** @param {string} cells */
    function line(cells) {
      const all = speak(told(cells));
      // Most lines are one cell.
      const text = all.length === 1 ? all[0].text : all.map((cell) => cell.text).join(CELL);
      if (!said.has(text)) said.set(text, all.length === 1 ? all[0].words : all.flatMap(({ words }) => words));
      return text;
    }

    /** @param {string} ask */
    function way(ask) {
      const words = numbers(ask).map((number) => vocabulary[number]);
      // One asks in small letters: that is not how the site writes a name.
      for (const word of words) word.often = Math.max(word.often, 0);
      return words.map(({ word }) => word).join(SPACE);
    }

    return {
      said,
      line,
      /** Of an answer or a synonym. @param {string} cells */
      told: (cells) => told(cells).map(({ text }) => text),
      /** @param {string} cells */
      cells: (cells) => speak(told(cells)).map(({ text }) => text),
      /** @param {string} asks */
      ways: (asks) => (asks ? asks.split(SPACE).map(way) : []),
      written: () => asWritten(spoken()),
      families: () =>
        families(spoken().map(({ written, word }) => ({ written: written.toLowerCase().replace(SPACE, ""), word }))),
    };
  }

  // How much oftener a word must stand with a capital than without to be a name: an address writes that small, too.
  const NAME = 10;

  /**
   * How the site writes each word: in small letters, if it is no name.
   * @param {Word[]} spoken
   */
  function asWritten(spoken) {
    /** @type {Map<string, { written: string, times: number }>} */
    const best = new Map();
    for (const { written, word, often } of spoken) {
      const times = often * (written === written.toLowerCase() ? NAME : 1);
      if (times > (best.get(word)?.times ?? -1)) best.set(word, { written, times });
    }
    return new Map([...best].map(([word, { written }]) => [word, written]));
  }

  /**
   * @param {PackedSection} section
   * @param {ReturnType<typeof reader>} reading
   * @returns {Section}
   */
  function unpackedSection([lines, anchor, rows = "", asked = ""], { line, cells, ways }) {
    const [heading, ...text] = lines.split(SPACE).map(line);
    return [anchor ? anchor.slice(1) : slug(heading), heading, text.join(LINE), cells(rows), ways(asked)];
  }

  /**
   * @param {PackedPage} page
   * @param {ReturnType<typeof reader>} reading
   * @returns {IndexPage}
   */
  function unpackedPage({ title, asked = "", sections, ...page }, reading) {
    // In the order in which they were written: each text is new once.
    const called = reading.line(title);
    const parts = sections.map((section) => unpackedSection(section, reading));
    return { ...page, title: called, sections: parts, asked: reading.ways(asked) };
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
  function unpacked({ texts, words, pages, sources, synonyms, answers, asked, ...index }) {
    const reading = reader(texts, words);
    const found = {
      pages: pages.map((page) => unpackedPage(page, reading)),
      sources: reading.cells(sources),
      synonyms: synonyms.map(reading.told),
      answers: { ...answers, alike: answers.alike.map((one) => unpackedAnswers(one, reading)) },
      asked: Object.fromEntries(Object.entries(asked).map(([type, asks]) => [type, reading.ways(asks)])),
    };
    return { ...index, ...found, families: reading.families(), written: reading.written(), said: reading.said };
  }

  return { unpacked };
})();
