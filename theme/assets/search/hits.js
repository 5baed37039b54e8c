/* What the reader is shown for a query: ranked pages as Material's search box wants them, with marked words. */
"use strict";

const searchHits = (() => {
  const { shown } = searchRanking;
  const { wordsIn } = searchWords;

  /**
   * Material writes what it gets as HTML.
   * @param {string} text
   */
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /**
   * What a hit says of its page: the network, the year, and whether the plan is in force.
   * @param {Site} site
   * @param {IndexPage} page
   */
  function tags(site, page) {
    const network = site.networks.find(({ id }) => id === page.network);
    return [network?.name, page.year, page.standing].filter(Boolean).map((tag) => escaped(String(tag)));
  }

  /**
   * A text with the words that answer the query marked.
   * @param {Site} site
   * @param {string} text
   * @param {Set<number | undefined>} meant
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
   * The part of a text that holds most of the words that answer the query, cut at whole words.
   * @param {Site} site
   * @param {string} text
   * @param {Set<number | undefined>} meant
   */
  function excerpt(site, text, meant) {
    const { signs, fromBeginning, before } = shown;
    if (text.length <= signs) return text;
    const best = densest(site, text, meant);
    const start = best < signs * fromBeginning ? 0 : text.indexOf(" ", best - signs * before) + 1;
    const stop = start + signs >= text.length ? text.length : text.lastIndexOf(" ", start + signs);
    return (start ? "… " : "") + text.slice(start, stop) + (stop < text.length ? " …" : "");
  }

  /**
   * Where the most different words that answer the query follow within an excerpt's length.
   * @param {Site} site
   * @param {string} text
   * @param {Set<number | undefined>} meant
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
   * A hit as Material draws it, of a page or a section of one.
   * @param {Site} site
   * @param {Set<number>} meant
   * @param {string} location
   * @param {string} title
   * @param {string} text of what it says, marked
   */
  const drawn = (site, meant, location, title, text) => ({
    location,
    title: marked(site, title, meant),
    text,
    terms: {},
    score: 1,
  });

  /**
   * The hits for a query: each a page and, where the answer stands under a heading of its own, that section.
   * @param {Site} site
   * @param {string} query
   * @param {Filter} filter
   */
  function hits(site, query, filter) {
    const { found, meant, unknown, corrected } = searchEngine.search(site, query, filter);
    const enough = (found[0]?.score || 0) * shown.leastOfBest;
    const items = found
      .slice(0, shown.hits)
      .filter(({ score }) => score >= enough)
      .map(({ page, section }) => {
        const [anchor, heading, text] = page.sections[section] || ["", "", ""];
        const about = tags(site, page);
        const teaser = `<p class="search-teaser">${marked(site, excerpt(site, text, meant), meant)}</p>`;
        const whole = { ...drawn(site, meant, page.url, page.title, teaser), ...(about.length && { tags: about }) };
        if (section === 0 || !anchor || heading === page.title) return [whole];
        return [whole, drawn(site, meant, `${page.url}#${anchor}`, heading, teaser)];
      });
    return { items, about: { total: found.length, unknown, corrected, maybe: [] } };
  }

  /**
   * What can be chosen to narrow a search: the networks and the years that have pages.
   * @param {Site} site
   */
  function choices(site) {
    const years = [...new Set(site.pages.flatMap(({ year }) => year || []))].sort((a, b) => b - a);
    const networks = site.networks.filter(({ id }) => site.pages.some(({ network }) => network === id));
    return { years, networks: networks.map(({ id, name }) => ({ id, name })) };
  }

  return { hits, choices, excerpt, marked };
})();
