/* The search engine: from an index and a query to ranked pages. Plain functions, no page and no network.

   It runs in worker.js, or in the page where a worker is not allowed. The index is made at build time by
   actionplans/search/; tests/test_search_engine.py runs these functions. */
"use strict"

globalThis.searchEngine = (() => {
  // --- Words ---------------------------------------------------------------------------------------------------------

  /* Lower case without diacritics: Göteborg → goteborg. The same as `fold` in actionplans/search/families.py. */
  const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

  const tokens = text => fold(text).match(/[\p{L}\p{N}]+/gu) || []

  /* What is asked with rather than for, folded. */
  const STOP_WORDS = new Set(`a alla allt an and ar at att av bli blir borde da de dem den denna det detta dig din du efter en er
    ett fa far finns for fran galler gar gor gora ha han har hur hos hon i in inte is jag jobbar kan kunna la med mellan mer mig
    min mot mycket man nar nagon nagot ni nu och of om on oss pa ratt sa sag se sedan sin ska skall skulle som ta the till to
    under upp ut vad var vara vart vem vi via vid vilka vilken vilket vill varje vara at are do does how what when where
    which who why behover behovs betyder brukar goras hitta hittar innebar klar lamna lamnas maste skicka skickas veta`.split(/\s+/))

  const YEAR = /^(?:19|20)\d\d$/

  /* The words that count, years apart: all, where all are stop words. */
  function asked(text) {
    const all = tokens(text).filter(word => !YEAR.test(word))
    const useful = all.filter(word => !STOP_WORDS.has(word))
    return useful.length ? useful : all
  }

  const ENDINGS = [
    [3, /(?:arnas|ernas|ornas|andenas?|andens?|andes|arens|enas|arna|erna|orna|ena|aren|arne|ande|are|ades?|ats|ens|ets|ans|ers|ars|ors|nas|(?<!st|n)ad|(?<!n)at|en|et|er|ar|or|an|na|ns|as|es|a|e)$/],
    [3, /s$/],
    [4, /[nt]$/],
  ]

  /* A word without its endings: resorna → res. Rough, but the same for all forms of a word: what looks like an ending in
     one form (kontakt) is taken from the others too (kontakter → kontakt → kontak). */
  function stem(word) {
    let rest = word.replace(/ies$/, "y").replace(/el(?:n|s|ns)?$/, "l"), longer
    do {
      longer = rest
      for (const [least, ending] of ENDINGS) {
        const { index } = ending.exec(rest) || {}
        if (index >= least) rest = rest.slice(0, index)
      }
    } while (rest !== longer)
    return rest.replace(/([bdfgklmnprst])\1$/, "$1")
  }

  /* Endings that make a noun of a verb, and its forms: utvärdera, utvärderar, utvärdering, utvärderingarna. */
  const DERIVED = /(?:ering(?:en|ens|ar|arna|s)?|era(?:r|de|t|ts|s|nde)?|ation(?:en|er|erna|s)?|ant(?:en|er|erna)|n?ing(?:en|ens|ar|arna|arnas|s)?)$/

  /* What a word and those made of it have in common: utvärdering, utvärdera → utvard. */
  function root(word) {
    const derived = DERIVED.exec(word)
    return stem(derived && derived.index >= 4 ? word.slice(0, derived.index) : word)
  }

  /* How many slips of the keyboard lie between two words: a letter wrong, missing, extra, or two swapped. At most `most`,
     else Infinity. */
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity
    let before, last = [], row = Array.from({ length: b.length + 1 }, (_, j) => j)
    for (let i = 1; i <= a.length; i++) {
      [before, last, row] = [last, row, [i]]
      let least = i
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1)
        row.push(cost)
        least = Math.min(least, cost)
      }
      if (least > most) return Infinity
    }
    return row[b.length] <= most ? row[b.length] : Infinity
  }

  // --- The index -----------------------------------------------------------------------------------------------------

  /* How much a word weighs by where on a page it stands. */
  const IN_TITLE = 6, IN_HEADING = 3, IN_TEXT = 1

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
      const weights = new Map()
      const add = (words, weight) => words.forEach(word => weights.set(word, (weights.get(word) || 0) + weight))
      add(title, IN_TITLE)
      let length = 0
      for (const part of parts) {
        add(part.heading, IN_HEADING)
        add(part.text, IN_TEXT)
        length += part.heading.length + part.text.length
      }
      for (const [word, weight] of weights) (site.holders[word] ||= []).push([at, weight])
      site.lengths.push(length)
      return { title, parts }
    })
    site.topics = new Set(site.words.flatMap(({ title, parts }) => [title, ...parts.map(part => part.heading)]).flat())
    site.usual = site.lengths.reduce((sum, length) => sum + length, 0) / site.lengths.length || 1
    site.vocabulary = [...site.numbers].map(([word, number]) => [word, number, root(word)])
    for (const [word, known, common] of site.vocabulary) {
      if (!site.roots.has(common)) site.roots.set(common, new Map())
      const stems = site.roots.get(common)
      if (!stems.has(known)) stems.set(known, new Set())
      stems.get(known).add(stem(word))
    }
    const groups = index.synonyms.map(group => group.map(asked))
    site.familiar = new Set(groups.flat(2).map(root))
    site.phrases = groups.flatMap(group => group.map(phrase => [phrase, group]))
      .sort(([a], [b]) => b.length - a.length)
    site.networks = index.networks.map(network => ({ ...network, names: network.names.map(asked) }))
    return site
  }

  // --- The query -----------------------------------------------------------------------------------------------------

  /* How surely a word of the site is what a word of the query means. */
  const SAME = 1, FORM = 0.95, DERIVATION = 0.75, SYNONYM = 0.7, TYPING = 0.75, PART = 0.65, BEGINNING = 0.55, SPLIT = 0.5, HEAD = 0.6

  /* The site's words that are the same word as this one, or made of it: Map number → how surely. */
  function same(site, word) {
    const found = new Map()
    const own = stem(word)
    for (const [known, stems] of site.roots.get(root(word)) || []) found.set(known, stems.has(own) ? FORM : DERIVATION)
    if (site.numbers.has(word)) found.set(site.numbers.get(word), SAME)
    return found
  }

  /* The site's words that end in this one: avgift → årsavgift. */
  function ending(site, word) {
    const found = new Map()
    const own = root(word)
    if (own.length > 3)
      for (const [other, number, otherRoot] of site.vocabulary)
        if (other.length > word.length && (other.endsWith(word) || otherRoot.endsWith(own))) found.set(number, PART)
    return found
  }

  const orEnding = (site, word) => {
    const known = same(site, word)
    return known.size ? known : ending(site, word)
  }

  /* The site's words that begin with this one, or with it but for its ending: the rest may not be typed yet. */
  function beginning(site, word, typing) {
    const found = new Map()
    const own = root(word)
    if (word.length > 2)
      for (const [other, number] of site.vocabulary)
        if (other.startsWith(word)) found.set(number, typing ? TYPING : BEGINNING)
        else if (own.length > 4 && other.startsWith(own) && other.length > word.length + 2) found.set(number, BEGINNING)
    return found
  }

  /* Everything on the site that a word may mean, surest last so that it prevails. */
  function related(site, word, typing) {
    const known = same(site, word)
    return new Map([...beginning(site, word, typing && !known.size), ...ending(site, word), ...known])
  }

  /* What a word is a slip of: the known word that is the fewest slips away, the most usual of several. */
  function corrected(site, word, most) {
    let best = word, usual = -1
    const own = root(word)
    const letters = [...word].sort().join()
    for (const [other, number, otherRoot] of site.vocabulary) {
      // Of so few letters, any other word is a slip away: only two swapped count.
      if (other.length < 4 && [...other].sort().join() !== letters) continue
      let distance = slips(word, other, most)
      if (distance > most && own.length > 4) distance = slips(own, otherRoot, most)
      const holders = site.holders[number]?.length || 0
      if (distance < most || distance === most && holders > usual) [best, most, usual] = [other, distance, holders]
    }
    return best
  }

  /* A word of the query as the site writes it: one that neither the site nor the synonyms know is a slip, or a compound
     of two that they do. */
  function spelled(site, word, typing) {
    if (word.length < 3 || /\d/.test(word) || same(site, word).size || site.familiar.has(root(word))) return [word]
    if (ending(site, word).size || typing && beginning(site, word, typing).size) return [word]
    const near = corrected(site, word, 1)
    if (near !== word || word.length < 4) return [near]
    const parts = split(site, word) || within(site, word)
    if (parts) return parts
    const far = word.length < 6 ? word : corrected(site, word, 2)
    return far === word ? [begun(site, word)] : [far]
  }

  /* The word of the site that a word ends in: tågresor → resor. */
  function within(site, word) {
    for (let at = 1; at <= word.length - 5; at++) if (same(site, word.slice(at)).size) return [word.slice(at)]
    return null
  }

  /* As much of a word as some word of the site begins with. */
  function begun(site, word) {
    for (let end = word.length - 1; end >= 4; end--) if (beginning(site, word.slice(0, end), true).size) return word.slice(0, end)
    return word
  }

  /* Ends of words that are no words: styrning is no compound of "ning". */
  const SUFFIX = /^(?:n?ing|skap|l?ighet|het|else|ation|are)$/

  /* A compound as two words that the site knows: belysningsnätverk → belysning, nätverk. Null if it is none. */
  function split(site, word) {
    let best = null
    for (let at = 3; at <= word.length - 4; at++) {
      const [first, last] = [word.slice(0, at), word.slice(at)]
      if (root(last).length < 4 || last.length < 5 && !(at > 4 && site.numbers.has(last))) continue
      if (SUFFIX.test(stem(last)) || !orEnding(site, last).size) continue
      const modifier = [first, first.replace(/s$/, ""), first + "a", first + "e"]
        .find(form => root(form).length > 2 && orEnding(site, form).size)
      const least = Math.min(at, word.length - at)
      if (modifier && !(best?.least >= least)) best = { least, words: [modifier, last] }
    }
    return best && best.words
  }

  /* The last part of a compound, when that is a word of the site: omorganisation → organisation. */
  function head(site, word) {
    for (let at = 2; at <= word.length - 5; at++) {
      const found = root(word.slice(at)).length > 4 && same(site, word.slice(at))
      if (found.size) return found
    }
    return null
  }

  /* Two words that the site writes as one: handlings plan, rese rapport. */
  function joined(site, first, second) {
    return [first + second, `${first}s${second}`].map(form => same(site, form)).find(found => found.size)
  }

  /* Where a phrase stands among words: its first place, or -1. */
  function place(phrase, words) {
    const roots = phrase.map(root)
    for (let start = 0; start + roots.length <= words.length; start++)
      if (roots.every((common, i) => common === root(words[start + i]))) return start
    return -1
  }

  /* The words, folded, that ask for a kind of page. */
  const NETWORK = "natverk"
  const CALLED = { plan: ["plan", "handlingsplan"], report: ["arsrapport"] }

  /* What a query asks for: its years, the networks that it names (id → which of the words do), the kinds of pages, and
     its units. A unit is a word, or words that belong together, with the alternatives that answer it; an alternative is
     a list of parts, all of which should be there. */
  function analyse(site, query) {
    const years = tokens(query).filter(word => YEAR.test(word)).map(Number)
    // A year without pages of its own may still be spoken of.
    const spoken = years.filter(year => !site.pages.some(page => page.year === year)).map(String)
    const typed = [...asked(query), ...spoken]
    const isTyping = !query.endsWith(" ")
    const words = typed.flatMap((word, i) => spelled(site, word, isTyping && i === typed.length - 1))
    const typing = isTyping ? words.length - 1 : -1
    const named = new Map()
    for (const network of site.networks)
      for (const name of network.names) {
        const start = place(name, words)
        if (start >= 0 && !(named.get(network.id)?.length >= name.length))
          named.set(network.id, name.map((_, i) => start + i))
      }
    const found = units(site, words, typing)
    const meant = found.flatMap(unit => unit.alternatives).filter(one => one.parts.length === 1).map(one => one.parts[0])
    const kinds = new Set(Object.keys(CALLED).filter(kind => CALLED[kind].some(called =>
      [...same(site, called).keys()].some(number => meant.some(part => part.get(number) >= FORM)))))
    return { years, named, kinds, words, units: found }
  }

  function units(site, words, typing) {
    const found = words.map((word, i) => {
      const meaning = related(site, word, i === typing)
      const alternatives = [{ weight: 1, parts: [meaning] }]
      const parts = word.length > 6 && split(site, word)
      if (parts) alternatives.push({ weight: SPLIT, parts: parts.map(part => orEnding(site, part)) })
      const last = word.length > 7 && head(site, word)
      if (last) alternatives.push({ weight: HEAD, parts: [last], hint: true })
      return { at: [i], alternatives }
    })
    const taken = []
    for (const [phrase, group] of site.phrases) {
      const start = place(phrase, words)
      // A word within a longer phrase has no meaning of its own: "policy advisory committee" asks for no committee.
      if (start < 0 || taken.some(([from, to]) => from <= start && start + phrase.length <= to && to - from > phrase.length)) continue
      taken.push([start, start + phrase.length])
      merge(found, start, phrase.length, group.filter(other => other !== phrase).flatMap(other => meaning(site, other)))
    }
    for (let i = 0; i + 1 < words.length; i++) {
      const whole = joined(site, words[i], words[i + 1])
      if (whole) merge(found, i, 2, [{ weight: 1, parts: [whole] }])
    }
    return found.filter(unit => unit.at.length)
  }

  /* A synonym as alternatives: its words, and what a compound of a single word ends in. */
  function meaning(site, phrase) {
    const parts = phrase.map(word => new Map([...phrase.length === 1 ? ending(site, word) : [], ...same(site, word)]))
    if (!parts.every(part => part.size)) return []
    const last = phrase.length === 1 && phrase[0].length > 7 && head(site, phrase[0])
    return [{ weight: SYNONYM, parts }, ...(last ? [{ weight: HEAD, parts: [last], hint: true }] : [])]
  }

  /* Make one unit of the units of some words, and give it more alternatives. */
  function merge(units, start, length, alternatives) {
    const first = units.find(unit => unit.at.includes(start))
    for (let i = start + 1; i < start + length; i++) {
      const next = units.find(unit => unit.at.includes(i))
      if (next === first) continue
      const together = first.alternatives.flatMap(one =>
        next.alternatives.map(two => ({ weight: one.weight * two.weight, parts: [...one.parts, ...two.parts] })))
      first.alternatives = together.slice(0, 8)
      first.at = [...first.at, ...next.at]
      next.at = []
    }
    first.alternatives.push(...alternatives)
  }

  // --- Ranking -------------------------------------------------------------------------------------------------------

  /* How often the kinds of pages are what was meant, before a word of them has been read. */
  const KIND = {
    start: 0.8, index: 0.8, network: 1, plan: 1, year: 0.75, report: 0.6, routine: 1, matter: 0.8, list: 1, about: 0.85, reference: 0.1,
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
        const score = (hint ? 0.5 : 1) * weight * total * (unit.at.length / each.length) * (there / each.length) ** 2
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
    const topics = words.map(unit => [...unit.keys()].some(word => site.topics.has(word)) ? 1 : 0.4)
    const importance = units.map((unit, i) => {
      const holders = each[i].reduce((count, score) => count + (score > 0), 0)
      return topics[i] * unit.at.length * Math.log(1 + site.pages.length / Math.max(holders, 5))
    })
    const whole = sum(importance) || 1
    const found = []
    site.pages.forEach((page, at) => {
      if (filter.network && page.network !== filter.network || filter.year && page.year !== filter.year) return
      const names = asked.named.get(page.network) || []
      let score = asked.years.includes(page.year) ? NAMED : 0, covered = 0
      units.forEach((unit, i) => {
        const named = unit.at.every(word => names.includes(word))
        if (named || each[i][at]) covered += importance[i]
        score += named ? NAMED : topics[i] * each[i][at]
      })
      const coverage = units.length ? covered / whole : 1
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
      const { section, score } = closest(site.words[one.at].parts, units, words, rest)
      one.section = section
      one.score *= score
    }
    return { found: [...best.sort(byScore), ...found.slice(LOOKED_AT)], meant: new Set(words.flatMap(unit => [...unit.keys()])) }
  }

  const byScore = (a, b) => b.score - a.score

  /* What a network's name or a year in the query counts for on that network's or year's pages, beside BM25's scores. */
  const NAMED = 3

  /* How many of the best pages are read closely. */
  const LOOKED_AT = 40

  const sum = numbers => numbers.reduce((total, number) => total + number, 0)

  /* How likely a page is meant by what it is: its kind, network and year. */
  function prior(page, { years, named, words, kinds }) {
    let score = KIND[page.kind] * (page.current ? 1.1 : 1)
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
    if (kinds.has("plan") && !named.size && !years.length) score *= page.kind === "start" ? 1.5 : page.network ? 0.6 : 1
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
    const said = sum(units.map((unit, i) => unit.at.length * Math.max(...heading.map(word => words[i].get(word) || 0))))
    const hit = sum(heading.map(word => Math.max(...words.map(unit => unit.get(word) || 0))))
    return (said / sum(units.map(unit => unit.at.length))) * (hit / heading.length)
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
    const meant = new Map()
    words.forEach((unit, i) => unit.forEach((_, word) => meant.set(word, (meant.get(word) || 0) | 1 << i)))
    let best = { section: 0, score: 0 }
    parts.forEach((part, section) => {
      const seen = units.map(() => -9)
      const near = new Set()
      ;[...part.heading, ...part.text].forEach((word, at) => {
        const which = meant.get(word)
        if (!which) return
        for (let i = 0; i < units.length; i++) {
          if (!(which & 1 << i)) continue
          if (i && at - seen[i - 1] <= 3) near.add(i)
          if (at - seen[i + 1] <= 3) near.add(i + 1)
          seen[i] = at
        }
      })
      const covered = sum(importance.filter((_, i) => seen[i] >= 0)) / whole
      const together = near.size / Math.max(1, units.length - 1)
      const score = covered * (1 + 0.5 * together) + 0.6 * fit(part.heading, units, words)
      if (score > best.score) best = { section, score }
    })
    return { section: best.section, score: 0.5 + best.score }
  }

  return { fold, tokens, stem, root, slips, build, analyse, search }
})()
