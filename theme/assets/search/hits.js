/* What the reader is shown for a query: ranked pages as Material's search box wants them, with marked words. */
"use strict"

globalThis.searchHits = (() => {
  /* More hits than anyone reads, and hits far below the best, are left out. */
  const MOST = 60, LEAST = 0.01

  const TEASER = 240 // signs

  /* Material writes what it gets as HTML. */
  const escaped = text => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

  /* What a hit says of its page: the network, the year, and whether the plan is in force. */
  function tags(site, page) {
    const network = site.networks.find(({ id }) => id === page.network)
    return [network?.name, page.year, page.standing].filter(Boolean).map(tag => escaped(String(tag)))
  }

  /* A text with the words that answer the query marked. */
  function marked(site, text, meant) {
    let html = "", end = 0
    for (const { index, written, word } of searchWords.wordsIn(text)) {
      if (!meant.has(site.numbers.get(word))) continue
      html += `${escaped(text.slice(end, index))}<mark>${escaped(written)}</mark>`
      end = index + written.length
    }
    return html + escaped(text.slice(end))
  }

  /* The part of a text that holds most of the words that answer the query, cut at whole words. */
  function excerpt(site, text, meant) {
    if (text.length <= TEASER) return text
    const places = searchWords.wordsIn(text).map(({ index, word }) => ({ index, number: site.numbers.get(word) }))
      .filter(({ number }) => meant.has(number))
    let best = 0, most = 0
    places.forEach(({ index }) => {
      const within = new Set(places.filter(other => other.index >= index && other.index < index + TEASER * 0.8).map(other => other.number)).size
      if (within > most) [best, most] = [index, within]
    })
    const start = best < TEASER / 3 ? 0 : text.indexOf(" ", best - TEASER / 4) + 1
    const stop = start + TEASER >= text.length ? text.length : text.lastIndexOf(" ", start + TEASER)
    return (start ? "… " : "") + text.slice(start, stop) + (stop < text.length ? " …" : "")
  }

  const teaser = (site, text, meant) => `<p class="search-teaser">${marked(site, excerpt(site, text, meant), meant)}</p>`

  /* The hits for a query: each a page and, where the answer stands under a heading of its own, that section. */
  function hits(site, query, filter) {
    const { found, meant } = searchEngine.search(site, query, filter)
    const enough = (found[0]?.score || 0) * LEAST
    return found.slice(0, MOST).filter(({ score }) => score >= enough).map(({ page, section }) => {
      const [anchor, heading, text] = page.sections[section] || ["", "", ""]
      const hit = (location, title, text) =>
        ({ location, title: marked(site, title, meant), text: teaser(site, text, meant), terms: {}, score: 1 })
      const about = tags(site, page)
      const whole = { ...hit(page.url, page.title, text), ...(about.length && { tags: about }) }
      return section > 0 && anchor && heading !== page.title ? [whole, hit(`${page.url}#${anchor}`, heading, text)] : [whole]
    })
  }

  /* What can be chosen to narrow a search: the networks and the years that have pages. */
  function choices(site) {
    const years = [...new Set(site.pages.map(({ year }) => year).filter(Boolean))].sort((a, b) => b - a)
    const networks = site.networks.filter(({ id }) => site.pages.some(({ network }) => network === id))
    return { years, networks: networks.map(({ id, name }) => ({ id, name })) }
  }

  return { hits, choices, excerpt, marked }
})()
