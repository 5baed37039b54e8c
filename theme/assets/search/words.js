/* How words are read: folded, without endings, and how alike they are when one is a slip. Swedish first, some English. */
"use strict";

/** @typedef {{ index: number, written: string, word: string }} WordInText a word, folded, and where it stands as what */

const searchWords = (() => {
  /**
   * What is made the first time that it is needed.
   * @template T
   * @param {() => T} make
   */
  function once(make) {
    /** @type {{ it: T } | undefined} */
    let made;
    return () => {
      made ??= { it: make() };
      return made.it;
    };
  }

  /**
   * A function of a word that remembers: the same words are read again with every key.
   * @template T
   * @param {(word: string) => T} of
   */
  function remembered(of) {
    /** @type {Map<string, T>} */
    const known = new Map();
    return (/** @type {string} */ word) => {
      let found = known.get(word);
      if (found !== undefined) return found;
      found = of(word);
      known.set(word, found);
      return found;
    };
  }

  /**
   * Lower case without diacritics: Göteborg → goteborg. The same as `fold` in actionplans/search/folding.py.
   * @param {string} text
   */
  function fold(text) {
    const low = text.toLowerCase();
    // Most words have nothing to fold, and every text of a hit is read word by word.
    if (PLAIN.test(low)) return low;
    return low
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[øæðł]/g, (sign) => NEIGHBOURS[sign]);
  }

  const PLAIN = /^[a-z0-9 ]*$/;

  /** @type {Record<string, string>} letters of our neighbours that are no other letter with a sign */
  const NEIGHBOURS = { ø: "o", æ: "a", ð: "d", ł: "l" };

  // A vice ordförande is no ordförande: the two words are read as one. The same as `words` in folding.py.
  const WORD = /(?:vice )?[\p{L}\p{N}]+/giu;

  /** @param {string} word */
  const asOne = (word) => word.replace(" ", "");

  /**
   * The words of a text, folded.
   * @param {string} text
   * @returns {string[]}
   */
  const tokens = (text) => (fold(text).match(WORD) || []).map(asOne);

  /**
   * The words of a text as they are written there, with where they stand.
   * @param {string} text
   * @returns {WordInText[]}
   */
  const wordsIn = (text) =>
    [...text.matchAll(WORD)].map(({ index, 0: written }) => ({ index, written, word: readAs(written) }));

  const readAs = remembered((/** @type {string} */ written) => asOne(fold(written)));

  /* What is asked with rather than for, folded. */
  const STOP_WORDS = new Set(
    `a about aldrig alla allt alltid alltsa an and anda annan annars annat anvander anvands any ar are at aterigen
    atminstone att av aven bade bara be been behover behovs being ber berattade berattar betyder bland blev bli blir
    blivit borde borja borjar bort bra brukar by can cirka could da dar darfor darifran darmed de dem den denna
    denne deras dess det detta dig din dina dit ditt do dock does du efter eftersom egen egentligen egna ej emot en
    endast enligt ens er era ert ett exakt fa faktiskt far fast fick finnas finns fixa fixar fler flera flest for
    forst forstas fort fortfarande fran from funderar fungera fungerade fungerar funka funkar ga galla galler ganska
    gar garna gatt gav ge genom ger get gets gett gick gjorde gjordes gjort gor gora goras got ha had haft haller
    hamnar han handa hande hander hant har has have hela heller helst helt heta hetat heter hette hit hitta hittar
    hjalp hjalpa holl holls hon hos how hur hurdan huruvida huvud i ibland idag if ifran igar igen ihop illa imorgon
    in infor inga ingen ingenting inget innan innebar inom inte into is istallet it its jag jobbar ju just kan
    kanske klar knappt kolla kollar kom komma kommer kommit kring kunde kunna kunnat la lagga lagger laggs lagt
    lamna lamnas lange langre lat latt ligger lite litet man manga many massa massor maste med medan mellan menade
    menar menas mer mera mest mig min mina mitt mojligen mojligt mot much my mycket nagon nagonsin nagonstans
    nagonting nagot nagra nan nar nara nastan nat ni nog nu nufortiden numera och ocksa of ofta olika om omkring on
    oss our ovan over overhuvudtaget pa pagar prata pratade pratar precis raknas ratt redan riktigt runt sa sadan
    sadana sadant sade sag saga sager sallan samma samt sant se sedan sen ser sett should siffror sin sistone sitter
    sjalv sjalva ska skall skett skicka skickas skulle snabbt snalla snart soker som star stod ta tack taget tagit
    tanker than that the their them then there these this those till tills to today tog tror trots tycker typ tyvarr
    under undrar ungefar upp us using ut utan utover va vad valdigt vanligtvis var vara varandra varfor varit varje
    varken vars varsin vart vem verkligen vet veta vi via vid vilja vilka vilken vilket vill ville vore was we were
    what when where which who whom why will would you your`.split(/\s+/),
  );

  /* What asks for what holds today. */
  const NOW = new Set("senaste nyaste nuvarande aktuell aktuella aktuellt gallande pagaende current latest".split(" "));

  /* What one does in a form: who wants to change something asks for the form, all others for the thing. */
  const DOING = new Set(
    `andra andrar andring rattelse ratta rattar lagga lagg till fylla fyll fyller rapportera rapporterar registrera
    registrerar anmala anmaler skicka skickar skriva skriver uppdatera uppdaterar forlanga forlanger byta byter fora
    formular blankett mata ange redigera redigerar meddela meddelar add change correct edit form report update ny
    nytt nya`.split(/\s+/),
  );

  /* A verb's particle, which the noun begins with: stämmer av, avstämning. */
  const PARTICLES = new Set("av fram in ner om upp ut".split(" "));

  /* Who asks stands between words that belong together: lägger jag till. */
  const WHO = new Set("jag vi du ni man de han hon".split(" "));

  const YEAR = /^(?:19|20)\d\d$/;

  /**
   * The words that count, years apart: all, where all are stop words. Of these, `said` are known to mean something
   * together: "vi är med" is to be a member. A verb whose particle stands after it is one word with it, if `knows` does
   * know that: "hur stämmer vi av" asks for avstämning.
   * @param {string} text
   * @param {string[][]} said
   * @param {(word: string) => boolean} knows
   */
  function asked(text, said = [], knows = () => false) {
    const written = tokens(text);
    const all = written.filter((word) => !YEAR.test(word));
    const spoken = withParticles(
      all.filter((word) => !WHO.has(word)),
      knows,
    );
    const kept = new Set(said.filter((phrase) => holds(spoken, phrase)).flat());
    const useful = spoken.filter((word) => kept.has(word) || (!STOP_WORDS.has(word) && !NOW.has(word)));
    return useful.length || all.length < written.length ? useful : all;
  }

  /**
   * The words of a text that ask and do not say what for: hur, får, jag.
   * @param {string} text
   */
  const smallWords = (text) => [...new Set(tokens(text).filter((word) => STOP_WORDS.has(word)))];

  const isNoun = (/** @type {string} */ word) => /(?:en|et|na|ns)$/.test(word);

  /**
   * Words with each verb made one with its particle, where that is a word that is known. What has a noun's ending is none:
   * "vad sa nämnden om planen".
   * @param {string[]} words
   * @param {(word: string) => boolean} knows
   */
  function withParticles(words, knows) {
    return words.map((word, at) => {
      const particle = words[at + 1];
      if (!PARTICLES.has(particle) || STOP_WORDS.has(word)) return word;
      return !isNoun(word) && knows(particle + word) ? particle + word : word;
    });
  }

  /**
   * Whether words stand in a text one after another.
   * @param {string[]} words
   * @param {string[]} phrase
   */
  const holds = (words, phrase) => words.some((_, at) => phrase.every((word, i) => words[at + i] === word));

  const INFLECTION =
    "arnas|ernas|ornas|andenas?|andens?|andets?|andes|arens|enas|arna|erna|orna|ena|aren|arne|ande|are|ades?|ats|ens|ets|ans|ers|ars|ors|nas|(?<!st|n)ad|(?<!n)at|en|et|er|ar|or|an|na|ns|as|es|a|e";

  /**
   * What is taken from the end of a word, if so many letters are left.
   * @type {[least: number, ending: RegExp][]}
   */
  const ENDINGS = [
    [3, new RegExp(`(?:${INFLECTION})$`)],
    [3, /s$/],
    [4, /[nt]$/],
  ];

  /**
   * A word with what its forms write otherwise made alike: cities → city, cykeln → cykl.
   * @param {string} word
   */
  const alike = (word) => word.replace(/ies$/, "y").replace(/el(?:n|s|ns)?$/, "l");

  /**
   * A word without its endings: resorna → res. Rough, but the same for all forms of a word: what looks like an ending in
   * one form (kontakt) is taken from the others too (kontakter → kontakt → kontak).
   * @param {string} word
   */
  function stem(word) {
    let rest = alike(word);
    let longer;
    do {
      longer = rest;
      for (const [least, ending] of ENDINGS) {
        const at = rest.search(ending);
        if (at >= least) rest = rest.slice(0, at);
      }
    } while (rest !== longer);
    return rest.replace(/([bdfgklmnprst])\1$/, "$1");
  }

  /* Endings that make a noun of a verb, and its forms: utvärdera, utvärderar, utvärdering, utvärderingarna. */
  const DERIVATION =
    "ering(?:en|ens|ar|arna|s)?|era(?:r|de|t|ts|s|nde)?|ation(?:en|ens|er|ers|erna|ernas|s)?|ant(?:en|er|erna|s)?|n?ing(?:en|ens|ar|arna|arnas|s)?";
  const DERIVED = new RegExp(`(?:${DERIVATION})$`);

  /**
   * What a word and those made of it have in common: utvärdering, utvärdera → utvard.
   * @param {string} word
   */
  const root = remembered((/** @type {string} */ word) => {
    const at = word.search(DERIVED);
    return stem(at >= 4 ? word.slice(0, at) : word);
  });

  /* What may follow where two forms of a word part; a consonant may be doubled before it: program, programmen. */
  const AFTER = new RegExp(`^[bdfgklmnprst]?(?:${INFLECTION}|${DERIVATION}|[nst])?$`);

  /* The same after few letters, where two words are easily alike by accident: val and valla, väg and vägg, rad and radera.
     Only these consonants are doubled, and only after themselves. */
  const AFTER_FEW = new RegExp(`^(?:${INFLECTION}|[nst])?$`);
  const DOUBLED = new RegExp(`^[dmnp](?:${INFLECTION})$`);
  const OF_VERB = /^(?:r|des?|d|ts|nde)$/; // after the verb's a: leta, letar, letade
  const MADE = new RegExp(`^(?:${DERIVATION})$`); // of five letters or more: fokus, fokusera
  const FEW = 6;

  /* Endings of words in -a alone, which is gone then: resa, resor, resan. No word is one of maj and major. */
  const AFTER_A = /^(?:or|ors|orna|ornas|an|ans)$/;

  /**
   * Whether two words with the same root part only in their endings: nät and nätet do, norden and nordstan do not.
   * @param {string} one
   * @param {string} other
   */
  function kin(one, other) {
    const [a, b] = [alike(one), alike(other)];
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const ends = [a.slice(at), b.slice(at)];
    if (at >= FEW) return ends.every((end) => AFTER.test(end));
    if (ends.includes("") && ends.some((end) => AFTER_A.test(end))) return false;
    return ends.every((end) => mayFollow(a[at - 1], end) || (at === FEW - 1 && MADE.test(end)));
  }

  /**
   * Whether an ending may follow the few letters that two forms of a word share, by the last of these.
   * @param {string} last
   * @param {string} end
   */
  const mayFollow = (last, end) =>
    AFTER_FEW.test(end) || (end[0] === last && DOUBLED.test(end)) || (last === "a" && OF_VERB.test(end));

  /**
   * How many slips of the keyboard lie between two words: a letter wrong, missing, extra, or two swapped. At most `most`,
   * else Infinity.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   */
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    // Row i says what it takes to make the first i letters of one word into each beginning of the other.
    /** @type {number[]} */
    let last = [];
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      [last, row] = [row, next(a, b, i, row, last)];
      if (Math.min(...row) > most) return Infinity;
    }
    return row[b.length] <= most ? row[b.length] : Infinity;
  }

  /**
   * Row i of the table of slips, from the two rows before it.
   * @param {string} a
   * @param {string} b
   * @param {number} i
   * @param {number[]} last
   * @param {number[]} before
   */
  function next(a, b, i, last, before) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isSwapped ? Math.min(cost, before[j - 2] + 1) : cost);
    }
    return row;
  }

  return { YEAR, STOP_WORDS, NOW, DOING, once, fold, wordsIn, tokens, asked, smallWords, stem, root, kin, slips };
})();
