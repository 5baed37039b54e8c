/* What the reader is shown for a query: ranked pages as Material's search box wants them, with marked words. */
"use strict";

/**
 * What is said about the hits, above them.
 * @typedef {object} About
 * @property {number} total of pages found, of which the best are shown
 * @property {string[]} unknown words, as typed, that the site does not know, when they are half of the query or more
 * @property {boolean} nearest whether that is all of the query, so that the hits hold none of it
 * @property {[typed: string, searchedFor: string][]} corrected
 * @property {string[]} maybe queries to offer
 * @property {{ text: string, note?: string, url: string, source?: string }} [answer]
 * @property {number} [elsewhere] how many pages the query finds without a filter, when it finds none with it
 */

/** @typedef {{ index: number, written: string, number: number | undefined }} Placed a word of a text, and where it stands */

/**
 * A line or sentence, without the signs that it does not need, and what stands between it and the piece before it.
 * @typedef {{ said: Line, tidy: Line, before: string }} Piece
 */

const searchHits = (() => {
  const { shown } = searchRanking;
  const { STOP_WORDS, tokens, wordsIn } = searchWords;
  const { anchorOf } = searchPacked;

  /** @typedef {{ has(number: number | undefined): boolean }} Meaning the words that answer a query */

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
   * The same as a line, which is the same whenever it is shown.
   * @param {Site} site
   * @param {IndexPage} page
   */
  function titleOf(site, page) {
    const known = site.titles.get(page) || (page.under ? site.read(title(page)) : page.called);
    site.titles.set(page, known);
    return known;
  }

  /**
   * A line of the site with the words that answer the query marked.
   * @param {Site} site
   * @param {Line} line
   * @param {Meaning} meant
   */
  const markedLine = (site, line, meant) =>
    answersIn(line, meant) ? markedAt(line.text, wordsOf(site, line), meant) : escaped(line.text);

  /**
   * @param {string} text
   * @param {Placed[]} words
   * @param {Meaning} meant
   */
  function markedAt(text, words, meant) {
    let html = "";
    let end = 0;
    for (const { index, written, number } of words) {
      if (!meant.has(number)) continue;
      html += `${escaped(text.slice(end, index))}<mark>${escaped(written)}</mark>`;
      end = index + written.length;
    }
    return html + escaped(text.slice(end));
  }

  /**
   * The words of a line with their places, which only lines that are shown need.
   * @param {Site} site
   * @param {Line} line
   */
  function wordsOf(site, line) {
    line.places ||= placed(site, line.text);
    return line.places;
  }

  /**
   * @param {Site} site
   * @param {string} text
   * @returns {Placed[]}
   */
  const placed = (site, text) =>
    wordsIn(text).map(({ index, written, word }) => ({ index, written, number: site.numbers.get(word) }));

  /**
   * Whether a line holds words that answer the query.
   * @param {Line} line
   * @param {Meaning} meant
   */
  function answersIn({ numbers }, meant) {
    for (const number of numbers) if (meant.has(number)) return true;
    return false;
  }

  /**
   * What of a section is shown, as HTML: the line or sentence that holds the most of the words that answer the query, with
   * what stands around it as far as there is room. What says nothing alone, as a table's column heads, is never shown.
   * @param {Site} site
   * @param {Pick<Section, "lines">} section
   * @param {Meaning} meant
   */
  function excerpt(site, section, meant) {
    const all = piecesOf(site, section);
    if (!all.length) return "";
    const best = fullest(all, meant);
    if (all[best].said.text.length > shown.signs) {
      const part = cut(site, all[best].said, meant);
      return markedAt(part, placed(site, part), meant);
    }
    let [first, last] = [best, best];
    let length = all[best].tidy.text.length;
    // A piece is measured as it stands alone, before it is known whether the sign before it is needed.
    const fits = (/** @type {Piece | undefined} */ next) =>
      next !== undefined && length + next.said.text.length + BETWEEN.length <= shown.signs;
    while (fits(all[last + 1])) length += all[++last].tidy.text.length + all[last].before.length;
    while (fits(all[first - 1])) length += all[--first].tidy.text.length + all[first + 1].before.length;
    let html = markedLine(site, all[first].tidy, meant);
    for (let i = first + 1; i <= last; i++) html += all[i].before + markedLine(site, all[i].tidy, meant);
    return html;
  }

  /**
   * Which of the pieces holds the most different words that answer the query, the first of several.
   * @param {Piece[]} pieces
   * @param {Meaning} meant
   */
  function fullest(pieces, meant) {
    let best = 0;
    let most = 0;
    pieces.forEach(({ said }, at) => {
      const count = answersIn(said, meant) ? new Set(said.numbers.filter((number) => meant.has(number))).size : 0;
      if (count > most) [best, most] = [at, count];
    });
    return best;
  }

  /**
   * A section's pieces, which are the same whenever it is shown.
   * @param {Site} site
   * @param {Pick<Section, "lines">} section
   */
  function piecesOf(site, section) {
    const known = site.pieces.get(section) || pieces(site, section.lines);
    site.pieces.set(section, known);
    return known;
  }

  /**
   * The lines of a text, in sentences where they are too long to be shown whole.
   * @param {Site} site
   * @param {Line[]} lines
   * @returns {Piece[]}
   */
  function pieces(site, lines) {
    let ended = false;
    return lines
      .filter(({ text }) => !text.startsWith(HEADS))
      .flatMap((line) =>
        sentences(site, line).map((said, i) => {
          // A sentence that has ended needs no sign after it.
          const before = i || ended ? " " : BETWEEN;
          ended = ENDED.test(said.text);
          const tidy = said.text.replace(NOT_NEEDED, " ");
          return { said, tidy: tidy === said.text ? said : site.read(tidy), before };
        }),
      );
  }

  /**
   * The sentences of a line that is too long to be shown whole.
   * @param {Site} site
   * @param {Line} line
   */
  const sentences = (site, line) =>
    line.text.length > shown.signs ? line.text.split(/(?<=[.!?]) (?=[\p{Lu}\d”"(])/u).map(site.read) : [line];

  /**
   * The part of a long sentence that holds most of the words that answer the query, cut at whole words.
   * @param {Site} site
   * @param {Line} line
   * @param {Meaning} meant
   */
  function cut(site, line, meant) {
    const { signs, fromBeginning, before } = shown;
    const { text } = line;
    const best = densest(site, line, meant);
    const start = best < signs * fromBeginning ? 0 : text.indexOf(" ", best - signs * before) + 1;
    const stop = start + signs >= text.length ? text.length : text.lastIndexOf(" ", start + signs);
    return (start ? "… " : "") + text.slice(start, stop) + (stop < text.length ? " …" : "");
  }

  /**
   * Where the most different words that answer the query follow within an excerpt's length.
   * @param {Site} site
   * @param {Line} line
   * @param {Meaning} meant
   */
  function densest(site, line, meant) {
    /** @type {{ index: number, number: number | undefined }[]} */
    const places = [];
    for (const { index, number } of wordsOf(site, line)) if (meant.has(number)) places.push({ index, number });
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
    return there.length ? there : writtenIn(site, page.sections, meant);
  }

  /**
   * @param {Site} site
   * @param {Section[]} sections
   * @param {Meaning} meant
   */
  function writtenIn(site, sections, meant) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const section of sections)
      for (const word of answering(site, section, meant)) if (found.add(word).size >= shown.marks) return [...found];
    return [...found];
  }

  /**
   * The words of a section, its heading among them, that answer the query.
   * @param {Site} site
   * @param {Section} section
   * @param {Meaning} meant
   */
  function* answering({ vocabulary }, { heading, cells }, meant) {
    for (const { words, numbers } of [heading, ...cells])
      for (let i = 0; i < numbers.length; i++)
        if (meant.has(numbers[i])) yield vocabulary[words[i]].written.toLowerCase();
  }

  /**
   * The section that answers. Where that is the page's beginning and it holds no word of the query, the section that holds
   * most of them: the reader sees why the page was found.
   * @param {Site} site
   * @param {Found} found
   * @param {Meaning} meant
   */
  function answeringSection(site, { at, section }, meant) {
    if (section) return section;
    const counts = site.words[at].parts.map(({ heading, text }) => {
      const there = new Set(heading.filter(meant.has));
      for (const cell of text) for (const word of cell) if (meant.has(word)) there.add(word);
      return there.size;
    });
    return counts[0] ? 0 : Math.max(0, counts.indexOf(Math.max(...counts)));
  }

  /**
   * A hit as Material draws it. `to` is what box.js adds to its address: the section that answers, and the words to mark
   * there (found.js).
   * @param {Site} site
   * @param {Found} found
   * @param {Meaning} meant
   */
  function hit(site, found, meant) {
    const { page } = found;
    const section = answeringSection(site, found, meant);
    const there = page.sections[section];
    const anchor = section > 0 ? anchorOf(there) : "";
    const isPart = anchor !== "" && there.heading.text !== page.title;
    const words = written(site, page, section, meant).map(encodeURIComponent).join(",");
    const about = tags(site, page);
    const where = isPart ? `<span class="search-where">${markedLine(site, there.heading, meant)}</span> ` : "";
    return {
      location: page.url,
      title: markedLine(site, titleOf(site, page), meant),
      text: `<p class="search-teaser">${where}${there ? excerpt(site, there, meant) : ""}</p>`,
      terms: {},
      score: 1,
      to: `${isPart ? anchor : ""}${words && `?ord=${words}`}`,
      ...(about.length && { tags: about }),
    };
  }

  /**
   * What answers a query, as it is looked up for every word of the pages that are shown. A word that is in every text
   * answers nothing, unless nothing else is asked for.
   * @param {Site} site
   * @param {string} query
   * @param {Iterable<number>} words
   * @returns {Meaning}
   */
  function meaning(site, query, words) {
    const is = new Uint8Array(site.forms.length);
    for (const word of words) is[word] = 1;
    if (!tokens(query).every((word) => STOP_WORDS.has(word))) for (const word of site.small) is[word] = 0;
    return { has: (number) => number !== undefined && is[number] === 1 };
  }

  /** @param {Filter} filter */
  const narrows = ({ network, year, group }) => Boolean(network || year || group);

  /**
   * The hits for a query, each a page with the section that answers; and what is to be said about them.
   * @param {Site} site
   * @param {string} query
   * @param {Filter} filter
   * @returns {{ items: ReturnType<typeof hit>[][], about: About }}
   */
  function hits(site, query, filter) {
    const { found, meant: words, answer, ...said } = searchEngine.search(site, query, filter);
    const meant = meaning(site, query, words);
    const enough = (found[0]?.score || 0) * shown.leastOfBest;
    const good = found.filter(({ score }) => score >= enough);
    // What the filter hides is on the site all the same.
    const all = narrows(filter) && (!good.length || said.unknown.length) ? hits(site, query, {}).about : undefined;
    const { unknown, nearest, corrected, maybe } = all ?? said;
    const about = {
      total: good.length,
      unknown: answer ? [] : unknown,
      nearest,
      corrected,
      maybe,
      ...(answer && { answer }),
    };
    return {
      items: good.slice(0, shown.hits).map((one) => [hit(site, one, meant)]),
      about: { ...about, ...(!good.length && all && { elsewhere: all.total }) },
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

  return { hits, choices, excerpt };
})();
