/* The index of the site as the search needs it: which pages hold which words, and how often, where. It is made at build
   time by actionplans/search/ and made ready here, once, when the search is opened. */
"use strict";

/** @typedef {[anchor: string, heading: string, text: string, rows?: string[]]} Section a part of a page, under a heading */

/**
 * A page in the index.
 * @typedef {object} IndexPage
 * @property {string} url
 * @property {string} title
 * @property {keyof typeof searchRanking.kind} kind
 * @property {Section[]} sections
 * @property {string} [network] the id of the one that it is about
 * @property {number} [year]
 * @property {number} [current] 1 if it is about what holds now
 * @property {string} [standing] whether its plan is in force, in words
 * @property {string} [under] what a hit says before its title
 * @property {number} group of pages that it is in: its place in the list of them, from 1
 * @property {string[]} [mentions] the networks that it names, of those without pages of their own
 */

/**
 * What search/index.js holds. A family is the forms of one word: their beginning and the endings, `res|a|or`.
 * @typedef {object} SearchIndex
 * @property {IndexPage[]} pages
 * @property {string[]} groups what pages can be narrowed to
 * @property {{ id: string, name: string, names: string[] }[]} networks
 * @property {string[][]} synonyms
 * @property {string[]} families
 */

/** @typedef {{ heading: number[], text: number[] }} Part a section in the numbers of its words */
/** @typedef {{ title: number[], parts: Part[], rows: number[][] }} PageWords */

/**
 * The site as it is searched. A word is a number, the same for all its forms.
 * @typedef {object} Site
 * @property {IndexPage[]} pages
 * @property {string[]} groups what they can be narrowed to
 * @property {PageWords[]} words of each page
 * @property {number[]} lengths of the pages, in words
 * @property {number} usual the mean of these
 * @property {[page: number, weight: number][][]} holders by word, the pages that hold it
 * @property {Set<number>} topics the words of titles and headings
 * @property {Map<string, number>} numbers of the words
 * @property {string[][]} forms by number
 * @property {[word: string, number: number, root: string][]} vocabulary
 * @property {Map<string, Map<number, string[]>>} roots with the words that have each, and their forms
 * @property {Map<string, string[]>} familiar words that the site may lack but that are known all the same, by their roots
 * @property {{ id: string, name: string, names: string[][] }[]} networks
 * @property {[phrase: string[], group: string[][]][]} phrases the longest first, each with those that mean the same
 * @property {string[][]} said phrases of words that mean nothing each for themselves: vara med, lägga till
 */

const searchSite = (() => {
  const { STOP_WORDS, tokens, asked, root } = searchWords;
  const { place } = searchRanking;
  const { meaning } = searchMeaning;

  /**
   * What search/index.js has left where a script can.
   * @returns {SearchIndex}
   */
  const loaded = () => Reflect.get(globalThis, "searchIndex");

  /**
   * @param {SearchIndex} index
   * @returns {Site}
   */
  function build({ pages, groups: narrowed, networks, synonyms, families }) {
    const numbers = numbered(families);
    const words = pages.map((page) => pageWords(page, numbers));
    const lengths = words.map(({ parts }) => sum(parts.map(({ heading, text }) => heading.length + text.length)));
    const groups = synonyms.map((group) => group.map((phrase) => asked(phrase)));
    const site = {
      pages,
      groups: narrowed,
      words,
      lengths,
      usual: sum(lengths) / lengths.length || 1,
      holders: holders(words),
      topics: new Set(words.flatMap(({ title, parts }) => [title, ...parts.map(({ heading }) => heading)]).flat()),
      ...vocabulary(numbers),
      familiar: new Map(),
      networks: networks.map((network) => ({ ...network, names: network.names.map((name) => asked(name)) })),
      phrases: byLength(groups),
      said: groups.flat().filter((phrase) => phrase.length > 1 && phrase.every((word) => STOP_WORDS.has(word))),
    };
    // Words of names, and of synonyms that the site has an answer for.
    const answered = groups.filter((group) => group.some((phrase) => meaning(site, phrase).length));
    const names = site.networks.map((network) => network.names);
    return { ...site, familiar: byRoot([...answered, ...names].flat(2)) };
  }

  /**
   * The numbers of words, as far as they have several forms.
   * @param {string[]} families
   */
  function numbered(families) {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    families.forEach((family, number) => {
      const [beginning, ...endings] = family.split("|");
      for (const ending of endings) numbers.set(beginning + ending, number);
    });
    let next = families.length;
    /**
     * The number of a word: a new one, if it has none.
     * @param {string} word
     */
    const number = (word) => {
      const known = numbers.get(word) ?? next++;
      numbers.set(word, known);
      return known;
    };
    return { all: numbers, number, count: () => next };
  }

  /**
   * @param {IndexPage} page
   * @param {ReturnType<typeof numbered>} numbers
   * @returns {PageWords}
   */
  function pageWords({ title, sections }, { number }) {
    return {
      title: asked(title).map(number),
      parts: sections.map(([, heading, text]) => ({
        heading: asked(heading).map(number),
        text: tokens(text).map(number),
      })),
      rows: sections.flatMap(([, , , rows = []]) => rows).map((row) => asked(row).map(number)),
    };
  }

  /**
   * By word, the pages that hold it, with how much it weighs there.
   * @param {PageWords[]} words
   */
  function holders(words) {
    /** @type {[page: number, weight: number][][]} */
    const found = [];
    words.forEach((page, at) => {
      for (const [word, weight] of weights(page)) {
        found[word] ||= [];
        found[word].push([at, weight]);
      }
    });
    return found;
  }

  /**
   * How much each word of a page weighs.
   * @param {PageWords} page
   */
  function weights({ title, parts, rows }) {
    /** @type {Map<number, number>} */
    const found = new Map();
    /**
     * @param {number[]} words
     * @param {number} weight
     */
    const add = (words, weight) => {
      for (const word of words) found.set(word, (found.get(word) || 0) + weight);
    };
    add(title, place.title);
    for (const row of rows) add(row, place.row - place.text); // its words stand in the text too
    for (const { heading, text } of parts) {
      add(heading, place.heading);
      add(text, place.text);
    }
    return found;
  }

  /**
   * All words, and where they are found by their number and their root.
   * @param {ReturnType<typeof numbered>} numbers
   */
  function vocabulary({ all, count }) {
    /** @type {[word: string, number: number, root: string][]} */
    const words = [...all].map(([word, number]) => [word, number, root(word)]);
    /** @type {string[][]} */
    const forms = Array.from({ length: count() }, () => []);
    /** @type {Map<string, Map<number, string[]>>} */
    const roots = new Map();
    for (const [word, number, common] of words) {
      forms[number].push(word);
      const sharing = roots.get(common) || new Map();
      sharing.set(number, [...(sharing.get(number) || []), word]);
      roots.set(common, sharing);
    }
    return { numbers: all, vocabulary: words, forms, roots };
  }

  /**
   * Phrases with those that mean the same, the longest first.
   * @param {string[][][]} groups
   */
  function byLength(groups) {
    /** @type {[phrase: string[], group: string[][]][]} */
    const phrases = groups.flatMap((group) => group.map((phrase) => [phrase, group]));
    return phrases.sort(([a], [b]) => b.length - a.length);
  }

  /** @param {string[]} words */
  function byRoot(words) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const word of words) found.set(root(word), [...(found.get(root(word)) || []), word]);
    return found;
  }

  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  return { build, loaded, sum };
})();
