/* The index of the site as the search needs it: which pages hold which words, and how often, where. It is made at build
   time by actionplans/search/ and made ready here, once, when the search is opened. */
"use strict";

/** @typedef {InstanceType<typeof SearchLine>} Line */

/** @typedef {InstanceType<typeof SearchSection>} Section */

/**
 * A page in the index.
 * @typedef {object} IndexPage
 * @property {string} url
 * @property {string} title
 * @property {Line} called its title
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
 * @property {number[][]} asked the words and questions that people ask for it with
 * @property {number[]} [cited] which of the sources it names
 */

/**
 * What search/index.js holds. What is asked with is the places of its words among all. A family is the forms of one word,
 * folded: resa, resor.
 * @typedef {object} SearchIndex
 * @property {IndexPage[]} pages
 * @property {string[]} groups what pages can be narrowed to
 * @property {Word[]} words
 * @property {Record<string, number[][]>} asked the words and questions that people ask for pages of a type with
 * @property {{ id: string, name: string, names: string[] }[]} networks
 * @property {string[][]} synonyms
 * @property {Line[]} sources the titles of those that pages name
 * @property {string[][]} families
 * @property {() => (word: string) => string | undefined} written how the site writes a word, folded
 * @property {string} day that the site shows: 2026-11-30
 * @property {IndexAnswers} [answers] that may stand above the hits
 */

/** @typedef {{ heading: number[], text: number[][] }} Part a section in the numbers of its words, cell by cell */
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
 * @property {Word[]} vocabulary as it is written
 * @property {(text: string) => Line} read what is no whole line
 * @property {Map<IndexPage, Line>} titles of the pages that have been shown, with what stands before them
 * @property {Map<Pick<Section, "lines">, Piece[]>} pieces of the sections that have been shown (hits.js)
 * @property {number[]} lengths of the pages, in words
 * @property {number} usual the mean of these
 * @property {number[][]} holders by word, the pages that hold it, and after these the types, each followed by its weight
 * @property {string[]} types of pages that people ask for alike
 * @property {number[]} typeOf each page: where its type stands among the holders, or -1
 * @property {Ask[]} asks
 * @property {number[][]} asking by word, the asks that it is a part of
 * @property {() => number[][]} askedOf by owner, the words of its asks
 * @property {Set<number>} topics the words of titles and headings
 * @property {Map<string, number>} numbers of the words
 * @property {SearchIndex["written"]} written
 * @property {number[]} small words' numbers, of those that ask and say nothing
 * @property {string[][]} forms by number
 * @property {string[]} sorted all words
 * @property {{ key: string, word: string, number: number }[]} backwards all words, sorted by their ends
 * @property {{ key: string, word: string, number: number }[]} rootsBackwards the same by the ends of their roots
 * @property {Map<string, Map<number, string[]>>} roots with the words that have each, and their forms
 * @property {Map<string, Meant>} sames what has been found to be the same word
 * @property {() => ReturnType<typeof searchSpelling.goals>} goals what others may be slips of
 * @property {Map<string, string[]>} familiar words that the site may lack but that are known all the same, by their roots
 * @property {{ id: string, name: string, names: string[] }[]} networks
 * @property {Map<string, { words: string[], id: string }[]>} names of networks, by the root of their first word
 * @property {Map<string, { words: string[], group: string[][] }[]>} phrases likewise, each with those that mean the same
 * @property {string[][]} said phrases of words that mean nothing each for themselves: vara med, lägga till
 */

