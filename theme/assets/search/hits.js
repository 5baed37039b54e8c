/* What the reader is shown for a query: ranked pages as Material's search box wants them, with marked words. */
"use strict";

/**
 * What is said about the hits, above them.
 * @typedef {object} About
 * @property {number} total of pages found, of which the best are shown
 * @property {string[]} unknown words, as typed, that the site does not know, when they are half of the query or more
 * @property {[typed: string, searchedFor: string][]} corrected
 * @property {string[]} maybe queries to offer
 * @property {{ text: string, note?: string, url: string, source?: string }} [answer]
 * @property {number} [elsewhere] how many pages the query finds without a filter, when it finds none with it
 */

const searchHits = (() => {
  const { shown } = searchRanking;
  const { STOP_WORDS, tokens, wordsIn } = searchWords;

  /** @typedef {Set<number | undefined>} Meaning the words that answer a query */

  // What stands between two pieces of a text, where the first does not end as a sentence does.
  const BETWEEN = " · ";
  const ENDED = /[.!?:;]$/;
  const NOT_NEEDED = /(?<=[.!?:;]) · /g;

  // What the lines begin with that are searched and not shown; see actionplans/search/sections.py.
  const HEADS = "\t";

  /**
   * Material writes what it gets as HTML.
   * @param {string} text
   */
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /**
   * What a hit says of its page beside the title: the network, the year, and whether the plan is in force. Where the
   * title says all that, what kind of page it is.
   * @param {Site} site
   * @param {IndexPage} page
   */
  function tags(site, page) {
    const network = site.networks.find(({ id }) => id === page.network);
    const known = [network?.name, page.year, page.standing].filter(Boolean).map(String);
    const said = ` ${title(page).toLowerCase()} `;
    const more = known.filter((tag) => !said.includes(tag.toLowerCase()));
    return (more.length || page.under ? more : [site.groups[page.group - 1]]).filter(Boolean).map(escaped);
  }

  /**
   * What a page is called among the hits, where nothing stands around it: *Arbetssätt: Resor*.
   * @param {IndexPage} page
   */
  const title = (page) => (page.under ? `${page.under}: ${page.title}` : page.title);

  /**
   * A text with the words that answer the query marked.
   * @param {Site} site
   * @param {string} text
   * @param {Meaning} meant
   */
  function marked(site, text, meant) {
    let html = "";
    let end = 0;
    for (const { index, written, word } of wordsIn(text)) {
      if (!meant.has(site.numbers.get(word))) continue;
      html += `${escaped(text.slice(end, index))}<mark>${escaped(written)}</mark>`;
      end = index + written.length;
    }
    return html + escaped(text.slice(end));
  }

  /**
   * What of a section is shown: the line or sentence that holds the most of the words that answer the query, with what
   * stands around it as far as there is room. What says nothing alone, as a table's column heads, is never shown.
   * @param {Site} site
   * @param {string} text
   * @param {Meaning} meant
   */
  function excerpt(site, text, meant) {
    const all = pieces(text);
    if (!all.length) return "";
    const counts = all.map(({ said }) => count(site, said, meant));
    const best = counts.indexOf(Math.max(...counts));
    if (all[best].said.length > shown.signs) return cut(site, all[best].said, meant);
    let [first, last] = [best, best];
    let length = all[best].length;
    // A piece is measured as it stands alone, before it is known whether the sign before it is needed.
    const fits = (/** @type {Piece | undefined} */ next) =>
      next !== undefined && length + next.said.length + BETWEEN.length <= shown.signs;
    while (fits(all[last + 1])) length += all[++last].length + all[last].before.length;
    while (fits(all[first - 1])) length += all[--first].length + all[first + 1].before.length;
    return all.slice(first, last + 1).reduce((text, { before, tidy }, i) => text + (i ? before : "") + tidy, "");
  }

  /** @typedef {{ said: string, tidy: string, length: number, before: string }} Piece a line or sentence, and what stands between it and the piece before it */

  /**
   * The lines of a text, in sentences where they are too long to be shown whole.
   * @param {string} text
   * @returns {Piece[]}
   */
  function pieces(text) {
    let ended = false;
    return text
      .split("\n")
      .filter((line) => !line.startsWith(HEADS))
      .flatMap((line) =>
        sentences(line).map((said, i) => {
          // A sentence that has ended needs no sign after it.
          const before = i || ended ? " " : BETWEEN;
          ended = ENDED.test(said);
          const tidy = said.includes(BETWEEN) ? said.replace(NOT_NEEDED, " ") : said;
          return { said, tidy, length: tidy.length, before };
        }),
      );
  }

  /**
   * The sentences of a line that is too long to be shown whole.
   * @param {string} line
   */
  const sentences = (line) => (line.length > shown.signs ? line.split(/(?<=[.!?]) (?=[\p{Lu}\d”"(])/u) : [line]);

  /**
   * How many different words that answer the query stand in a text.
   * @param {Site} site
   * @param {string} text
   * @param {Meaning} meant
   */
  function count(site, text, meant) {
    /** @type {Set<number>} */
    const found = new Set();
    for (const number of site.read(text)) if (meant.has(number)) found.add(number);
    return found.size;
  }

  /**
   * The part of a long sentence that holds most of the words that answer the query, cut at whole words.
   * @param {Site} site
   * @param {string} text
   * @param {Meaning} meant
   */
  function cut(site, text, meant) {
    const { signs, fromBeginning, before } = shown;
    const best = densest(site, text, meant);
    const start = best < signs * fromBeginning ? 0 : text.indexOf(" ", best - signs * before) + 1;
    const stop = start + signs >= text.length ? text.length : text.lastIndexOf(" ", start + signs);
    return (start ? "… " : "") + text.slice(start, stop) + (stop < text.length ? " …" : "");
  }

  /**
   * Where the most different words that answer the query follow within an excerpt's length.
   * @param {Site} site
   * @param {string} text
   * @param {Meaning} meant
   */
  function densest(site, text, meant) {
    /** @type {{ index: number, number: number | undefined }[]} */
    const places = [];
    for (const { index, word } of wordsIn(text)) {
      const number = site.numbers.get(word);
      if (meant.has(number)) places.push({ index, number });
    }
    let best = 0;
    let most = 0;
    places.forEach(({ index }, at) => {
      const end = index + shown.signs * shown.sought;
      const different = new Set();
      for (let next = at; next < places.length && places[next].index < end; next++) different.add(places[next].number);
      if (different.size > most) [best, most] = [index, different.size];
    });
    return best;
  }

  /**
   * The words of a page that answer the query, as they are written in the section that does, or else anywhere.
   * @param {Site} site
   * @param {IndexPage} page
   * @param {number} section
   * @param {Meaning} meant
   */
  function written(site, page, section, meant) {
    const there = writtenIn(site, page.sections.slice(section, section + 1), meant);
    return (there.size ? [...there] : [...writtenIn(site, page.sections, meant)]).slice(0, shown.marks);
  }

  /**
   * @param {Site} site
   * @param {Section[]} sections
   * @param {Meaning} meant
   */
  function writtenIn(site, sections, meant) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const [, heading, text] of sections)
      for (const line of [heading, ...text.split("\n")]) {
        if (found.size >= shown.marks) return found;
        if (!site.read(line).some((number) => meant.has(number))) continue;
        for (const { written, word } of wordsIn(line))
          if (meant.has(site.numbers.get(word))) found.add(written.toLowerCase());
      }
    return found;
  }

  /**
   * A hit as Material draws it. `to` is what box.js adds to its address: the section that answers, and the words to mark
   * there (found.js).
   * @param {Site} site
   * @param {Found} found
   * @param {Meaning} meant
   */
  function hit(site, { page, section }, meant) {
    const [anchor, heading, text] = page.sections[section] || ["", "", ""];
    const isPart = section > 0 && anchor !== "" && heading !== page.title;
    const words = written(site, page, section, meant).map(encodeURIComponent).join(",");
    const about = tags(site, page);
    const where = isPart ? `<span class="search-where">${marked(site, heading, meant)}</span> ` : "";
    return {
      location: page.url,
      title: marked(site, title(page), meant),
      text: `<p class="search-teaser">${where}${marked(site, excerpt(site, text, meant), meant)}</p>`,
      terms: {},
      score: 1,
      to: `${isPart ? anchor : ""}${words && `?ord=${words}`}`,
      ...(about.length && { tags: about }),
    };
  }

  /**
   * The hits for a query, each a page with the section that answers; and what is to be said about them.
   * @param {Site} site
   * @param {string} query
   * @param {Filter} filter
   * @returns {{ items: ReturnType<typeof hit>[][], about: About }}
   */
  function hits(site, query, filter) {
    const { found, meant, answer, ...said } = searchEngine.search(site, query, filter);
    // A word that is in every text answers nothing, unless nothing else is asked for.
    if (!tokens(query).every((word) => STOP_WORDS.has(word)))
      for (const word of STOP_WORDS) meant.delete(site.numbers.get(word) ?? -1);
    const enough = (found[0]?.score || 0) * shown.leastOfBest;
    const good = found.filter(({ score }) => score >= enough);
    const isNarrowed = Boolean(filter.network || filter.year || filter.group);
    const unknown = answer ? [] : said.unknown;
    const about = { total: good.length, unknown, corrected: said.corrected, maybe: [], ...(answer && { answer }) };
    return {
      items: good.slice(0, shown.hits).map((one) => [hit(site, one, meant)]),
      about: { ...about, ...(!good.length && isNarrowed && { elsewhere: hits(site, query, {}).about.total }) },
    };
  }

  /**
   * What can be chosen to narrow a search: the networks, candidates, years and groups that have pages. A candidate has
   * those that name it.
   * @param {Site} site
   */
  function choices(site) {
    const years = [...new Set(site.pages.flatMap(({ year }) => year || []))].sort((a, b) => b - a);
    const has = (/** @type {(page: IndexPage) => boolean | undefined} */ is) => site.pages.some(is);
    const networks = site.networks.filter(({ id }) => has(({ network }) => network === id));
    const candidates = site.networks.filter(({ id }) => has(({ mentions }) => mentions?.includes(id)));
    const named = (/** @type {Site["networks"]} */ some) => some.map(({ id, name }) => ({ id, name }));
    return { years, networks: named(networks), candidates: named(candidates), groups: site.groups };
  }

  return { hits, choices, excerpt, marked };
})();
