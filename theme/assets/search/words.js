/* How words are read: folded, without endings, and how alike they are when one is a slip. Swedish first, some English. */
"use strict"

globalThis.searchWords = (() => {
  /* Lower case without diacritics: Göteborg → goteborg. The same as `fold` in actionplans/search/families.py. */
  const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

  /* A vice ordförande is no ordförande: the two words are read as one. The same as `words` in families.py. */
  const WORD = /(?:vice )?[\p{L}\p{N}]+/giu
  const asOne = word => word.replace(" ", "")

  const tokens = text => (fold(text).match(WORD) || []).map(asOne)

  /* The words of a text as they are written there, with where they stand. */
  const wordsIn = text => [...text.matchAll(WORD)]
    .map(({ index, 0: written }) => ({ index, written, word: asOne(fold(written)) }))

  /* What is asked with rather than for, folded. */
  const STOP_WORDS = new Set(`a about aldrig alla allt alltid alltsa an and annars anvander anvands ar are at att av bara been behover behovs
    betyder bland blev bli blir blivit borde borja borjar brukar by da darifran de dem den denna deras dess det
    detta dig din do does du efter egen egna en enligt ens er ett fa far finnas finns for fortfarande fran from ga
    galla galler gar gatt genom get gets gick gjorde gjort gor gora goras ha had haft han handa hande hander hant
    har has have hela hette hitta hittar holl holls hon hos how hur i idag ifran igen ihop in infor innebar inom
    inte into is jag jobbar just kan klar kommer kunna la lagga lagger laggs lamna lamnas ligger man maste med
    mellan menas mer mig min mot my mycket nagon nagot nan nar nara ni nu och ocksa of olika om omkring on oss our
    pa pagar ratt redan runt sa sadan sadana sadant sag sager se sedan ser sett siffror sin sitter ska skall skicka
    skickas skulle soker som star ta tanker that the their there these this those till to tror tycker under undrar
    ungefar upp us using ut utan vad var vara varandra varit varje vars vart vem veta vi via vid vilka vilken vilket
    vill was we were what when where which who why will would`.split(/\s+/))

  /* What asks for what holds today. */
  const NOW = new Set("senaste nyaste nuvarande aktuell aktuella aktuellt gallande pagaende current latest".split(" "))

  const YEAR = /^(?:19|20)\d\d$/

  /* The words that count, years apart: all, where all are stop words. Of these, `said` are known to mean something
     together: "vi är med" is to be a member. A verb whose particle stands after it is one word with it, if `knows` does
     know that: "hur stämmer vi av" asks for avstämning. */
  function asked(text, said = [], knows = () => false) {
    const written = tokens(text)
    const all = written.filter(word => !YEAR.test(word))
    const spoken = all.filter(word => !WHO.has(word)).map((word, at, words) => {
      const whole = PARTICLES.has(words[at + 1]) && !STOP_WORDS.has(word) && words[at + 1] + word
      return whole && knows(whole) ? whole : word
    })
    const kept = new Set(said.flatMap(phrase => {
      const start = spoken.findIndex((_, at) => phrase.every((word, i) => spoken[at + i] === word))
      return start < 0 ? [] : phrase
    }))
    const useful = spoken.filter(word => kept.has(word) || !STOP_WORDS.has(word) && !NOW.has(word))
    return useful.length || all.length < written.length ? useful : all
  }

  /* A verb's particle, which the noun begins with: stämmer av, avstämning. */
  const PARTICLES = new Set("av fram in ner om upp ut".split(" "))

  /* Who asks stands between words that belong together: lägger jag till. */
  const WHO = new Set("jag vi du ni man de han hon".split(" "))

  const INFLECTION =
    "arnas|ernas|ornas|andenas?|andens?|andets?|andes|arens|enas|arna|erna|orna|ena|aren|arne|ande|are|ades?|ats|ens|ets|ans|ers|ars|ors|nas|(?<!st|n)ad|(?<!n)at|en|et|er|ar|or|an|na|ns|as|es|a|e"
  const ENDINGS = [[3, new RegExp(`(?:${INFLECTION})$`)], [3, /s$/], [4, /[nt]$/]]

  /* A word with what its forms write otherwise made alike: cities → city, cykeln → cykl. */
  const alike = word => word.replace(/ies$/, "y").replace(/el(?:n|s|ns)?$/, "l")

  /* A word without its endings: resorna → res. Rough, but the same for all forms of a word: what looks like an ending in
     one form (kontakt) is taken from the others too (kontakter → kontakt → kontak). */
  function stem(word) {
    let rest = alike(word), longer
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
  const DERIVATION =
    "ering(?:en|ens|ar|arna|s)?|era(?:r|de|t|ts|s|nde)?|ation(?:en|ens|er|ers|erna|ernas|s)?|ant(?:en|er|erna)|n?ing(?:en|ens|ar|arna|arnas|s)?"
  const DERIVED = new RegExp(`(?:${DERIVATION})$`)

  /* What a word and those made of it have in common: utvärdering, utvärdera → utvard. */
  function root(word) {
    const derived = DERIVED.exec(word)
    return stem(derived && derived.index >= 4 ? word.slice(0, derived.index) : word)
  }

  /* What may follow where two forms of a word part; a consonant may be doubled before it: program, programmen. */
  const AFTER = new RegExp(`^[bdfgklmnprst]?(?:${INFLECTION}|${DERIVATION}|[nst])?$`)

  /* Whether two words with the same root part only in their endings: nät and nätet do, norden and nordstan do not. */
  function kin(one, other) {
    const [a, b] = [alike(one), alike(other)]
    let at = 0
    while (at < a.length && a[at] === b[at]) at++
    return AFTER.test(a.slice(at)) && AFTER.test(b.slice(at))
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

  return { YEAR, STOP_WORDS, NOW, fold, wordsIn, tokens, asked, stem, root, kin, slips }
})()
