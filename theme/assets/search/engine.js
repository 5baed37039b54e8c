/* The search engine: from the site and a query to ranked pages. Plain functions, no page and no network.

   It runs in worker.js, or in the page where a worker is not allowed. Every figure that it uses is in ranking.js. */
"use strict";

/** @typedef {{ network?: string, year?: number, group?: number }} Filter what is left; nothing, or "" and 0, leaves all */

/** @typedef {{ at: number, page: IndexPage, coverage: number, section: number, score: number }} Found */

/**
 * What a query's units weigh, each in its place.
 * @typedef {object} Weighed
 * @property {Unit[]} units
 * @property {Meant[]} words that answer each, whichever of its alternatives they belong to
 * @property {Float32Array[]} scores of every page for each
 * @property {number[]} topics less than 1 for what no heading on the site speaks of
 * @property {number[]} importance
 */

const searchEngine = (() => {
  const { NETWORK, analyse } = searchMeaning;
  const { sure, instead, kind, frequency, importance, prior, history, name, close } = searchRanking;
  const { sum } = searchSite;

  /**
   * What a query finds: the pages, best first, each with the section that answers it, and the words that do. Without a
   * query, all pages that the filter leaves.
   * @param {Site} site
   * @param {string} query
   * @param {Filter} filter
   */
  function search(site, query, filter) {
    const asked = analyse(site, query);
    const weighed = weigh(site, asked.units);
    const found = pages(site, asked, weighed, filter, query.trim() === "");
    sinkHistory(found, asked);
    for (const one of found) one.score *= byName(site.words[one.at], one.page, weighed);
    const best = found.sort(byScore).slice(0, close.pages);
    for (const one of best) readClosely(site, one, asked, weighed);
    return {
      found: [...best.sort(byScore), ...found.slice(close.pages)],
      meant: new Set(weighed.words.flatMap((unit) => [...unit.keys()])),
    };
  }

  /**
   * @param {Found} a
   * @param {Found} b
   */
  const byScore = (a, b) => b.score - a.score;

  /** @param {number[]} factors */
  const product = (factors) => factors.reduce((total, factor) => total * factor, 1);

  // --- Words ---------------------------------------------------------------------------------------------------------

  /**
   * @param {Site} site
   * @param {Unit[]} units
   * @returns {Weighed}
   */
  function weigh(site, units) {
    const scores = units.map((unit) => unitScores(site, unit));
    const words = units.map(wordsOf);
    const topics = words.map((unit) =>
      [...unit.keys()].some((word) => site.topics.has(word)) ? 1 : importance.offTopic,
    );
    const weights = units.map((unit, i) => unit.size * matter(site, scores[i], topics[i]));
    return { units, words, scores, topics, importance: weights };
  }

  /**
   * How much a word matters by how many pages answer it and whether it is a topic of the site.
   * @param {Site} site
   * @param {Float32Array} scores
   * @param {number} topic
   */
  function matter(site, scores, topic) {
    const holders = scores.reduce((count, score) => count + (score > 0 ? 1 : 0), 0);
    const rare = Math.log(1 + site.pages.length / Math.max(holders, importance.leastPages));
    return topic < 1 ? Math.min(1, topic * rare) : 1 + rare * importance.rarity;
  }

  /**
   * How much of a find a word is, by how many pages hold it or a form of it.
   * @param {Site} site
   * @param {Meant} words
   */
  function rarity(site, words) {
    const holders = new Set();
    for (const [word, likely] of words)
      if (likely >= sure.part) for (const [page] of site.holders[word] || []) holders.add(page);
    return Math.log(1 + site.pages.length / (holders.size || 1));
  }

  /**
   * How well every page answers a part: BM25, where forms and compounds of a word count for less than the word.
   * @param {Site} site
   * @param {Meant} part
   * @param {number} rare
   */
  function partScores(site, part, rare) {
    const { scale, saturation, whateverLength, byLength } = frequency;
    const scores = new Float32Array(site.pages.length);
    for (const [word, likely] of part)
      for (const [page, count] of site.holders[word] || []) {
        const length = whateverLength + (byLength * site.lengths[page]) / site.usual;
        const score = (likely * rare * count * scale) / (count + saturation * length);
        if (score > scores[page]) scores[page] = score;
      }
    return scores;
  }

  /**
   * How well every page answers a unit: its best alternative, all of whose parts should be there. A rare synonym is no
   * better find than the word itself.
   * @param {Site} site
   * @param {Unit} unit
   */
  function unitScores(site, unit) {
    const best = new Float32Array(site.pages.length);
    const single = unit.alternatives.filter((one) => one.parts.length === 1 && !one.hint);
    const shared = rarity(site, new Map(single.flatMap((one) => [...one.parts[0]])));
    for (const one of unit.alternatives) {
      const each = one.parts.map((part) =>
        partScores(site, part, one.parts.length === 1 ? shared : rarity(site, part)),
      );
      for (let page = 0; page < best.length; page++) {
        const score = alternativeScore(one, each, page, unit.size);
        if (score > best[page]) best[page] = score;
      }
    }
    return best;
  }

  /**
   * How well a page answers an alternative, by the scores of its parts.
   * @param {Alternative} alternative
   * @param {Float32Array[]} each
   * @param {number} page
   * @param {number} size
   */
  function alternativeScore({ weight, hint }, each, page, size) {
    let total = 0;
    let there = 0;
    for (const scores of each)
      if (scores[page]) {
        total += scores[page];
        there++;
      }
    const whole = (there / each.length) ** frequency.missing;
    return (hint ? instead.hint : 1) * weight * total * (size / each.length) * whole;
  }

  /**
   * The words that answer a unit well, whichever of its alternatives they belong to.
   * @param {Unit} unit
   */
  function wordsOf(unit) {
    /** @type {Meant} */
    const found = new Map();
    for (const { weight, parts } of unit.alternatives)
      for (const part of parts)
        for (const [word, likely] of part) found.set(word, Math.max(found.get(word) || 0, weight * likely));
    return found;
  }

  // --- Pages ---------------------------------------------------------------------------------------------------------

  /**
   * The pages that answer a query or, where it is empty, all that the filter leaves.
   * @param {Site} site
   * @param {Asked} asked
   * @param {Weighed} weighed
   * @param {Filter} filter
   * @param {boolean} isEmpty
   * @returns {Found[]}
   */
  function pages(site, asked, weighed, filter, isEmpty) {
    const listsAll = isEmpty && Boolean(filter.network || filter.year || filter.group);
    return site.pages.flatMap((page, at) => {
      if (!isLeft(page, filter)) return [];
      const { score, coverage } = pageScore(page, at, asked, weighed);
      if (!score && !listsAll) return [];
      const likely = (score || 1) * coverage ** importance.coverage * likelihood(page, asked);
      return [{ at, page, coverage, section: 0, score: likely }];
    });
  }

  /**
   * @param {IndexPage} page
   * @param {Filter} filter
   */
  const isLeft = (page, { network, year, group }) =>
    (!network || page.network === network || page.mentions?.includes(network)) &&
    (!year || page.year === year) &&
    (!group || page.group === group);

  /**
   * How well a page answers the words of a query, and how much of it.
   * @param {IndexPage} page
   * @param {number} at
   * @param {Asked} asked
   * @param {Weighed} weighed
   */
  function pageScore(page, at, { years, named }, weighed) {
    const { units, scores, topics } = weighed;
    const names = named.get(page.network) || [];
    const ofYear = page.year !== undefined && years.includes(page.year);
    let score = ofYear ? importance.named : 0;
    let covered = ofYear ? importance.year : 0;
    units.forEach((unit, i) => {
      const isName = unit.at.every((word) => names.includes(word));
      if (isName || scores[i][at]) covered += weighed.importance[i];
      score += isName ? importance.named : topics[i] * scores[i][at];
    });
    const whole = sum(weighed.importance) + (years.length ? importance.year : 0) || 1;
    return { score, coverage: units.length || years.length ? covered / whole : 1 };
  }

  /**
   * How likely a page is meant by what it is: its kind, network and year.
   * @param {IndexPage} page
   * @param {Asked} asked
   */
  const likelihood = (page, asked) =>
    product([
      kind[page.kind],
      page.current ? prior.current : 1,
      asked.now ? byNow(page) : 1,
      ...(asked.named.size ? byNetwork(page, asked) : [byNoNetwork(page, asked)]),
      asked.years.length ? byYear(page, asked) : 1,
      byPlan(page, asked),
    ]);

  /**
   * When the query asks for what holds now.
   * @param {IndexPage} page
   */
  function byNow(page) {
    if (page.current || page.kind === "start") return prior.nowAsked;
    return page.year ? prior.nowAskedOtherYear : 1;
  }

  /**
   * When the query names networks.
   * @param {IndexPage} page
   * @param {Asked} asked
   */
  function byNetwork(page, { named, kinds, years, words }) {
    const names = new Set([...named.values()].flat());
    const isNameAlone = !years.length && words.every((_, i) => names.has(i));
    const overview = page.kind === "network" && isNameAlone ? prior.overviewByName : 1;
    if (!named.has(page.network)) return [page.network ? prior.otherNetwork : 1, overview];
    if (!kinds.size) return [prior.ownNetwork, overview];
    return [kinds.has(page.kind) ? prior.ownNetworkAndKind : prior.ownNetworkOtherKind, overview];
  }

  /**
   * When the query names no network.
   * @param {IndexPage} page
   * @param {Asked} asked
   */
  function byNoNetwork(page, { words }) {
    if (page.kind !== "network") return page.network ? prior.anyNetwork : 1;
    return words.length > 1 && words.includes(NETWORK) ? prior.overviewOfKind : prior.overview;
  }

  /**
   * When the query names years.
   * @param {IndexPage} page
   * @param {Asked} asked
   */
  function byYear(page, { years, named }) {
    if (!page.year) return prior.noYear;
    if (!years.includes(page.year)) return prior.otherYear;
    return page.network || named.size ? prior.ownYear : prior.ownYearOfAll;
  }

  /**
   * When the query asks for plans, of no network and no year.
   * @param {IndexPage} page
   * @param {Asked} asked
   */
  function byPlan(page, { kinds, named, ofSite }) {
    if (!kinds.has("plan") || named.size || ofSite.length) return 1;
    if (page.kind === "start") return prior.plansOnStart;
    return page.network ? prior.planOfAnyNetwork : 1;
  }

  /**
   * Without a year in the query an old year comes after what holds now, if that answers as much of the query.
   * @param {Found[]} found
   * @param {Asked} asked
   */
  function sinkHistory(found, { years }) {
    if (years.length) return;
    /** @type {Map<string | undefined, number>} */
    const now = new Map();
    for (const { page, coverage } of found)
      if (!page.year || page.current) now.set(page.network, Math.max(now.get(page.network) || 0, coverage));
    const newest = Math.max(...found.map(({ page }) => page.year || 0));
    for (const one of found) {
      const answered = now.get(one.page.network) ?? -1;
      one.score *= byAge(one.page, newest, answered >= one.coverage);
    }
  }

  /**
   * How far a page of an old year comes after what holds now.
   * @param {IndexPage} page
   * @param {number} newest year of those found
   * @param {boolean} isAnsweredNow whether what holds now answers as much of the query
   */
  function byAge({ year, current }, newest, isAnsweredNow) {
    if (!year || current) return 1;
    return history.perYear ** (newest - year) * (isAnsweredNow ? history.answeredNow : history.onlyThen);
  }

  // --- Titles, headings, sections ------------------------------------------------------------------------------------

  /**
   * How well a query and a heading say the same, 0 to 1.
   * @param {number[]} heading
   * @param {Unit[]} units
   * @param {Meant[]} words
   */
  function fit(heading, units, words) {
    if (!heading.length || !units.length) return 0;
    const said = sum(units.map((unit, i) => unit.size * Math.max(...heading.map((word) => words[i].get(word) || 0))));
    const hit = sum(heading.map((word) => Math.max(...words.map((unit) => unit.get(word) || 0))));
    return (said / sum(units.map((unit) => unit.size))) * (hit / heading.length);
  }

  /**
   * More than 1 for a page that is asked for by its title or first heading. It is meant whatever kind it is.
   * @param {PageWords} pageWords
   * @param {IndexPage} page
   * @param {Weighed} weighed
   */
  function byName({ title, parts }, page, { units, words }) {
    const heading = name.heading * fit(parts[0]?.heading || [], units, words);
    const named = Math.max(fit(title, units, words), heading);
    return (1 + name.title * named) * kind[page.kind] ** -(named ** name.overKind);
  }

  /**
   * Finds the section of a page that answers the query, and lets the page's score follow from how well it does.
   * @param {Site} site
   * @param {Found} one
   * @param {Asked} asked
   * @param {Weighed} weighed
   */
  function readClosely(site, one, { named, kinds }, weighed) {
    const { units, words } = weighed;
    // On a network's own pages every section is about it.
    const names = named.get(one.page.network) || [];
    const rest = weighed.importance.map((weight, i) => (units[i].at.every((at) => names.includes(at)) ? 0 : weight));
    const { parts, rows } = site.words[one.at];
    const { section, score, headed } = closest(parts, units, words, rest);
    const row = Math.max(0, ...rows.map((row) => fit(row, units, words)));
    one.section = section;
    one.score *= score * (1 + close.row * row);
    // What no part of a plan is called is a fact about the network, and its overview comes first.
    if (one.page.kind === "plan" && names.length && !kinds.size && headed < close.planHeading) one.score *= close.plan;
  }

  /**
   * The section of a page that answers most of the query, close together, under a heading that says it; how well, 0.5 to
   * 2.6; and how well a heading does, the first apart.
   * @param {Part[]} parts
   * @param {Unit[]} units
   * @param {Meant[]} words
   * @param {number[]} weights of the units
   */
  function closest(parts, units, words, weights) {
    const whole = sum(weights) || 1;
    const asked = units.filter((_, i) => weights[i]);
    const said = words.filter((_, i) => weights[i]);
    const meant = byWord(words);
    const best = { section: 0, score: 0 };
    let headed = 0;
    parts.forEach((part, section) => {
      const { answered, near } = read(part, units.length, meant);
      const covered = sum(weights.map((weight, i) => weight * answered[i])) / whole;
      const together = near / Math.max(1, units.length - 1);
      const heading = fit(part.heading, asked, said);
      if (section) headed = Math.max(headed, heading);
      const score = covered * (1 + close.together * together) + close.heading * heading;
      if (score > best.score) Object.assign(best, { section, score });
    });
    return { section: best.section, score: close.least + best.score, headed };
  }

  /**
   * By word, which units it answers, and how surely.
   * @param {Meant[]} words
   */
  function byWord(words) {
    /** @type {Map<number, [unit: number, likely: number][]>} */
    const found = new Map();
    words.forEach((unit, i) => {
      for (const [word, likely] of unit) found.set(word, [...(found.get(word) || []), [i, likely]]);
    });
    return found;
  }

  /**
   * How surely a section answers each unit, and how many units stand close to the one before them in the query.
   * @param {Part} part
   * @param {number} count of the units
   * @param {ReturnType<typeof byWord>} meant
   */
  function read(part, count, meant) {
    /** @type {number[]} */
    const seen = Array(count).fill(-Infinity); // where each stood last
    /** @type {number[]} */
    const answered = Array(count).fill(0);
    const near = new Set();
    [...part.heading, ...part.text].forEach((word, at) => {
      for (const [i, likely] of meant.get(word) || []) {
        if (at - seen[i - 1] <= close.distance) near.add(i);
        if (at - seen[i + 1] <= close.distance) near.add(i + 1);
        seen[i] = at;
        answered[i] = Math.max(answered[i], likely);
      }
    });
    return { answered, near: near.size };
  }

  return { search };
})();
