/* What a query means on this site: the years and networks that it names, and the site's words that answer each of its own. */
"use strict"

globalThis.searchMeaning = (() => {
  const { YEAR, STOP_WORDS, NOW, tokens, asked, stem, root, kin, slips } = searchWords

  /* How surely a word of the site is what a word of the query means. */
  const SAME = 1, FORM = 0.95, KNOWN = 0.85, DERIVATION = 0.75, SYNONYM = 0.7, PHRASE = 0.95, TYPING = 0.75, PART = 0.65,
    BEGINNING = 0.55, SPLIT = 0.5, HEAD = 0.6

  /* The site's words that are the same word as this one, or made of it: Map number → how surely. */
  function same(site, word) {
    const found = new Map()
    const own = stem(word)
    // Where the site writes the very word, what merely resembles it is another.
    const like = site.numbers.has(word) ? KNOWN : FORM
    for (const [known, forms] of site.roots.get(root(word)) || []) {
      const related = forms.filter(form => kin(word, form))
      if (related.length) found.set(known, related.some(form => stem(form) === own) ? like : DERIVATION)
    }
    if (site.numbers.has(word)) found.set(site.numbers.get(word), SAME)
    return found
  }

  const isLonger = (one, other) => one.length > other.length

  /* The site's words that end in this one: avgift → årsavgift. */
  function ending(site, word) {
    const found = new Map()
    const own = root(word)
    if (own.length > 3)
      for (const [other, number, otherRoot] of site.vocabulary)
        if (isLonger(other, word) && (other.endsWith(word) || isLonger(otherRoot, own) && otherRoot.endsWith(own)))
          found.set(number, PART)
    return found
  }

  /* Whether the site or its synonyms hold a word. */
  const knows = (site, word) => same(site, word).size > 0 || site.familiar.get(root(word))?.some(other => kin(word, other))

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
  function corrected(site, word, most, unlike = "") {
    let best = word, nearest = Infinity, usual = -1
    const own = root(word)
    const letters = [...word].sort().join()
    for (const [other, number, otherRoot] of site.vocabulary) {
      // Of so few letters, any other word is a slip away: only two swapped count.
      if (other === unlike || other.length < 4 && [...other].sort().join() !== letters) continue
      const limit = Math.min(most, nearest)
      let distance = slips(word, other, limit)
      // Another form of a word is further away than the word itself.
      if (distance > limit && own.length > 4) distance = slips(own, otherRoot, limit) + 0.6
      if (distance > most) continue
      const holders = site.holders[number]?.length || 0
      // What stands everywhere, a network's name say, is likelier meant than something nearer that hardly does.
      if (holders < USUAL) distance += 0.4
      if (distance < nearest || distance === nearest && holders > usual) [best, nearest, usual] = [other, distance, holders]
    }
    return best
  }

  /* On how many pages a usual word stands at least. */
  const USUAL = 5

  /* A word of the query as the site writes it: one that neither the site nor the synonyms know is a slip, or a compound
     of two that they do. */
  function spelled(site, word, typing) {
    if (word.length < 3 || /\d/.test(word)) return [word]
    if (knows(site, word)) return [misread(site, word)]
    if (ending(site, word).size || beginning(site, word, typing).size && (typing || word.length > 5)) return [word]
    const near = corrected(site, word, 1)
    if (near !== word || word.length < 4) return [near]
    const parts = split(site, word) || within(site, word)
    if (parts) return parts
    const far = word.length < 6 ? word : corrected(site, word, 2)
    return [[far, begun(site, word), corrected(site, word, 3)].find(other => other !== word) || word]
  }

  /* A word that stands in long lists alone, of a source's own slip perhaps, is one of a usual word if that is a slip away. */
  function misread(site, word) {
    const holders = site.holders[site.numbers.get(word)] || []
    if (word.length < 6 || !holders.length || holders.some(([page]) => site.pages[page].kind !== "reference")) return word
    const near = corrected(site, word, word.length > 6 ? 2 : 1, word)
    return site.holders[site.numbers.get(near)]?.length > 9 ? near : word
  }

  /* The word of the site that a word ends in: tågresor → resor. */
  function within(site, word) {
    for (let at = 1; at <= word.length - 5; at++) if (same(site, word.slice(at)).size) return [word.slice(at)]
    return null
  }

  /* As much of a word as some word of the site begins with. */
  function begun(site, word) {
    for (let end = word.length - 1; end > 2; end--) if (beginning(site, word.slice(0, end), true).size) return word.slice(0, end)
    return word
  }

  /* Whether a part of a compound is a word: one that the site or its synonyms write so, but for an ending. Rougher likeness
     would make "ordf" and "orande" of ordförande. */
  function isWord(site, part) {
    if (STOP_WORDS.has(part)) return false
    const written = [...same(site, part)].some(([number, sure]) =>
      sure >= KNOWN && site.forms[number].some(form => Math.abs(form.length - part.length) < 4))
    return written || site.familiar.get(root(part))?.some(word => kin(word, part) && Math.abs(word.length - part.length) < 4)
  }

  /* Whether compounds of the site end in a word that does not stand there by itself: avgift, of årsavgift. What stands
     before it is a word, too. */
  const isEnd = (site, word) => [...ending(site, word).keys()].some(number => site.forms[number]
    .some(other => other.endsWith(word) && isWord(site, other.slice(0, -word.length).replace(/s$/, ""))))

  /* A compound as two words that the site knows: belysningsnätverk → belysning, nätverk. Null if it is none. */
  function split(site, word) {
    let best = null
    for (let at = 3; at <= word.length - 4; at++) {
      const [first, last] = [word.slice(0, at), word.slice(at)]
      if (last.length < 5 && !(at > 4 && site.numbers.has(last))) continue
      if (SUFFIX.test(stem(last)) || !(isWord(site, last) || isEnd(site, last))) continue
      const modifier = [first, first.replace(/s$/, ""), first + "a", first + "e"]
        .find(form => form.length > 2 && (isWord(site, form) || isEnd(site, form)))
      // Two words that are known as such make a better compound than ends of words.
      const least = Math.min(at, word.length - at) + (modifier && isWord(site, modifier) && isWord(site, last) ? word.length : 0)
      if (modifier && !(best?.least >= least)) best = { least, words: [modifier, last] }
    }
    return best && best.words
  }

  /* Ends of words that are no words: styrning is no compound of "ning". */
  const SUFFIX = /^(?:[^aeiouy]?n?ing|ering|skap|l?ighet|het|else|ation|are)$/

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
    if (second.length < 4) return undefined
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

  /* What a query asks for: its years and which of them have pages, whether it asks for what holds now, the networks that
     it names (id → which of the words do), the kinds of pages, and its units. A unit is a word, or words that belong
     together, with how many words it is worth and the alternatives that answer it; an alternative is a list of parts, all
     of which should be there. */
  function analyse(site, query) {
    const years = tokens(query).filter(word => YEAR.test(word)).map(Number)
    // A year without pages of its own may still be spoken of.
    const ofSite = years.filter(year => site.pages.some(page => page.year === year))
    const spoken = years.filter(year => !ofSite.includes(year)).map(String)
    const now = tokens(query).some(word => NOW.has(word))
    const typed = [...asked(query, site.said, word => same(site, word).size > 0), ...spoken]
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
    return { years, ofSite, now, named, kinds, words, units: found }
  }

  function units(site, words, typing) {
    const found = words.map((word, i) => {
      const meaning = related(site, word, i === typing)
      const alternatives = [{ weight: 1, parts: [meaning] }]
      const parts = word.length > 6 && split(site, word)
      if (parts) alternatives.push({ weight: SPLIT, parts: parts.map(part => orEnding(site, part)) })
      const last = word.length > 7 && head(site, word)
      if (last) alternatives.push({ weight: HEAD, parts: [last], hint: true })
      return { at: [i], size: 1, alternatives }
    })
    const taken = []
    for (const [phrase, group] of site.phrases) {
      const start = place(phrase, words)
      // A word within a longer phrase has no meaning of its own: "policy advisory committee" asks for no committee.
      if (start < 0 || taken.some(([from, to]) => from <= start && start + phrase.length <= to && to - from > phrase.length)) continue
      taken.push([start, start + phrase.length])
      const said = site.said.includes(phrase)
      // A phrase is less ambiguous than a word. One of small words means what its synonyms mean, no more.
      const others = group.filter(other => other !== phrase && !site.said.includes(other))
      const sure = phrase.length > 1 ? PHRASE : SYNONYM
      merge(found, start, phrase.length, others.flatMap(other => meaning(site, other, sure)), said)
    }
    for (let i = 0; i + 1 < words.length; i++) {
      const whole = joined(site, words[i], words[i + 1])
      if (whole) merge(found, i, 2, [{ weight: 1, parts: [whole] }])
    }
    return found.filter(unit => unit.at.length)
  }

  /* A synonym as alternatives: its words, and what a compound of a single word ends in. */
  function meaning(site, phrase, weight = SYNONYM) {
    const parts = phrase.map(word => new Map([...phrase.length === 1 ? ending(site, word) : [], ...same(site, word)]))
    if (!parts.every(part => part.size)) return []
    const last = phrase.length === 1 && phrase[0].length > 7 && head(site, phrase[0])
    return [{ weight, parts }, ...(last ? [{ weight: HEAD, parts: [last], hint: true }] : [])]
  }

  /* Make one unit of the units of some words, and give it more alternatives, or others. */
  function merge(units, start, length, alternatives, instead = false) {
    const first = units.find(unit => unit.at.includes(start))
    for (let i = start + 1; i < start + length; i++) {
      const next = units.find(unit => unit.at.includes(i))
      if (next === first) continue
      const together = first.alternatives.flatMap(one =>
        next.alternatives.map(two => ({ weight: one.weight * two.weight, parts: [...one.parts, ...two.parts] })))
      first.alternatives = together.slice(0, 8)
      first.at = [...first.at, ...next.at]
      first.size += next.size
      next.at = []
    }
    if (instead) first.size = 1
    first.alternatives = instead && alternatives.length ? alternatives : [...first.alternatives, ...alternatives]
  }

  return { PART, NETWORK, analyse, meaning, split }
})()
