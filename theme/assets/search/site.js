/* The index of the site as the search needs it: which pages hold which words, and how often, where. It is made at build
   time by actionplans/search/ and made ready here, once, when the search is opened. */
"use strict";

/** @typedef {[anchor: string, heading: string, text: string, rows?: string[], asked?: string[]]} Section a part of a page, under a heading */

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
 * @property {string} [type] what people ask for all such pages with stands under this name in `asked`
 * @property {string[]} [asked] the words and questions that people ask for it with, folded
 * @property {number[]} [cited] which of the sources it names
 */

/**
 * What search/index.js holds. A family is the forms of one word, folded: resa, resor.
 * @typedef {object} SearchIndex
 * @property {IndexPage[]} pages
 * @property {string[]} groups what pages can be narrowed to
 * @property {Record<string, string[]>} [asked] the words and questions that people ask for pages of a type with
 * @property {{ id: string, name: string, names: string[] }[]} networks
 * @property {string[][]} synonyms
 * @property {string[]} [sources] the titles of those that pages name
 * @property {string[][]} families
 * @property {Map<string, string>} [written] words, folded, as the site writes them
 * @property {Map<string, Word[]>} [said] the words of lines, where they need not be looked for
 * @property {string} day that the site shows: 2026-11-30
 * @property {IndexAnswers} [answers] that may stand above the hits
 */

/** @typedef {{ heading: number[], text: number[] }} Part a section in the numbers of its words */
/** @typedef {{ text: string, numbers: number[], words?: Placed[] }} Line with its words and, once it was shown, where each stands */
/** @typedef {{ title: number[], parts: Part[], rows: number[][] }} PageWords */

/**
 * What people ask for something with: whose it is (a page, or after all pages a type of pages), the section that answers,
 * its words and the small ones among them.
 * @typedef {{ owner: number, section: number, words: number[], small: string[] }} Ask
 */

/**
 * The site as it is searched. A word is a number, the same for all its forms.
 * @typedef {object} Site
 * @property {number} year that the site shows
 * @property {IndexAnswers} [answers] that may stand above the hits
 * @property {IndexPage[]} pages
 * @property {string[]} groups what they can be narrowed to
 * @property {PageWords[]} words of each page
 * @property {(line: string) => Line} read a line's words
 * @property {Map<string, Piece[]>} pieces of the texts that have been shown (hits.js)
 * @property {Map<Section, Line[]>} lines of the sections that have been shown
 * @property {number[]} lengths of the pages, in words
 * @property {number} usual the mean of these
 * @property {number[][]} holders by word, the pages that hold it, and after these the types, each followed by its weight
 * @property {string[]} types of pages that people ask for alike
 * @property {number[]} typeOf each page: where its type stands among the holders, or -1
 * @property {Ask[]} asks
 * @property {number[][]} asking by word, the asks that it is a part of
 * @property {number[][]} askedOf by owner, the words of its asks
 * @property {Set<number>} topics the words of titles and headings
 * @property {Map<string, number>} numbers of the words
 * @property {Map<string, string>} written as the site writes them
 * @property {number[]} small words' numbers, of those that ask and say nothing
 * @property {string[][]} forms by number
 * @property {string[]} sorted all words
 * @property {{ key: string, word: string, number: number }[]} backwards all words, sorted by their ends
 * @property {{ key: string, word: string, number: number }[]} rootsBackwards the same by the ends of their roots
 * @property {Map<string, Map<number, string[]>>} roots with the words that have each, and their forms
 * @property {Map<string, Meant>} sames what has been found to be the same word
 * @property {ReturnType<typeof searchSpelling.goals>} goals what others may be slips of
 * @property {Map<string, string[]>} familiar words that the site may lack but that are known all the same, by their roots
 * @property {{ id: string, name: string, names: string[] }[]} networks
 * @property {Map<string, { words: string[], id: string }[]>} names of networks, by the root of their first word
 * @property {Map<string, { words: string[], group: string[][] }[]>} phrases likewise, each with those that mean the same
 * @property {string[][]} said phrases of words that mean nothing each for themselves: vara med, lägga till
 */

