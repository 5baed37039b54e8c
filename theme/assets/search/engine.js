/* The search engine: from the site and a query to ranked pages. Plain functions, no page and no network.

   It runs in worker.js, or in the page where a worker is not allowed. Every figure that it uses is in ranking.js. */
"use strict";

/** @typedef {{ network?: string, year?: number, group?: number }} Filter what is left; nothing, or "" and 0, leaves all */

/**
 * A page that was found: how much of the query it covers, which section answers, and of those that were read closely how
 * surely each section answers each unit.
 * @typedef {{ at: number, page: IndexPage, coverage: number, section: number, score: number, answered: Float32Array[] }} Found
 */

const searchEngine = (() => {
  const { analyse } = searchMeaning;
  const { answer } = searchAnswers;
  const { weigh } = searchWeigh;
  const { likelihood, sinkHistory } = searchLikely;
  const { asksFor, byName, readClosely } = searchClosely;
  const { understood } = searchKnown;
  const { importance, close, shown } = searchRanking;
  const { sum } = searchSite;

  /**
   * What a query finds: the pages, best first, each with the section that answers it, and the words that do; and what is
   * to be told of the query. Without a query, all pages that the filter leaves.
   * @param {Site} site
   * @param {string} query
   * @param {Filter} filter
   */
  function search(site, query, filter) {
    const asked = analyse(site, query);
    const weighed = weigh(site, asked.units);
    const asks = asksFor(site, asked, weighed);
    const found = pages(site, asked, weighed, filter, query.trim() === "");
    sinkHistory(found, asked);
    for (const one of found) one.score *= byName(site, one, asked, weighed, asks);
    const best = found.sort(byScore).slice(0, close.pages);
    for (const one of best) readClosely(site, one, asked, weighed, asks);
    return {
      found: [...best.sort(byScore), ...found.slice(close.pages)],
      meant: weighed.answers.surely(shown.sure),
      ...understood(site, asked, weighed, best),
      answer: answer(site, site.answers, query, asked, filter),
    };
  }

  /**
   * @param {Found} a
   * @param {Found} b
   */
  const byScore = (a, b) => b.score - a.score;

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
      const likely = (score || 1) * likelihood(page, asked);
      return [{ at, page, coverage, section: 0, score: likely, answered: [] }];
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
    const { units, scores, sure, topics } = weighed;
    const names = named.get(page.network) || [];
    const ofYear = page.year !== undefined && years.includes(page.year);
    let score = ofYear ? importance.named : 0;
    let covered = ofYear ? importance.year : 0;
    units.forEach((unit, i) => {
      const isName = names.length > 0 && unit.at.every((word) => names.includes(word));
      covered += weighed.importance[i] * (isName ? 1 : Math.min(1, sure[i][at] / importance.sure));
      score += isName ? importance.named : topics[i] * scores[i][at];
    });
    const whole = sum(weighed.importance) + (years.length ? importance.year : 0) || 1;
    return { score, coverage: units.length || years.length ? covered / whole : 1 };
  }

  return { search };
})();
