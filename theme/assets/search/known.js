/* Does the site speak of what is asked for? Of a query of which half or more is unknown the reader is told so, and nothing
   is guessed: words that stand nowhere, and compounds whose words stand nowhere together. What is told is written as the
   reader or the site writes it, never folded. */
"use strict";

/**
 * What is told of a query beside its hits.
 *
 * unknown    words, as they were typed, that the site does not speak of; none, where they are less than half of the query
 * nearest    whether they are all of it: what is found holds none of what was asked for
 * corrected  words that were read as others: as they were typed, and what was searched for
 * maybe      what could be searched for instead, since an unknown word looks like one that the site knows
 * @typedef {{ unknown: string[], nearest: boolean, corrected: [typed: string, searched: string][], maybe: string[] }} Understood
 */

const searchKnown = (() => {
  const { importance, known, close } = searchRanking;
  const { sum } = searchSite;

  /**
   * @param {Site} site
   * @param {Asked} asked
   * @param {Weighed} weighed
   * @param {Found[]} best the pages that were read closely
   * @returns {Understood}
   */
  function understood(site, asked, weighed, best) {
    const { typed } = asked;
    const strange = typed.filter(({ as }) => as === "unknown" || as === "compound");
    const isTold = strange.length > 0 && answered(site, asked, weighed, best) < known.least;
    return {
      unknown: isTold ? unique(strange) : [],
      nearest: isTold && strange.length === typed.length && !asked.ofSite.length,
      corrected: typed.flatMap(({ as, written, words }) =>
        as === "slip"
          ? [/** @type {[string, string]} */ ([written, words.map((one) => asWritten(site, one)).join(" ")])]
          : [],
      ),
      maybe: isTold && typed.some(({ maybe }) => maybe) ? [instead(site, typed)] : [],
    };
  }

  /**
   * The words of a query, each once: who pastes a letter has written some of them more often.
   * @param {Typed[]} typed
   */
  const unique = (typed) => [...new Map(typed.map((one) => [one.typed, one.written])).values()];

  /**
   * A query with what its unknown words look like.
   * @param {Site} site
   * @param {Typed[]} typed
   */
  const instead = (site, typed) =>
    typed.map(({ written, maybe }) => (maybe ? asWritten(site, maybe) : written)).join(" ");

  /**
   * A word as the site writes it: årsrapport, not arsrapport; in small letters if it stands so anywhere.
   * @param {Site} site
   * @param {string} word folded
   */
  const asWritten = (site, word) => site.written()(word) ?? word;

  /**
   * How much of a query the section answers that answers most of it, 0 to 1.
   * @param {Site} site
   * @param {Asked} asked
   * @param {Weighed} weighed
   * @param {Found[]} best
   */
  function answered(site, asked, weighed, best) {
    const { units, sure } = weighed;
    const names = new Set([...asked.named.values()].flat());
    const isName = units.map(({ at }) => at.every((word) => names.has(word)));
    const weights = units.map(({ size }, i) => size * (isName[i] ? known.name : rarity(site, sure[i])));
    const years = asked.ofSite.length ? known.year : 0;
    const compounds = compoundsOf(asked, units);
    const shares = best.flatMap((one) => answeredBy(site, one, weighed, isName, compounds));
    const totals = shares.map((share) => weights.reduce((total, weight, i) => total + weight * share[i], years));
    return Math.max(years, ...totals) / (sum(weights) + years || 1);
  }

  /**
   * What a word tells, by how few pages speak of it.
   * @param {Site} site
   * @param {Float32Array} sure
   */
  function rarity(site, sure) {
    let holders = 0;
    for (let page = 0; page < site.pages.length; page++) if (sure[page] >= known.sure) holders++;
    return Math.log(1 + site.pages.length / Math.max(holders, importance.leastPages));
  }

  /**
   * How surely each section of a page answers the units of a query, with its title and what people ask for it with.
   * @param {Site} site
   * @param {Found} one
   * @param {Weighed} weighed
   * @param {boolean[]} isName
   * @param {Compound[]} compounds
   */
  function answeredBy(site, one, { units, answers }, isName, compounds) {
    const whole = isName.map(Number);
    const asked = site.askedOf();
    const words = [...site.words[one.at].title, ...asked[one.at], ...(asked[site.typeOf[one.at]] || [])];
    for (const word of words) {
      const row = answers.row(word);
      for (let i = 0; row && i < units.length; i++) whole[i] = Math.max(whole[i], row[i]);
    }
    return one.answered.map((section, at) => {
      const shares = whole.map((share, i) => Math.max(share, section[i]));
      for (const { unit, parts } of compounds) shares[unit] = together(site.words[one.at], at, parts);
      return shares;
    });
  }

  /** @typedef {{ unit: number, parts: Meant[] }} Compound a word that nobody holds, with both of its words */

  /**
   * @param {Asked} asked
   * @param {Unit[]} units
   * @returns {Compound[]}
   */
  function compoundsOf({ typed }, units) {
    const as = typed.flatMap((one) => one.words.map(() => one.as));
    return units.flatMap(({ at, alternatives }, unit) => {
      const both = alternatives.find(({ parts, hint }) => parts.length === 2 && !hint);
      return at.length === 1 && as[at[0]] === "compound" && both ? [{ unit, parts: both.parts }] : [];
    });
  }

  /**
   * How surely a section speaks of a compound of two words that it holds: they must stand together. A flygbiljett is
   * nowhere, though one page speaks of flyg and another of a biljett.
   * @param {PageWords} page
   * @param {number} section
   * @param {Meant[]} parts
   */
  function together({ title, parts: sections }, section, [first, last]) {
    const { heading, text } = sections[section];
    const stand = [title, heading, text.flat()].some((words) => {
      let seen = -Infinity;
      return words.some((word, at) => {
        if (first.has(word)) seen = at;
        return last.has(word) && at - seen <= close.distance;
      });
    });
    return stand ? known.compound : known.apart;
  }

  return { understood };
})();
