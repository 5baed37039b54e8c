/* How words are read: folded, without endings, and how alike they are when one is a slip. Swedish first, some English. */
"use strict"

globalThis.searchWords = (() => {
  /* Lower case without diacritics: Göteborg → goteborg. The same as `fold` in actionplans/search/families.py. */
  const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

  const tokens = text => fold(text).match(/[\p{L}\p{N}]+/gu) || []

  /* What is asked with rather than for, folded. */
  const STOP_WORDS = new Set(`a alla allt an and ar at att av bli blir borde da de dem den denna det detta dig din du efter en er
    ett fa far finns for fran galler gar gor gora ha han har hur hos hon i in inte is jag jobbar kan kunna la med mellan mer mig
    min mot mycket man nar nagon nagot ni nu och of om on oss pa ratt sa sag se sedan sin ska skall skulle som ta the till to
    under upp ut vad var vara vart vem vi via vid vilka vilken vilket vill varje vara at are do does how what when where
    which who why behover bland blev blivit ett finnas ga gick haft hette holl holls kommer lagga lagger nar sager siffror star tycker varit behovs betyder brukar goras hitta hittar innebar klar lamna lamnas maste skicka skickas veta gatt just idag fortfarande redan alltid
    aldrig bara ocksa igen sadan sadana sadant olika hela egen egna ihop inom genom utan infor enligt runt omkring ungefar
    borja borjar laggs nara ens dess deras vars varandra alltsa annars galla pagar pa tror tanker undrar soker ser sett
    ligger sitter anvander anvands using there their our we us my was were will would been has have had this that these those
    from by into about get gets`.split(/\s+/))

  const YEAR = /^(?:19|20)\d\d$/

  /* The words that count, years apart: all, where all are stop words. Of these, `said` are known to mean something
     together: "vi är med" is to be a member. */
  function asked(text, said = []) {
    const all = tokens(text).filter(word => !YEAR.test(word))
    const spoken = all.filter(word => !WHO.has(word))
    const kept = new Set(said.flatMap(phrase => {
      const start = spoken.findIndex((_, at) => phrase.every((word, i) => spoken[at + i] === word))
      return start < 0 ? [] : phrase
    }))
    const useful = all.filter(word => kept.has(word) || !STOP_WORDS.has(word))
    return useful.length ? useful : all
  }

  /* Who asks stands between words that belong together: lägger jag till. */
  const WHO = new Set("jag vi du ni man de han hon".split(" "))

  const INFLECTION = "arnas|ernas|ornas|andenas?|andens?|andes|arens|enas|arna|erna|orna|ena|aren|arne|ande|are|ades?|ats|ens|ets|ans|ers|ars|ors|nas|(?<!st|n)ad|(?<!n)at|en|et|er|ar|or|an|na|ns|as|es|a|e"
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
  const DERIVATION = "ering(?:en|ens|ar|arna|s)?|era(?:r|de|t|ts|s|nde)?|ation(?:en|er|erna|s)?|ant(?:en|er|erna)|n?ing(?:en|ens|ar|arna|arnas|s)?"
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

  return { YEAR, STOP_WORDS, fold, tokens, asked, stem, root, kin, slips }
})()
