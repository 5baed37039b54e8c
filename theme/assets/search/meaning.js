/* What a query means on this site: the years and networks that it names, and the site's words that answer each of its own. */
"use strict";

/**
 * One way to answer a unit: words that should all be on the page. A hint is less than an answer; of the words that a
 * compound is made of, each alone is a part of one.
 * @typedef {{ weight: number, parts: Meant[], hint?: boolean, compound?: boolean }} Alternative
 */

/**
 * A word of the query, or words that belong together: which they are, how many words they are worth, what answers them.
 * @typedef {{ at: number[], size: number, alternatives: Alternative[] }} Unit
 */

/** @typedef {{ typed: string, written: string } & Spelled} Typed a word as it was typed, and as the site writes it */

/**
 * What a query asks for.
 * @typedef {object} Asked
 * @property {number[]} years that it names
 * @property {number[]} ofSite which of these have pages
 * @property {boolean} doing whether it asks for a way to change something
 * @property {boolean} now whether it asks for what holds now
 * @property {Map<string | undefined, number[]>} named the ids of the networks that it names → which of the words do
 * @property {boolean} isName whether it is the name of a network, and no more
 * @property {Set<string>} kinds of pages
 * @property {string[]} words those that count, as the site writes them
 * @property {Typed[]} typed the same as they were typed
 * @property {string[]} small words that ask, and other small ones
 * @property {Unit[]} units
 */