const searchSite = (() => {
  const { STOP_WORDS, NOW, YEAR, once, tokens, asked, root } = searchWords;
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
    words: vocabulary,
    sources,
    asked: byType,
    written,
  }) {
    const numbers = numbered(families);
    const reading = reader(vocabulary, numbers);
    const words = pages.map((page) => pageWords(page, reading));
    const types = Object.keys(byType);
    const owners = pages.length + types.length;
    const asks = [
      ...pages.flatMap((page, at) => asksOf(page, at, reading)),
      ...types.flatMap((type, i) => byType[type].map((ask) => reading.ask(ask, pages.length + i, 0))),
    ];
    const cited = citedBy(pages, sources, reading);
    for (const { called, sections } of pages)
      [called, ...sections.map(({ heading }) => heading)].forEach(reading.shown);
    const lengths = words.map(({ parts }) => sum(parts.map(lengthOf)));
    const usual = sum(lengths) / lengths.length || 1;
    const groups = synonyms.map((group) => group.map((phrase) => asked(phrase)));
    const named = [
      ...networks.flatMap(({ id, names }) => names.map((name) => ({ words: asked(name), id }))),
      ...pages.flatMap((page) => byname(page, vocabulary)),
    ];
    const names = named.flatMap(({ words }) => words);
    /** @type {Site} */
    const site = {
      year: Number(day.slice(0, 4)),
      answers,
      pages,
      groups: narrowed,
      words,
      vocabulary,
      read: reading.read,
      titles: new Map(),
      pieces: new Map(),
      lengths: [...lengths, ...types.map(() => usual)],
      usual,
      types,
      typeOf: pages.map(({ type }) => (type === undefined ? -1 : pages.length + types.indexOf(type))),
      asks,
      asking: byWord(asks),
      askedOf: once(() => byOwner(asks, owners)),
      holders: holders(words, asks, cited, numbers.count()),
      topics: topics(words, asks),
      ...found(numbers),
      written,
      small: [...STOP_WORDS].flatMap((word) => numbers.all.get(word) ?? []),
      sames: new Map(),
      goals: once(() => goals([...content(site, new Set(names))])),
      familiar: new Map(),
      networks,
      names: byFirst(named),
      phrases: byFirst(groups.flatMap((group) => group.map((words) => ({ words, group })))),
      said: groups.flat().filter((phrase) => phrase.length > 1 && phrase.every((word) => STOP_WORDS.has(word))),
    };
    // Words of names, and of synonyms that the site has an answer for.
    const answered = groups.filter((group) => group.some((phrase) => meaning(site, phrase).length));
    site.familiar = byRoot([...answered.flat(2), ...names]);
    return site;
  }

  /**
   * What people ask for a page with.
   * @param {IndexPage} page
   * @param {number} at
   * @param {Reading} reading
   */
  const asksOf = ({ asked: own, sections }, at, { ask }) => [
    ...own.map((words) => ask(words, at, 0)),
    ...sections.flatMap(({ asked }, section) => asked.map((words) => ask(words, at, section))),
  ];

  /** @typedef {ReturnType<typeof reader>} Reading */

  /**
   * Reads lines, and what people ask with, which have their words as places in the vocabulary.
   * @param {Word[]} vocabulary
   * @param {ReturnType<typeof numbered>} numbers
   */
  function reader(vocabulary, { all, number }) {
    const [isSmall, isYear, isNow] = [STOP_WORDS, YEAR, NOW].map((some) =>
      Uint8Array.from(vocabulary, ({ word }) => Number(some instanceof Set ? some.has(word) : some.test(word))),
    );
    // A word has its number when it is first read: then it has a place among those that look like it.
    const known = new Int32Array(vocabulary.length).fill(-1);
    const numberOf = (/** @type {number} */ word) => {
      if (known[word] < 0) known[word] = number(vocabulary[word].word);
      return known[word];
    };

    /**
     * The words that count, as `asked` in words.js has them.
     * @param {number[]} words
     */
    function counting(words) {
      const useful = words.filter((word) => !(isSmall[word] || isYear[word] || isNow[word]));
      return (useful.length || words.some((word) => isYear[word]) ? useful : words).map(numberOf);
    }

    /** @type {Map<Line, number[]>} */
    const counted = new Map();

    return {
      /** The numbers of a line's words. @param {Line} line */
      numbers(line) {
        if (line.numbers.length < line.words.length) line.numbers = line.words.map(numberOf);
        return line.numbers;
      },
      /** The same of a heading, of which the small words are searched for only where they stand in a text. @param {Line} line */
      shown(line) {
        if (line.numbers.length < line.words.length)
          line.numbers = line.words.map((word) => all.get(vocabulary[word].word) ?? -1);
      },
      /** Of those that count. Headings stand on many pages. @param {Line} line */
      counting(line) {
        const found = counted.get(line) || counting(line.words);
        counted.set(line, found);
        return found;
      },
      /**
       * @param {number[]} words
       * @param {number} owner
       * @param {number} section
       * @returns {Ask}
       */
      ask(words, owner, section) {
        const small = words.filter((word) => isSmall[word]).map((word) => vocabulary[word].word);
        return { owner, section, words: counting(words), small: small.length > 1 ? [...new Set(small)] : small };
      },
      /** What is no line of the site. @param {string} text */
      read(text) {
        const line = new SearchLine([], () => text);
        line.numbers = tokens(text).map((word) => all.get(word) ?? -1);
        return line;
      },
    };
  }

  /**
   * What people call a network by its subject, of what they ask for its page with: ljusnätverket, hamnforum.
   * @param {IndexPage} page
   * @param {Word[]} vocabulary
   */
  const byname = ({ kind, network, asked: own }, vocabulary) =>
    kind === "network" && network
      ? own
          .map((words) => words.map((word) => vocabulary[word].word))
          .filter((words) => words.length === 1 && BYNAME.test(words[0]))
          .map((words) => ({ words, id: network }))
      : [];

  const BYNAME = /.{3}(?:natverk|natverket|forum|forumet|forening|foreningen)$/;

  /** @param {Ask[]} asks */
  function byWord(asks) {
    /** @type {number[][]} */
    const found = [];
    asks.forEach(({ words }, at) => {
      words.forEach((word, i) => {
        if (words.indexOf(word) < i) return;
        found[word] ||= [];
        found[word].push(at);
      });
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
   * @param {IndexPage} page
   * @param {Reading} reading
   * @returns {PageWords}
   */
  const pageWords = ({ called, sections }, { counting, numbers }) => ({
    title: counting(called),
    parts: sections.map(({ heading, cells }) => ({ heading: counting(heading), text: cells.map(numbers) })),
    rows: sections.flatMap(({ rows }) => rows.map(counting)),
  });

  /** @param {Part} part */
  const lengthOf = ({ heading, text }) => text.reduce((length, cell) => length + cell.length, heading.length);

  /**
   * The words of titles and headings, and what people ask with.
   * @param {PageWords[]} words
   * @param {Ask[]} asks
   */
  function topics(words, asks) {
    /** @type {Set<number>} */
    const found = new Set();
    const add = (/** @type {number[]} */ some) => {
      for (const word of some) found.add(word);
    };
    for (const { title, parts } of words) {
      add(title);
      for (const { heading } of parts) add(heading);
    }
    for (const ask of asks) add(ask.words);
    return found;
  }

  /**
   * By word, the pages that hold it, with how much it weighs there.
   * @param {PageWords[]} words
   * @param {Ask[]} asks in the order of their owners
   * @param {number[][]} cited the words of the sources that each page names
   * @param {number} count of all words
   */
  function holders(words, asks, cited, count) {
    /** @type {number[][]} */
    const found = [];
    const weights = new Float64Array(count);
    /** @type {number[]} */
    let there = [];
    /**
     * @param {number[]} some
     * @param {number} weight
     * @param {number} most that a word weighs for which this counts
     */
    const add = (some, weight, most = Infinity) => {
      for (const word of some) {
        if (weights[word] >= most) continue;
        if (!weights[word]) there.push(word);
        weights[word] = most < Infinity ? weight : weights[word] + weight;
      }
    };
    const last = asks.length ? asks[asks.length - 1].owner + 1 : 0;
    let next = 0;
    for (let owner = 0; owner < Math.max(words.length, last); owner++) {
      if (owner < words.length) {
        addPage(words[owner], add);
        add(cited[owner], place.source, Number.MIN_VALUE);
      }
      // Said in many ways, a thing is no more of what the page is about.
      for (; next < asks.length && asks[next].owner === owner; next++) add(asks[next].words, place.asked, place.asked);
      for (const word of there) {
        found[word] ||= [];
        found[word].push(owner, weights[word]);
        weights[word] = 0;
      }
      there = [];
    }
    return found;
  }

  /**
   * @param {PageWords} page
   * @param {(words: number[], weight: number) => void} add
   */
  function addPage({ title, parts }, add) {
    add(title, place.title);
    for (const { heading, text } of parts) {
      add(heading, place.heading);
      for (const cell of text) add(cell, place.text);
    }
  }

  /**
   * The words of the titles of the sources that each page names: who knows a report by its title looks for what it told.
   * @param {IndexPage[]} pages
   * @param {Line[]} sources
   * @param {Reading} reading
   */
  function citedBy(pages, sources, { counting }) {
    const titles = sources.map(counting);
    return pages.map(({ cited = [] }) => cited.flatMap((source) => titles[source]));
  }

  /**
   * All words, and where they are found by their number and their root.
   * @param {ReturnType<typeof numbered>} numbers
   */
  function found({ all, count }) {
    const words = [...all].map(([word, number]) => ({ word, number, root: root(word) }));
    /** @type {string[][]} */
    const forms = Array.from({ length: count() }, () => []);
    /** @type {Map<string, Map<number, string[]>>} */
    const roots = new Map();
    for (const { word, number, root: common } of words) {
      forms[number].push(word);
      const sharing = roots.get(common) || new Map();
      if (!sharing.size) roots.set(common, sharing);
      const alike = sharing.get(number);
      if (alike) alike.push(word);
      else sharing.set(number, [word]);
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

  /**
   * Words by their keys, of which the browser sorts texts faster than it sorts words.
   * @param {{ key: string, word: string, number: number }[]} words
   */
  function sorted(words) {
    /** @type {Map<string, typeof words>} */
    const byKey = new Map();
    for (const one of words) {
      const alike = byKey.get(one.key);
      if (alike) alike.push(one);
      else byKey.set(one.key, [one]);
    }
    return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) || []);
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
