/* How well do the titles, headings, questions and sections of a page say what a query does? Read on the pages that answer
   its words. */
"use strict";

const searchClosely = (() => {
  const { name, close, kind } = searchRanking;
  const { sum } = searchSite;

  /**
   * How well a query and a heading say the same, 0 to 1.
   * @param {number[]} heading
   * @param {Weighed} weighed
   * @param {number[]} [left] the units that count, if not all do
   */
  function fit(heading, { units, answers, all }, left = all) {
    if (!left.length || !heading.some(answers.holds)) return 0;
    const said = new Float32Array(units.length);
    const hit = cover(heading, answers, left, said);
    const size = sum(left.map((i) => units[i].size));
    return (sum(left.map((i) => units[i].size * said[i])) / size) * (hit / heading.length);
  }

  /**
   * How many of some words answer units of a query, the unsure ones for less; and in `said` how surely each unit is.
   * @param {number[]} words
   * @param {Answers} answers
   * @param {number[]} left the units that count
   * @param {Float32Array} said
   */
  function cover(words, answers, left, said) {
    let hit = 0;
    for (const word of words) {
      const row = answers.row(word);
      if (row) hit += note(row, left, said);
    }
    return hit;
  }

  /**
   * How surely a word answers the unit that it answers best; what it answers surer than the words before is noted.
   * @param {Float32Array} row how surely it answers each
   * @param {number[]} left
   * @param {Float32Array} said
   */
  function note(row, left, said) {
    let most = 0;
    for (const i of left) {
      if (row[i] > said[i]) said[i] = row[i];
      if (row[i] > most) most = row[i];
    }
    return most;
  }

  /**
   * What of that which people ask with says the same as the query: by page, and by type of pages after these, the best.
   * @param {Site} site
   * @param {Asked} asked
   * @param {Weighed} weighed
   */
  function asksFor(site, asked, weighed) {
    // A network's name says of which of its pages one asks nothing.
    const names = new Set([...asked.named.values()].flat());
    const rest = weighed.units.flatMap(({ at }, i) => (at.every((word) => names.has(word)) ? [] : [i]));
    /** @type {Set<number>} */
    const near = new Set();
    for (const word of weighed.answers.words()) for (const at of site.asking[word] || []) near.add(at);
    /** @type {Map<number, { fit: number, section: number }>} */
    const best = new Map();
    for (const at of near) {
      const ask = site.asks[at];
      const fit = alike(ask, asked, weighed, rest);
      if (fit > (best.get(ask.owner)?.fit || 0)) best.set(ask.owner, { fit, section: ask.section });
    }
    return best;
  }

  /**
   * How well a query and what people ask with say the same, 0 to 1. The small words tell little, but they tell who asks
   * for a person, a day or a number.
   * @param {Ask} ask
   * @param {Asked} asked
   * @param {Weighed} weighed
   * @param {number[]} rest the units that are no network's name
   */
  function alike(ask, { words, small }, { units, answers, importance }, rest) {
    const said = new Float32Array(units.length);
    const hit = cover(ask.words, answers, rest, said);
    let total = 0;
    let whole = 0;
    for (const i of rest) {
      // A unit of small words, "är med", says what they say.
      const isSmall = units[i].at.every((word) => ask.small.includes(words[word]));
      total += importance[i] * (isSmall ? 1 : said[i]);
      whole += importance[i];
    }
    const shared = name.small * ask.small.filter((word) => small.includes(word)).length;
    const share = (total + shared) / (whole + name.small * small.length || 1);
    return share * ((hit + shared) / (ask.words.length + name.small * ask.small.length || 1));
  }

  /**
   * More than 1 for a page that is asked for by its title, its first heading or what people ask for it with. It is meant
   * whatever kind it is.
   * @param {Site} site
   * @param {Found} one
   * @param {Asked} asked
   * @param {Weighed} weighed
   * @param {ReturnType<typeof asksFor>} asks
   */
  function byName(site, { at, page }, { named: networks, years }, weighed, asks) {
    const { title, parts } = site.words[at];
    // What is asked of a network in general is asked of no network of all.
    const isOneOfMany = (page.network && !networks.has(page.network)) || (page.year && !page.current && !years.length);
    const called = Math.max(fit(title, weighed), name.heading * fit(parts[0]?.heading || [], weighed));
    const own = asks.get(at)?.fit || 0;
    const isOfAll = networks.size > 0 && !page.network;
    const share = isOneOfMany ? name.oneOfMany : isOfAll ? name.ofAll : 1;
    const ofType = share * (asks.get(site.typeOf[at])?.fit || 0);
    const named = Math.max(called, name.askedOverKind * Math.max(own, ofType));
    const isMeant = (1 + name.title * called) * (1 + name.asked * own) * (1 + name.askedOfType * ofType);
    return isMeant * kind[page.kind] ** -(named ** name.overKind);
  }

  /**
   * Finds the section of a page that answers the query, and lets the page's score follow from how well it does.
   * @param {Site} site
   * @param {Found} one
   * @param {Asked} asked
   * @param {Weighed} weighed
   * @param {ReturnType<typeof asksFor>} asks
   */
  function readClosely(site, one, { named, kinds }, weighed, asks) {
    const { units, importance } = weighed;
    // On a network's own pages every section is about it.
    const names = named.get(one.page.network) || [];
    const rest = units.flatMap(({ at }, i) => (at.every((word) => names.includes(word)) ? [] : [i]));
    const { parts, rows } = site.words[one.at];
    const whole = sum(rest.map((i) => importance[i])) || 1;
    let best = 0;
    let headed = 0;
    parts.forEach((part, section) => {
      const { answered, near } = read(part, weighed);
      const covered = sum(rest.map((i) => importance[i] * answered[i])) / whole;
      const together = near / Math.max(1, units.length - 1);
      const heading = fit(part.heading, weighed, rest);
      if (section) headed = Math.max(headed, heading);
      const score = covered * (1 + close.together * together) + close.heading * heading;
      if (score > best) [best, one.section] = [score, section];
      one.answered.push(answered);
    });
    const ask = asks.get(one.at);
    if (ask && ask.fit >= name.ofSection) one.section = ask.section;
    const row = rows.reduce((most, words) => Math.max(most, fit(words, weighed)), 0);
    one.score *= (close.least + best) * (1 + close.row * row);
    // What no part of a plan is called is a fact about the network, and its overview comes first.
    if (one.page.kind === "plan" && names.length && !kinds.size && headed < close.planHeading) one.score *= close.plan;
  }

  /**
   * How surely a section answers each unit, and how many units stand close to the one before them in the query.
   * @param {Part} part
   * @param {Weighed} weighed
   */
  function read({ heading, text }, { units, answers }) {
    const read = {
      seen: new Float64Array(units.length).fill(-Infinity), // where each stood last
      answered: new Float32Array(units.length),
      near: new Uint8Array(units.length + 1),
    };
    let at = 0;
    for (let cell = -1; cell < text.length; cell++)
      for (const word of cell < 0 ? heading : text[cell]) {
        at++;
        const row = answers.row(word);
        if (row) place(row, at, read);
      }
    return { answered: read.answered, near: sum([...read.near]) };
  }

  /**
   * @param {Float32Array} row how surely a word answers each unit
   * @param {number} at where it stands
   * @param {{ seen: Float64Array, answered: Float32Array, near: Uint8Array }} read
   */
  function place(row, at, { seen, answered, near }) {
    for (let i = 0; i < row.length; i++) {
      if (!row[i]) continue;
      if (i && at - seen[i - 1] <= close.distance) near[i] = 1;
      if (at - seen[i + 1] <= close.distance) near[i + 1] = 1;
      seen[i] = at;
      if (row[i] > answered[i]) answered[i] = row[i];
    }
  }

  return { asksFor, byName, readClosely };
})();
