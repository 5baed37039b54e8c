/* The search engine: from an index and a query to ranked pages. Plain functions, no page and no network.

   It runs in worker.js, or in the page where a worker is not allowed. The index is made at build time by
   actionplans/search/; tests/test_search_engine.py runs these functions. */
"use strict"

globalThis.searchEngine = (() => {
  const { STOP_WORDS, tokens, asked, root } = searchWords
  const { PART, NETWORK, analyse, meaning } = searchMeaning

  // --- The index -----------------------------------------------------------------------------------------------------

  /* How much a word weighs by where on a page it stands. */
  const IN_TITLE = 6, IN_HEADING = 3, IN_ROW = 2, IN_TEXT = 1

  /* From the index file to what `search` needs: which pages hold which words. A word is a number, the same for all its
     forms. */
  function build(index) {
    const site = { pages: index.pages, networks: [], numbers: new Map(), roots: new Map(), holders: [], lengths: [] }
    let count = 0
    for (const family of index.families) {
      const [beginning, ...endings] = family.split("|")
      for (const ending of endings) site.numbers.set(beginning + ending, count)
      count++
    }
    const number = word => {
      let known = site.numbers.get(word)
      if (known === undefined) site.numbers.set(word, known = count++)
      return known
    }
    const numbered = text => tokens(text).map(number)
    site.words = index.pages.map((page, at) => {
      const title = asked(page.title).map(number)
      const parts = page.sections.map(([, heading, text]) => ({ heading: asked(heading).map(number), text: numbered(text) }))
      const rows = page.sections.flatMap(([, , , rows = []]) => rows).map(row => asked(row).map(number))
      const weights = new Map()
      const add = (words, weight) => words.forEach(word => weights.set(word, (weights.get(word) || 0) + weight))
      add(title, IN_TITLE)
      for (const row of rows) add(row, IN_ROW - IN_TEXT) // its words stand in the text too
      let length = 0
      for (const part of parts) {
        add(part.heading, IN_HEADING)
        add(part.text, IN_TEXT)
        length += part.heading.length + part.text.length
      }
      for (const [word, weight] of weights) (site.holders[word] ||= []).push([at, weight])
      site.lengths.push(length)
      return { title, parts, rows }
    })
    site.topics = new Set(site.words.flatMap(({ title, parts }) => [title, ...parts.map(part => part.heading)]).flat())
    site.usual = site.lengths.reduce((sum, length) => sum + length, 0) / site.lengths.length || 1
    site.vocabulary = [...site.numbers].map(([word, number]) => [word, number, root(word)])
    site.forms = Array.from({ length: count }, () => [])
    for (const [word, known] of site.numbers) site.forms[known].push(word)
    for (const [word, known, common] of site.vocabulary) {
      if (!site.roots.has(common)) site.roots.set(common, new Map())
      const forms = site.roots.get(common)
      if (!forms.has(known)) forms.set(known, [])
      forms.get(known).push(word)
    }
    const groups = index.synonyms.map(group => group.map(phrase => asked(phrase)))
    site.networks = index.networks.map(network => ({ ...network, names: network.names.map(name => asked(name)) }))
    // Words that the site may lack but that are known all the same: of names, and of synonyms that it has an answer for.
    const answered = groups.filter(group => group.some(phrase => meaning(site, phrase).length))
    site.familiar = new Map()
    for (const word of [...answered, ...site.networks.map(({ names }) => names)].flat(2))
      site.familiar.set(root(word), [...site.familiar.get(root(word)) || [], word])
    site.phrases = groups.flatMap(group => group.map(phrase => [phrase, group]))
      .sort(([a], [b]) => b.length - a.length)
    // Phrases of words that mean nothing each for themselves: vara med, lägga till.
    site.said = groups.flat().filter(phrase => phrase.length > 1 && phrase.every(word => STOP_WORDS.has(word)))
    return site
  }

  // --- Ranking -------------------------------------------------------------------------------------------------------

  /* How often the kinds of pages are what was meant, before a word of them has been read. */
  const KIND = {
    start: 0.7, index: 0.8, network: 1, plan: 1, year: 0.75, changes: 0.4, report: 0.6, routine: 1, matter: 0.72,
    list: 0.8, candidates: 0.7, about: 0.85, guide: 0.7, data: 0.5, reference: 0.1,
  }

  /* How much of a find a word is, by how many pages hold it or a form of it. */
  function rarity(site, words) {
    const holders = new Set()
    for (const [word, sure] of words) if (sure >= PART) for (const [page] of site.holders[word] || []) holders.add(page)
    return Math.log(1 + site.pages.length / (holders.size || 1))
  }

  /* How well every page answers a part: BM25, where forms and compounds of a word count for less than the word. */
  function partScores(site, part, rare) {
    const scores = new Float32Array(site.pages.length)
    for (const [word, sure] of part)
      for (const [page, count] of site.holders[word] || []) {
        const score = sure * rare * count * 2.2 / (count + 1.2 * (0.7 + 0.3 * site.lengths[page] / site.usual))
        if (score > scores[page]) scores[page] = score
      }
    return scores
  }

  /* How well every page answers a unit: its best alternative, all of whose parts should be there. A rare synonym is no
     better find than the word itself. */
  function unitScores(site, unit) {
    const best = new Float32Array(site.pages.length)
    const single = new Map(unit.alternatives.filter(one => one.parts.length === 1 && !one.hint).flatMap(one => [...one.parts[0]]))
    const shared = rarity(site, single)
    for (const { weight, parts, hint } of unit.alternatives) {
      const each = parts.map(part => partScores(site, part, parts.length === 1 ? shared : rarity(site, part)))
      for (let page = 0; page < best.length; page++) {
        let total = 0, there = 0
        for (const scores of each) if (scores[page]) { total += scores[page]; there++ }
        const score = (hint ? 0.5 : 1) * weight * total * (unit.size / each.length) * (there / each.length) ** 2
        if (score > best[page]) best[page] = score
      }
    }
    return best
  }

  /* What a query finds: the pages, best first, as {page, score, section}, and the words that answer it. `filter` may hold a
     network's id and a year; without a query it finds all pages of these. */
  function search(site, query, filter) {
    const asked = analyse(site, query)
    const { units } = asked
    const each = units.map(unit => unitScores(site, unit))
    const words = units.map(wordsOf)
    // What no heading on the site speaks of is seldom what the question is about.
    const topics = words.map(unit => [...unit.keys()].some(word => site.topics.has(word)) ? 1 : 0.32)
    const importance = units.map((unit, i) => {
      const holders = each[i].reduce((count, score) => count + (score > 0), 0)
      const rare = Math.log(1 + site.pages.length / Math.max(holders, 5))
      return unit.size * (topics[i] < 1 ? Math.min(1, topics[i] * rare) : 1 + rare / 2)
    })
    // A year is asked for as much as a word is.
    const whole = sum(importance) + (asked.years.length && A_YEAR) || 1
    const found = []
    site.pages.forEach((page, at) => {
      if (filter.network && page.network !== filter.network || filter.year && page.year !== filter.year) return
      const names = asked.named.get(page.network) || []
      const ofYear = asked.years.includes(page.year)
      let score = ofYear ? NAMED : 0, covered = ofYear ? A_YEAR : 0
      units.forEach((unit, i) => {
        const named = unit.at.every(word => names.includes(word))
        if (named || each[i][at]) covered += importance[i]
        score += named ? NAMED : topics[i] * each[i][at]
      })
      const coverage = units.length || asked.years.length ? covered / whole : 1
      if (score || !query.trim() && (filter.network || filter.year))
        found.push({ at, page, coverage, section: 0, score: (score || 1) * coverage ** 2 * prior(page, asked) })
    })
    history(found, asked)
    for (const one of found) one.score *= byName(site.words[one.at], one.page, units, words)
    const best = found.sort(byScore).slice(0, LOOKED_AT)
    for (const one of best) {
      // On a network's own pages every section is about it.
      const names = asked.named.get(one.page.network) || []
      const rest = importance.map((weight, i) => units[i].at.every(word => names.includes(word)) ? 0 : weight)
      const { parts, rows } = site.words[one.at]
      const { section, score, headed } = closest(parts, units, words, rest)
      one.section = section
      one.score *= score * (1 + 0.3 * Math.max(0, ...rows.map(row => fit(row, units, words))))
      // What no part of a plan is called is a fact about the network, and its overview comes first.
      if (one.page.kind === "plan" && names.length && !asked.kinds.size && headed < 0.2) one.score *= 0.7
    }
    return { found: [...best.sort(byScore), ...found.slice(LOOKED_AT)], meant: new Set(words.flatMap(unit => [...unit.keys()])) }
  }

  const byScore = (a, b) => b.score - a.score

  /* What a network's name or a year in the query counts for on that network's or year's pages, beside BM25's scores. */
  const NAMED = 3

  /* How much a year in the query weighs in how much of the query a page covers. */
  const A_YEAR = 1

  /* How many of the best pages are read closely. */
  const LOOKED_AT = 40

  const sum = numbers => numbers.reduce((total, number) => total + number, 0)

  /* How likely a page is meant by what it is: its kind, network and year. */
  function prior(page, { years, ofSite, named, words, kinds, now }) {
    let score = KIND[page.kind] * (page.current ? 1.1 : 1)
    if (now) score *= page.current || page.kind === "start" ? 1.5 : page.year ? 0.5 : 1
    if (named.size) {
      if (named.has(page.network)) score *= kinds.size ? (kinds.has(page.kind) ? 5 : 1.5) : 2.5
      else if (page.network) score *= 0.3
      const names = new Set([...named.values()].flat())
      if (page.kind === "network" && !years.length && words.every((_, i) => names.has(i))) score *= 3
    } else if (page.kind === "network") score *= words.length > 1 && words.includes(NETWORK) ? 1.5 : 1.05
    else if (page.network) score *= 0.7
    if (years.length) {
      if (years.includes(page.year)) score *= !page.network && !named.size ? 6 : 4
      else score *= page.year ? 0.1 : 0.6
    }
    if (kinds.has("plan") && !named.size && !ofSite.length) score *= page.kind === "start" ? 3 : page.network ? 0.6 : 1
    return score
  }

  /* Without a year in the query an old year comes after what holds now, if that answers as much of the query. */
  function history(found, { years }) {
    if (years.length) return
    const now = new Map()
    for (const { page, coverage } of found)
      if (!page.year || page.current) now.set(page.network, Math.max(now.get(page.network) || 0, coverage))
    const newest = Math.max(...found.map(({ page }) => page.year || 0))
    for (const one of found)
      if (one.page.year && !one.page.current)
        one.score *= 0.97 ** (newest - one.page.year) * (now.get(one.page.network) >= one.coverage ? 0.35 : 0.8)
  }

  /* The words that answer a unit well, whichever of its alternatives they belong to. */
  function wordsOf(unit) {
    const found = new Map()
    for (const { weight, parts } of unit.alternatives)
      for (const part of parts)
        for (const [word, sure] of part) found.set(word, Math.max(found.get(word) || 0, weight * sure))
    return found
  }

  /* How well a query and a heading say the same, 0 to 1. */
  function fit(heading, units, words) {
    if (!heading.length || !units.length) return 0
    const said = sum(units.map((unit, i) => unit.size * Math.max(...heading.map(word => words[i].get(word) || 0))))
    const hit = sum(heading.map(word => Math.max(...words.map(unit => unit.get(word) || 0))))
    return (said / sum(units.map(unit => unit.size))) * (hit / heading.length)
  }

  /* More than 1 for a page that is asked for by its title or first heading. It is meant whatever kind it is. */
  function byName({ title, parts }, page, units, words) {
    const named = Math.max(fit(title, units, words), 0.9 * fit(parts[0]?.heading || [], units, words))
    return (1 + 2 * named) * KIND[page.kind] ** -(named ** 2)
  }

  /* The section of a page that answers most of the query, close together, under a heading that says it; and how well,
     0.5 to 2.6. */
  function closest(parts, units, words, importance) {
    const whole = sum(importance) || 1
    const [asked, said] = [units, words].map(list => list.filter((_, i) => importance[i]))
    const meant = new Map() // word → [unit, how surely] of each unit that it answers
    words.forEach((unit, i) => unit.forEach((sure, word) => meant.set(word, [...meant.get(word) || [], [i, sure]])))
    let best = { section: 0, score: 0 }, headed = 0
    parts.forEach((part, section) => {
      const seen = units.map(() => -9)
      const answered = units.map(() => 0)
      const near = new Set()
      ;[...part.heading, ...part.text].forEach((word, at) => {
        for (const [i, sure] of meant.get(word) || []) {
          if (i && at - seen[i - 1] <= 3) near.add(i)
          if (at - seen[i + 1] <= 3) near.add(i + 1)
          seen[i] = at
          answered[i] = Math.max(answered[i], sure)
        }
      })
      const covered = sum(importance.map((weight, i) => weight * answered[i])) / whole
      const together = near.size / Math.max(1, units.length - 1)
      const heading = fit(part.heading, asked, said)
      if (section) headed = Math.max(headed, heading)
      const score = covered * (1 + 0.5 * together) + 0.6 * heading
      if (score > best.score) best = { section, score }
    })
    return { section: best.section, score: 0.5 + best.score, headed }
  }

  return { build, search }
})()
