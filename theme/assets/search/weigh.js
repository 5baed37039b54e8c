/* How well does every page answer each word of a query, and how surely does it speak of it? BM25 over the words that
   searchMeaning found for it. */
"use strict";

/**
 * What a query's units weigh, each in its place.
 * @typedef {object} Weighed
 * @property {Unit[]} units
 * @property {number[]} all of their places
 * @property {Answers} answers which word of the site answers which of them
 * @property {Float32Array[]} scores of every page for each
 * @property {Float32Array[]} sure how surely every page speaks of each, 0 to 1
 * @property {number[]} topics less than 1 for what no heading on the site speaks of
 * @property {number[]} importance
 */

/**
 * Which words of the site answer which units of a query, as a table: a word's row holds how surely it answers each, 0 to 1.
 * Looked up for every word of the best pages, it is what takes the time.
 * @typedef {{ row: (word: number) => Float32Array | undefined, words: () => Iterable<number>, surely: (least: number) => Set<number>, holds: (word: number) => boolean }} Answers
 */

const searchWeigh = (() => {
  const { sure, instead, frequency, importance } = searchRanking;

  /**
   * @param {Site} site
   * @param {Unit[]} units
   * @returns {Weighed}
   */
  function weigh(site, units) {
    const each = units.map((unit) => unitScores(site, unit));
    const topics = units.map((unit) => (isTopic(site, unit) ? 1 : importance.offTopic));
    return {
      units,
      all: units.map((_, i) => i),
      answers: answers(site, units),
      scores: each.map(({ scores }) => scores),
      sure: each.map((one) => one.sure),
      topics,
      importance: units.map((unit, i) => unit.size * matter(site, each[i].scores, topics[i])),
    };
  }

  /**
   * Whether a title or a heading on the site, or a question that people ask, speaks of a unit.
   * @param {Site} site
   * @param {Unit} unit
   */
  const isTopic = (site, { alternatives }) =>
    alternatives.some(({ parts }) => parts.some((part) => [...part.keys()].some((word) => site.topics.has(word))));

  /**
   * How much a word matters by how many pages answer it and whether it is a topic of the site.
   * @param {Site} site
   * @param {Float32Array} scores
   * @param {number} topic
   */
  function matter(site, scores, topic) {
    let holders = 0;
    for (let page = 0; page < site.pages.length; page++) if (scores[page] > 0) holders++;
    const rare = Math.log(1 + site.pages.length / Math.max(holders, importance.leastPages));
    return topic < 1 ? Math.min(1, topic * rare) : 1;
  }

  /**
   * How much of a find a word is, by how many pages hold it or a form of it.
   * @param {Site} site
   * @param {Meant[]} parts
   */
  function rarity(site, parts) {
    const seen = new Uint8Array(site.lengths.length);
    let holders = 0;
    for (const part of parts)
      for (const [word, likely] of part) {
        const held = likely >= sure.part ? site.holders[word] || NONE : NONE;
        for (let i = 0; i < held.length; i += 2) {
          holders += 1 - seen[held[i]];
          seen[held[i]] = 1;
        }
      }
    return Math.log(1 + site.pages.length / (holders || 1));
  }

  /** @type {number[]} */
  const NONE = [];

  /**
   * Pages by how well they answer something, and how surely they speak of it; `found` are those that do at all.
   * @typedef {{ found: number[], scores: Float32Array | Float64Array, sure: Float32Array | Float64Array }} Scores
   */

  /** @typedef {Scores & { there: Uint8Array }} Whole the same of several parts, with how many of them are there */

  /**
   * How well every page answers a part, and how surely it speaks of it: forms and compounds of a word count for less
   * than the word.
   * @param {Site} site
   * @param {Meant} part
   * @param {number} rare
   * @param {Scores} into
   */
  function scorePart(site, part, rare, into) {
    for (const [word, likely] of part) if (site.holders[word]) scoreWord(site, word, likely, likely * rare, into);
  }

  /**
   * @param {Site} site
   * @param {number} word
   * @param {number} likely
   * @param {number} most that it can score
   * @param {Scores} into
   */
  function scoreWord({ holders, lengths, usual }, word, likely, most, { found, scores, sure: surely }) {
    const { saturation, byLength } = frequency;
    const held = holders[word];
    for (let i = 0; i < held.length; i += 2) {
      const [page, count] = [held[i], held[i + 1]];
      const length = 1 - byLength + (byLength * lengths[page]) / usual;
      const score = (most * count) / (count + saturation * length);
      if (!scores[page]) found.push(page);
      if (score > scores[page]) scores[page] = score;
      if (likely > surely[page]) surely[page] = likely;
    }
  }

  /**
   * Adds what a part was scored to what the parts before it were, and makes room for the next.
   * @param {Whole} whole
   * @param {Scores} part
   */
  function gather(whole, part) {
    for (const page of part.found) {
      if (!whole.scores[page]) whole.found.push(page);
      whole.scores[page] += part.scores[page];
      whole.sure[page] += part.sure[page];
      whole.there[page]++;
    }
    clear(part);
  }

  /** @param {Scores} all */
  function clear({ found, scores, sure: surely }) {
    for (const page of found) scores[page] = surely[page] = 0;
    found.length = 0;
  }

  /**
   * How well every page answers a unit: its best alternative, all of whose parts should be there. A rare synonym is no
   * better find than the word itself. What people ask for all pages of a type with, each of these answers somewhat.
   * @param {Site} site
   * @param {Unit} unit
   */
  function unitScores(site, unit) {
    const count = site.lengths.length;
    const best = { scores: new Float32Array(count), sure: new Float32Array(count) };
    const part = { found: [], scores: new Float32Array(count), sure: new Float32Array(count) };
    const whole = {
      found: [],
      scores: new Float64Array(count),
      sure: new Float64Array(count),
      there: new Uint8Array(count),
    };
    const single = unit.alternatives.filter((one) => one.parts.length === 1 && !one.hint);
    const shared = rarity(
      site,
      single.map((one) => one.parts[0]),
    );
    for (const one of unit.alternatives) {
      for (const meant of one.parts) {
        scorePart(site, meant, one.parts.length === 1 ? shared : rarity(site, [meant]), part);
        gather(whole, part);
      }
      improve(best, one, whole, unit.size);
      for (const page of whole.found) whole.there[page] = 0;
      clear(whole);
    }
    site.typeOf.forEach((type, page) => {
      if (type < 0) return;
      best.scores[page] = Math.max(best.scores[page], importance.ofType * best.scores[type]);
      best.sure[page] = Math.max(best.sure[page], best.sure[type]);
    });
    return best;
  }

  /**
   * Lets an alternative count for the pages that it finds better than those before it.
   * @param {{ scores: Float32Array, sure: Float32Array }} best
   * @param {Alternative} alternative
   * @param {Whole} whole of its parts together, of which a page should hold all
   * @param {number} size
   */
  function improve(best, alternative, whole, size) {
    const worth = worthOf(alternative) / alternative.parts.length;
    for (const page of whole.found) {
      const share = (worth * whole.there[page]) / alternative.parts.length;
      const score = share * whole.scores[page] * size;
      const likely = share * whole.sure[page];
      if (score > best.scores[page]) best.scores[page] = score;
      if (likely > best.sure[page]) best.sure[page] = likely;
    }
  }

  /** @param {Alternative} alternative */
  const worthOf = ({ weight, hint }) => (hint ? instead.hint : 1) * weight;

  /**
   * The words that answer units well, whichever of their alternatives they belong to.
   * @param {Site} site
   * @param {Unit[]} units
   * @returns {Answers}
   */
  function answers(site, units) {
    /** @type {Map<number, Float32Array>} */
    const rows = new Map();
    // Whether a word has a row is asked far more often than what stands there.
    const has = new Uint8Array(site.forms.length);
    units.forEach(({ alternatives }, i) => {
      // A part of a compound alone is no more than a part of it.
      for (const one of alternatives)
        for (const [word, likely] of one.parts.flatMap((part) => [...part])) {
          const row = rows.get(word) || new Float32Array(units.length);
          row[i] = Math.max(row[i], (worthOf(one) * likely) / (one.compound ? one.parts.length : 1));
          rows.set(word, row);
          has[word] = 1;
        }
    });
    return {
      row: (word) => (has[word] ? rows.get(word) : undefined),
      words: () => rows.keys(),
      surely: (least) => new Set([...rows].flatMap(([word, row]) => (Math.max(...row) >= least ? [word] : []))),
      holds: (word) => has[word] === 1,
    };
  }

  return { weigh };
})();