const searchMeaning = (() => {
  const { YEAR, NOW, DOING, tokens, asked, smallWords, wordsIn, root } = searchWords;
  const { inFull } = searchQuery;
  const { sure, instead, letters } = searchRanking;
  const { same, ending, related, orEnding, split, head, joined } = searchVocabulary;
  const { spelled } = searchSpelling;

  /* The words, folded, that ask for a kind of page. */
  const NETWORK = "natverk";
  const CALLED = { plan: ["plan", "handlingsplan"], report: ["arsrapport"] };

  /**
   * @param {Site} site
   * @param {string} asking
   * @returns {Asked}
   */
  function analyse(site, asking) {
    const query = inFull(asking, site.year);
    const written = tokens(query);
    const years = written.filter((word) => YEAR.test(word)).map(Number);
    const ofSite = years.filter((year) => site.pages.some((page) => page.year === year));
    const isTyping = !query.endsWith(" ");
    // A year without pages of its own may still be spoken of.
    const spoken = years.filter((year) => !ofSite.includes(year)).map(String);
    const content = [...asked(query, site.said, (word) => same(site, word).size > 0), ...spoken];
    const asWritten = new Map(wordsIn(asking).map(({ word, written }) => [word, written]));
    const typed = content.map((word, i) => ({
      typed: word,
      written: asWritten.get(word) ?? word,
      ...spelled(site, word, isTyping && i === content.length - 1),
    }));
    const words = typed.flatMap((one) => one.words);
    const found = units(site, words, isTyping ? words.length - 1 : -1);
    const now = written.some((word) => NOW.has(word));
    const networks = named(site, words);
    const names = new Set([...networks.values()].flat());
    return {
      years,
      ofSite,
      now,
      doing: written.some((word) => DOING.has(word)),
      named: networks,
      isName: !years.length && words.every((_, i) => names.has(i)),
      kinds: kinds(site, found),
      words,
      typed,
      small: smallWords(query),
      units: found,
    };
  }

  /**
   * The phrases that stand among words, with the first place of each, the longest first.
   * @template {{ words: string[] }} P
   * @param {Map<string, P[]>} phrases by the root of their first word
   * @param {string[]} words
   */
  function standing(phrases, words) {
    const roots = words.map(root);
    /** @type {{ phrase: P, from: number }[]} */
    const found = [];
    /** @type {Set<P>} */
    const seen = new Set();
    roots.forEach((first, from) => {
      for (const phrase of phrases.get(first) || []) {
        const isHere = !seen.has(phrase) && phrase.words.every((word, i) => root(word) === roots[from + i]);
        if (!isHere) continue;
        seen.add(phrase);
        found.push({ phrase, from });
      }
    });
    return found.sort((a, b) => b.phrase.words.length - a.phrase.words.length);
  }

  /**
   * The networks that words name, each by the longest of its names.
   * @param {Site} site
   * @param {string[]} words
   */
  function named(site, words) {
    /** @type {Map<string | undefined, number[]>} */
    const found = new Map();
    for (const { phrase, from } of standing(site.names, words))
      if (!found.has(phrase.id))
        found.set(
          phrase.id,
          phrase.words.map((_, i) => from + i),
        );
    return found;
  }

  /**
   * The kinds of pages that units ask for in so many words.
   * @param {Site} site
   * @param {Unit[]} units
   */
  function kinds(site, units) {
    const single = units.flatMap((unit) => unit.alternatives).filter(({ parts }) => parts.length === 1);
    /** @param {string} word */
    const isAsked = (word) =>
      [...same(site, word).keys()].some((number) => single.some(({ parts: [part] }) => surely(part, number)));
    return new Set(Object.entries(CALLED).flatMap(([kind, words]) => (words.some(isAsked) ? [kind] : [])));
  }

  /**
   * @param {Meant} part
   * @param {number} number
   */
  const surely = (part, number) => (part.get(number) ?? 0) >= sure.form;

  // --- Units ---------------------------------------------------------------------------------------------------------

  /**
   * @param {Site} site
   * @param {string[]} words
   * @param {number} typing which of the words is being typed, or -1
   */
  function units(site, words, typing) {
    const found = words.map((word, i) => ({ at: [i], size: 1, alternatives: ways(site, word, i === typing) }));
    addPhrases(site, words, found);
    for (let i = 0; i + 1 < words.length; i++) {
      const whole = joined(site, words[i], words[i + 1]);
      if (whole) merge(found, i, 2, [{ weight: instead.typed, parts: [whole] }]);
    }
    return found.filter((unit) => unit.at.length);
  }

  /**
   * What answers a word: what it may mean, its parts if it is a compound, and what it is a kind of.
   * @param {Site} site
   * @param {string} word
   * @param {boolean} typing
   */
  function ways(site, word, typing) {
    /** @type {Alternative[]} */
    const found = [{ weight: instead.typed, parts: [related(site, word, typing)] }];
    const parts = word.length >= letters.ofSplit ? split(site, word) : null;
    if (parts) found.push({ weight: instead.split, parts: parts.map((part) => orEnding(site, part)), compound: true });
    return [...found, ...kindOf(site, word)];
  }

  /**
   * What a compound is a kind of, as a hint.
   * @param {Site} site
   * @param {string} word
   * @returns {Alternative[]}
   */
  function kindOf(site, word) {
    const last = word.length >= letters.ofCompound ? head(site, word) : null;
    return last ? [{ weight: instead.head, parts: [last], hint: true }] : [];
  }

  /**
   * Phrases that mean the same as others are one unit, with what the others mean. The longest come first: a word within a
   * longer phrase has no meaning of its own, "policy advisory committee" asks for no committee.
   * @param {Site} site
   * @param {string[]} words
   * @param {Unit[]} found
   */
  function addPhrases(site, words, found) {
    /** @type {[from: number, to: number][]} */
    const taken = [];
    for (const { phrase, from } of standing(site.phrases, words)) {
      const to = from + phrase.words.length;
      if (taken.some(([start, end]) => start <= from && to <= end && end - start > phrase.words.length)) continue;
      taken.push([from, to]);
      // A phrase of small words means what its synonyms mean, no more.
      const others = phrase.group.filter((other) => other !== phrase.words && !site.said.includes(other));
      const weight = phrase.words.length > 1 ? instead.phrase : instead.synonym;
      const meanings = others.flatMap((other) => meaning(site, other, weight));
      merge(found, from, phrase.words.length, meanings, site.said.includes(phrase.words));
    }
  }

  /**
   * A synonym as alternatives: its words, and what a compound of a single word ends in.
   * @param {Site} site
   * @param {string[]} phrase
   * @param {number} weight
   * @returns {Alternative[]}
   */
  function meaning(site, phrase, weight = instead.synonym) {
    if (phrase.length > 1) {
      const parts = phrase.map((word) => same(site, word));
      return parts.every((part) => part.size) ? [{ weight, parts }] : [];
    }
    const parts = phrase.map((word) => new Map([...ending(site, word), ...same(site, word)]));
    if (!parts.every((part) => part.size)) return [];
    return [{ weight, parts }, ...phrase.flatMap((word) => kindOf(site, word))];
  }

  /**
   * Make one unit of the units of some words, and give it more alternatives, or others.
   * @param {Unit[]} units
   * @param {number} start
   * @param {number} length
   * @param {Alternative[]} alternatives
   * @param {boolean} isInstead whether the words mean nothing each for themselves
   */
  function merge(units, start, length, alternatives, isInstead = false) {
    const [first, ...others] = new Set(units.filter(({ at }) => at.some((i) => start <= i && i < start + length)));
    for (const next of others) {
      first.alternatives = together(first, next);
      first.at = [...first.at, ...next.at];
      first.size += next.size;
      next.at = [];
    }
    if (isInstead) first.size = 1;
    first.alternatives = isInstead && alternatives.length ? alternatives : [...first.alternatives, ...alternatives];
  }

  /**
   * What answers two units both, in all ways.
   * @param {Unit} first
   * @param {Unit} next
   */
  const together = (first, next) =>
    first.alternatives
      .flatMap((one) =>
        next.alternatives.map((two) => ({ weight: one.weight * two.weight, parts: [...one.parts, ...two.parts] })),
      )
      .slice(0, instead.most);

  return { NETWORK, analyse, meaning };
})();