const searchSite = (() => {
  const { STOP_WORDS, NOW, YEAR, tokens, asked, root } = searchWords;
  const { place, slip } = searchRanking;
  const { backwards } = searchVocabulary;
  const { goals } = searchSpelling;
  const { meaning } = searchMeaning;

  /**
   * What search/index.js has left where a script can.
   * @returns {SearchIndex}
   */
  const loaded = () => searchPacked.unpacked(Reflect.get(globalThis, "searchIndex"));

  /**
   * @param {SearchIndex} index
   * @returns {Site}
   */
  function build({
    pages,
    groups: narrowed,
    networks,
    synonyms,
    families,
    day,
    answers,
    sources = [],
    asked: byType = {},
    written = new Map(),
    said,
  }) {
    const numbers = numbered(families);
    const read = reading(numbers, said);
    const words = pages.map((page) => pageWords(page, numbers, read));
    const types = Object.keys(byType);
    const ask = asking(numbers);
    const asks = [
      ...pages.flatMap((page, at) => asksOf(page, at, ask)),
      ...types.flatMap((type, i) => byType[type].map((text) => ask(text, pages.length + i, 0))),
    ];
    const lengths = words.map(({ parts }) => sum(parts.map(({ heading, text }) => heading.length + text.length)));
    const usual = sum(lengths) / lengths.length || 1;
    const groups = synonyms.map((group) => group.map((phrase) => asked(phrase)));
    const named = [
      ...networks.flatMap(({ id, names }) => names.map((name) => ({ words: asked(name), id }))),
      ...pages.flatMap(byname),
    ];
    const site = {
      year: Number(day.slice(0, 4)),
      answers,
      pages,
      groups: narrowed,
      words,
      read,
      pieces: new Map(),
      lines: new Map(),
      lengths: [...lengths, ...types.map(() => usual)],
      usual,
      types,
      typeOf: pages.map(({ type }) => (type === undefined ? -1 : pages.length + types.indexOf(type))),
      asks,
      asking: byWord(asks),
      askedOf: byOwner(asks, pages.length + types.length),
      holders: holders(words, asks, citedBy(pages, sources, numbers)),
      topics: new Set([
        ...words.flatMap(({ title, parts }) => [title, ...parts.map(({ heading }) => heading)]).flat(),
        ...asks.flatMap((one) => one.words),
      ]),
      ...vocabulary(numbers),
      written,
      small: [...STOP_WORDS].flatMap((word) => numbers.all.get(word) ?? []),
      sames: new Map(),
      goals: /** @type {Site["goals"]} */ (new Map()),
      familiar: new Map(),
      networks,
      names: byFirst(named),
      phrases: byFirst(groups.flatMap((group) => group.map((words) => ({ words, group })))),
      said: groups.flat().filter((phrase) => phrase.length > 1 && phrase.every((word) => STOP_WORDS.has(word))),
    };
    // Words of names, and of synonyms that the site has an answer for.
    const answered = groups.filter((group) => group.some((phrase) => meaning(site, phrase).length));
    const names = named.flatMap(({ words }) => words);
    site.familiar = byRoot([...answered.flat(2), ...names]);
    site.goals = goals([...content(site, new Set(names))]);
    return site;
  }

  /**
   * What people ask for a page with.
   * @param {IndexPage} page
   * @param {number} at
   * @param {ReturnType<typeof asking>} ask
   */
  const asksOf = ({ asked: own = [], sections }, at, ask) => [
    ...own.map((text) => ask(text, at, 0)),
    ...sections.flatMap(([, , , , texts = []], section) => texts.map((text) => ask(text, at, section))),
  ];

  /**
   * Reads what people ask with, folded: thousands of times the same words. The words that count are those of `asked` in
   * words.js.
   * @param {ReturnType<typeof numbered>} numbers
   */
  function asking({ number }) {
    /** @type {Map<string, { word: string, isSmall: boolean, isYear: boolean, counts: boolean }>} */
    const known = new Map();
    const read = (/** @type {string} */ word) => {
      const [isSmall, isYear] = [STOP_WORDS.has(word), YEAR.test(word)];
      const found = { word, isSmall, isYear, counts: !isSmall && !isYear && !NOW.has(word) };
      known.set(word, found);
      return found;
    };
    /**
     * @param {string} text
     * @param {number} owner
     * @param {number} section
     * @returns {Ask}
     */
    return (text, owner, section) => {
      const all = text.split(" ").map((word) => known.get(word) || read(word));
      const useful = all.filter(({ counts }) => counts);
      const words = useful.length || all.some(({ isYear }) => isYear) ? useful : all;
      const small = all.filter(({ isSmall }, i) => isSmall && all.indexOf(all[i]) === i);
      return { owner, section, words: words.map(({ word }) => number(word)), small: small.map(({ word }) => word) };
    };
  }

  /**
   * What people call a network by its subject, of what they ask for its page with: ljusnätverket, hamnforum.
   * @param {IndexPage} page
   */
  const byname = ({ kind, network, asked: own = [] }) =>
    kind === "network" && network
      ? own
          .map((text) => tokens(text))
          .filter((words) => words.length === 1 && BYNAME.test(words[0]))
          .map((words) => ({ words, id: network }))
      : [];

  const BYNAME = /.{3}(?:natverk|natverket|forum|forumet|forening|foreningen)$/;

  /** @param {Ask[]} asks */
  function byWord(asks) {
    /** @type {number[][]} */
    const found = [];
    asks.forEach(({ words }, at) => {
      for (const word of new Set(words)) {
        found[word] ||= [];
        found[word].push(at);
      }
    });
    return found;
  }

  /**
   * @param {Ask[]} asks
   * @param {number} owners
   */
  function byOwner(asks, owners) {
    /** @type {Set<number>[]} */
    const found = Array.from({ length: owners }, () => new Set());
    for (const { owner, words } of asks) for (const word of words) found[owner].add(word);
    return found.map((words) => [...words]);
  }

  /**
   * The words that others may be slips of: those of names and synonyms, and what titles, headings and the names of records
   * speak of. What stands in a text alone is seldom what a word that looks like it means, unless it is long.
   * @param {Pick<Site, "words" | "sorted" | "numbers" | "holders" | "familiar">} site
   * @param {Set<string>} names
   */
  function* content({ words, sorted, numbers, holders, familiar }, names) {
    const called = words.flatMap(({ title, parts, rows }) => [title, ...parts.map(({ heading }) => heading), ...rows]);
    const spokenOf = new Set(called.flat());
    for (const word of new Set([...sorted, ...names, ...[...familiar.values()].flat()])) {
      const number = numbers.get(word) ?? -1;
      const pages = (holders[number]?.length || 0) / 2;
      const isName = names.has(word);
      const isContent = isName || number < 0 || spokenOf.has(number) || word.length >= slip.lettersOfAny;
      if (isContent && word.length >= slip.leastLettersOfGoal && !STOP_WORDS.has(word)) yield { word, pages, isName };
    }
  }

  /**
   * The numbers of words, as far as they have several forms.
   * @param {string[][]} families
   */
  function numbered(families) {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    families.forEach((forms, number) => {
      for (const form of forms) numbers.set(form, number);
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
   * Reads lines, each once: they stand on many pages.
   * @param {ReturnType<typeof numbered>} numbers
   * @param {SearchIndex["said"]} said
   */
  function reading({ number }, said) {
    /** @type {Map<string, Line>} */
    const known = new Map();
    return (/** @type {string} */ line) => {
      const before = known.get(line);
      if (before) return before;
      const words = said?.get(line)?.map(({ word }) => word) ?? tokens(line);
      const found = { text: line, numbers: words.map(number) };
      known.set(line, found);
      return found;
    };
  }

  /**
   * @param {IndexPage} page
   * @param {ReturnType<typeof numbered>} numbers
   * @param {ReturnType<typeof reading>} read
   * @returns {PageWords}
   */
  function pageWords({ title, sections }, { number }, read) {
    return {
      title: asked(title).map(number),
      parts: sections.map(([, heading, text]) => ({
        heading: asked(heading).map(number),
        text: text.split("\n").flatMap((line) => read(line).numbers),
      })),
      rows: sections.flatMap(([, , , rows = []]) => rows).map((row) => asked(row).map(number)),
    };
  }

  /**
   * By word, the pages that hold it, with how much it weighs there.
   * @param {PageWords[]} words
   * @param {Ask[]} asks
   * @param {number[][]} cited the words of the sources that each page names
   */
  function holders(words, asks, cited) {
    const weighed = words.map(weights);
    cited.forEach((words, page) => {
      for (const word of words) if (!weighed[page].has(word)) weighed[page].set(word, place.source);
    });
    for (const { owner, words } of asks) {
      weighed[owner] ||= new Map();
      const own = weighed[owner];
      // Said in many ways, a thing is no more of what the page is about.
      for (const word of words) if ((own.get(word) || 0) < place.asked) own.set(word, place.asked);
    }
    /** @type {number[][]} */
    const found = [];
    weighed.forEach((page, at) => {
      for (const [word, weight] of page) {
        found[word] ||= [];
        found[word].push(at, weight);
      }
    });
    return found;
  }

  /**
   * The words of the titles of the sources that each page names: who knows a report by its title looks for what it told.
   * @param {IndexPage[]} pages
   * @param {string[]} sources
   * @param {ReturnType<typeof numbered>} numbers
   */
  function citedBy(pages, sources, { number }) {
    const titles = sources.map((title) => asked(title).map(number));
    return pages.map(({ cited = [] }) => cited.flatMap((source) => titles[source]));
  }

  /**
   * How much each word of a page weighs.
   * @param {PageWords} page
   */
  function weights({ title, parts }) {
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
    const words = [...all].map(([word, number]) => ({ word, number, root: root(word) }));
    /** @type {string[][]} */
    const forms = Array.from({ length: count() }, () => []);
    /** @type {Map<string, Map<number, string[]>>} */
    const roots = new Map();
    for (const { word, number, root: common } of words) {
      forms[number].push(word);
      const sharing = roots.get(common) || new Map();
      sharing.set(number, [...(sharing.get(number) || []), word]);
      roots.set(common, sharing);
    }
    return {
      numbers: all,
      forms,
      roots,
      sorted: words.map(({ word }) => word).sort(),
      backwards: sorted(words.map(({ word, number }) => ({ key: backwards(word), word, number }))),
      rootsBackwards: sorted(words.map(({ word, number, root }) => ({ key: backwards(root), word, number }))),
    };
  }

  /**
   * Phrases by the root of their first word.
   * @template {{ words: string[] }} P
   * @param {P[]} phrases
   */
  function byFirst(phrases) {
    /** @type {Map<string, P[]>} */
    const found = new Map();
    for (const phrase of phrases) {
      const first = root(phrase.words[0]);
      found.set(first, [...(found.get(first) || []), phrase]);
    }
    return found;
  }

  /** @param {{ key: string, word: string, number: number }[]} words */
  const sorted = (words) => words.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));

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
