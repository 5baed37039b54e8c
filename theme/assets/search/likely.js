/* How likely is a page meant by what it is, whatever it says: its kind, its network, its year, whether it holds now? */
"use strict";

const searchLikely = (() => {
  const { NETWORK } = searchMeaning;
  const { kind, prior, history } = searchRanking;

  /** @param {number[]} factors */
  const product = (factors) => factors.reduce((total, factor) => total * factor, 1);

  /**
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
      page.kind === "form" && !asked.doing ? prior.formUnasked : 1,
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
  function byNetwork(page, { named, kinds, isName }) {
    const overview = page.kind === "network" && isName ? prior.overviewByName : 1;
    if (!named.has(page.network)) return [page.network ? prior.otherNetwork : prior.noNetwork, overview];
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
    let newest = 0;
    for (const { page, coverage } of found) {
      if (!page.year || page.current) now.set(page.network, Math.max(now.get(page.network) || 0, coverage));
      newest = Math.max(newest, page.year || 0);
    }
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

  return { likelihood, sinkHistory };
})();
