/* Does the site speak of what is asked for? Of a query of which half or more is known nowhere, or nowhere together, the
   reader is told so, and nothing is guessed. What is told is written as the reader or the site writes it, never folded. */
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
  const { wordsIn } = searchWords;

  /**
   * @param {Site} site
   * @param {Asked} asked
   * @param {Weighed} weighed
   * @param {Found[]} best the pages that were read closely
   * @returns {Understood}
   */
  function understood(site, asked, weighed, best) {
    const { units } = weighed;
    const names = new Set([...asked.named.values()].flat());
    const isName = units.map(({ at }) => at.every((word) => names.has(word)));
    const weights = units.map(({ size }, i) => size * (isName[i] ? known.name : rarity(site, weighed.sure[i])));
    const years = asked.ofSite.length ? known.year : 0;
    const whole = weights.reduce((total, weight) => total + weight, years) || 1;
    const compounds = compoundsOf(asked, units);
    const shares = best.map((one) => answeredBy(site, one, weighed, isName, compounds));
    let most = { total: 0, answered: units.map((_, i) => Number(isName[i])) };
    for (const answered of shares.flat()) {
      const total = answered.reduce((sum, share, i) => sum + weights[i] * share, 0);
      if (total > most.total) most = { total, answered };
    }
    const isKnown = !units.length || (most.total + years) / whole >= known.least;
    const unknown = isKnown ? [] : missing(asked, weighed, most.answered);
    return {
      unknown: unique(unknown),
      nearest: unknown.length > 0 && unknown.length === asked.typed.length && !asked.ofSite.length,
      corrected: asked.typed.flatMap(({ as, written, words }) =>
        as === "slip"
          ? [/** @type {[string, string]} */ ([written, words.map((one) => asWritten(site, one)).join(" ")])]
          : [],
      ),
      maybe: isKnown || !asked.typed.some(({ maybe }) => maybe) ? [] : [instead(site, asked.typed)],
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

  // A word is in many texts, or in few; so many of them tell whether it ever stands in small letters.
  const TEXTS = 200;

  /**
   * A word as the site writes it: årsrapport, not arsrapport; in small letters if it stands so anywhere. A word that
   * stands only where it is not shown is told as it is searched for.
   * @param {Site} site
   * @param {string} word folded
   */
  function asWritten(site, word) {
    let found = "";
    for (const text of textsWith(site, word).slice(0, TEXTS))
      for (const { word: read, written } of wordsIn(text))
        if (read === word) {
          if (written === written.toLowerCase()) return written;
          found ||= written;
        }
    return found || word;
  }

  /**
   * The headings and texts that hold a word.
   * @param {Site} site
   * @param {string} word folded
   */
  function textsWith(site, word) {
    const number = site.numbers.get(word) ?? -1;
    return site.words.flatMap(({ parts }, page) =>
      parts.flatMap(({ heading, text }, at) =>
        heading.includes(number) || text.includes(number) ? [site.pages[page].sections[at].slice(1, 3).join("\n")] : [],
      ),
    );
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
    const words = [...site.words[one.at].title, ...site.askedOf[one.at], ...(site.askedOf[site.typeOf[one.at]] || [])];
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
    const stand = [title, heading, text].some((words) => {
      let seen = -Infinity;
      return words.some((word, at) => {
        if (first.has(word)) seen = at;
        return last.has(word) && at - seen <= close.distance;
      });
    });
    return stand ? known.compound : known.apart;
  }

  /**
   * The words that the best answer does not answer: those that nobody answers, or else all that it lacks.
   * @param {Asked} asked
   * @param {Weighed} weighed
   * @param {number[]} answered
   */
  function missing(asked, { units, sure }, answered) {
    const lacking = units.filter((_, i) => answered[i] < known.sure);
    const nowhere = lacking.filter((unit) => !sure[units.indexOf(unit)].some((share) => share >= known.sure));
    const at = new Set((nowhere.length ? nowhere : lacking).flatMap((unit) => unit.at));
    let place = 0;
    return asked.typed.filter(({ words }) => {
      const own = words.map(() => place++);
      return own.some((word) => at.has(word));
    });
  }

  return { understood };
})();
