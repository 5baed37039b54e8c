/* Which of the answers that the site has stands above the hits for a query? One that it plainly asks for, or none.

   They are made at build time by actionplans/search/answers/, with the ways to ask for each. What is a word of its own in
   the query must be in the way, what asks in it must ask the same, and the network must be named: a reader who gets the
   answer to another question has been told something wrong. */
"use strict";

/**
 * An answer, as it is shown.
 * @typedef {{ text: string, url: string, note?: string, source?: string }} ShownAnswer
 */

/**
 * What search/index.js holds of answers: what the city itself is called, and the answers by the ways to ask for them.
 * A group's `name` is what its ways to ask name beside a network. What is told of `today` is no answer about a year.
 * @typedef {{ asks: string[], name?: string, told: (ShownAnswer & { network?: string, today?: boolean })[] }} AlikeAnswers
 * @typedef {{ us: string[], alike: AlikeAnswers[] }} IndexAnswers
 */

/**
 * A way to ask: what it wants to know, its words, and, where it has none, its small words in order. `says` are the small
 * words that make it a question where no other word asks: is, has, we.
 * @typedef {{ wants: string, words: string[], small: string, says: string[], now: boolean }} Way
 */

const searchAnswers = (() => {
  const { NOW, YEAR, once, tokens } = searchWords;
  const { same } = searchVocabulary;

  /* The words that ask, each with what it wants to know: "vem" and "vilka" are answered alike. "Inte" turns a question. */
  const WANTS = new Map(
    Object.entries({
      who: "vem vilka vilken vilket who whom which",
      where: "where",
      what: "vad what",
      when: "nar when",
      how: "hur how",
      why: "varfor why",
      whither: "vart",
      not: "inte aldrig utan ingen inget inga not never without",
      should: "borde bor maste far kan vill ville onskar should must may can",
      // Another time than the one that an answer is about: what was, what began and what will be.
      was: `satt hade gallde hette ledde foretradde representerade samordnade ansvarade kostade betalade forra sista senast
        senaste last`,
      began: "blev borjade became",
      will: "blir ska skall skulle beslutas will",
      after: "efter after",
    }).flatMap(([wanted, words]) => words.split(/\s+/).map((word) => [word, wanted])),
  );

  /* Who asks, read as one word. */
  const US = "vi";
  const WE = new Set("vi oss jag man vara var stan we us city".split(" "));

  /* "Var" is where as the first word, else was; our is read as we before the words are folded. */
  const WAS_OR_WHERE = "var";
  const OUR = /(?<!\p{L})vår[at]?(?!\p{L})/giu;
  const WHICH_YEAR = /(?<!\p{L})vilket år(?!\p{L})/giu;
  const TODAY = /(?<!\p{L})i dag(?!\p{L})/giu;

  /* What makes a question of words, where no other word asks. */
  const SAYS = new Set("vi ar har finns are do does is there".split(" "));

  /* What a query may hold besides what it asks: it is about networks, or about the one that it names. */
  const BESIDES = new Set("natverken natverkens internationella egentligen totalt sammanlagt stadens dag".split(" "));
  const DEFINITE = /(?:et|en|t|n)$/;
  const BESIDES_NAME = new Set("natverk natverket natverkets".split(" "));
  const FILLERS = new Set("nu idag fortfarande just ocksa egentligen dag da".split(" "));

  /* Words that do not say what is asked. Fewer than those that the search for pages leaves out: "many" and "often" do. */
  const SMALL = new Set(
    `a alla allt an and anda are ar at att av bara be bland blev bli blir blivit by da de dem den denna deras dess det
    detta dig din do does du efter egentligen eller en er ett fa far finnas finns fran for fortfarande ga galla galler
    gar gatt genom gick gjorde gjort gor gora ha had haft han har has have hela hette hon i idag igen
    in inte into is it its ju just kan kunna ligger med men mig min mot my nagon nagot nagra nan nar nat ni nog nu numera och
    ocksa of om on oss our pa redan sa se ser sig sin sitta sitter ska skall skulle som sedan star there these they this
    those till to the that under upp ur us ut vad var vara varandra varit vars vart vem vet veta vi via vid vilka vilken
    vilket vill was we were what when where which who why will with would`.split(/\s+/),
  );

  /**
   * The words of a query, or of a way to ask.
   * @param {string} text
   */
  const read = (text) => tokens(text.replace(TODAY, "idag").replace(WHICH_YEAR, "när").replace(OUR, US));

  /**
   * What a word wants to know, where it stands.
   * @param {string[]} written
   * @param {number} at
   * @param {Set<string>} us
   */
  function wanted(written, at, us) {
    if (written[at] !== WAS_OR_WHERE) return WANTS.get(written[at]) ?? [];
    return at || us.has(written[at + 1]) ? "was" : "where";
  }

  /**
   * A query's way to ask, or one of an answer's.
   * @param {string[]} written
   * @param {Set<string>} us
   * @param {Iterable<string>} named words that count even where they are spelled like small ones: ITS
   * @returns {Way}
   */
  function way(written, us, named = []) {
    const names = new Set(named);
    const wants = new Set(written.flatMap((_, at) => wanted(written, at, us)));
    const small = written
      .map((word) => (us.has(word) ? US : word))
      .filter((word) => (SMALL.has(word) || word === US) && !FILLERS.has(word));
    /** @param {string} word */
    const counts = (word) => names.has(word) || !(SMALL.has(word) || NOW.has(word) || us.has(word) || YEAR.test(word));
    return {
      wants: [...wants].sort().join(" "),
      words: written.filter(counts),
      small: small.join(" "),
      says: small.filter((word) => SAYS.has(word)),
      now: written.some((word) => NOW.has(word)),
    };
  }

  /**
   * The answers made ready, once: who "we" are, and the ways to ask for each, which are read when it may be the one.
   * @type {WeakMap<IndexAnswers, { us: Set<string>, names: Set<string>, ways: (() => Way[])[] }>}
   */
  const ready = new WeakMap();

  /** @param {IndexAnswers} answers */
  function prepared(answers) {
    const before = ready.get(answers);
    if (before) return before;
    const us = new Set([...WE, ...answers.us.flatMap((name) => tokens(`${name} ${name}s`))]);
    const named = answers.alike.map(({ name = "" }) => tokens(name));
    // A name of several words may hold small ones that are no names.
    const names = new Set(named.filter((words) => words.length === 1).flat());
    const ways = answers.alike.map(({ asks }, at) => {
      const name = named[at].filter((word, _, all) => all.length === 1 || !SMALL.has(word));
      return once(() => asks.map((ask) => way(read(ask), us, name)));
    });
    const made = { us, names, ways };
    ready.set(answers, made);
    return made;
  }

  /**
   * How well a way to ask fits the query: by how many words, 0 if it does not.
   * @param {Way} asked
   * @param {Way} ask
   * @param {boolean} isNamed whether the query names a network
   * @param {(word: string, other: string) => boolean} alike whether a word of the query is that of an answer
   */
  function fits(asked, ask, isNamed, alike) {
    if (asked.wants !== ask.wants || (ask.now && !asked.now)) return 0;
    const needed = asked.words.filter((word) => !(BESIDES.has(word) || (isNamed && BESIDES_NAME.has(word))));
    if (!ask.words.length) return needed.length || asked.small !== ask.small ? 0 : 1;
    if (!ask.wants && ask.says.length && !ask.says.some((word) => asked.says.includes(word))) return 0;
    // A network that has no name is no network of ours: "vad kostar ett nätverk".
    const isHeld = needed.every((word) =>
      BESIDES_NAME.has(word) ? ask.words.includes(word) : ask.words.some((other) => alike(word, other)),
    );
    return isHeld ? held(asked, ask, alike) : 0;
  }

  /**
   * How many words a way to ask has, if the query holds them all: "vad beslutade nämnden" asks for no plans.
   * @param {Way} asked
   * @param {Way} ask
   * @param {(word: string, other: string) => boolean} alike
   */
  function held(asked, ask, alike) {
    if (!ask.words.every((other) => asked.words.some((word) => alike(word, other)))) return 0;
    // The very word is nearer than another form: medlemmar is not medlem. So are the very small words.
    const exact = ask.words.filter((word) => asked.words.includes(word)).length / 100;
    return ask.words.length + exact + (asked.small === ask.small ? 1 / 1000 : 0);
  }

  /**
   * The words of a query without those of a network's whole name: Museer utan väggar asks for nothing without walls.
   * @param {Site} site
   * @param {string[]} written
   * @param {Asked} asked
   */
  function withoutNames(site, written, asked) {
    const names = site.networks
      .filter(({ id }) => asked.named.has(id))
      .flatMap(({ name, names }) => [name, ...names].map(tokens))
      .sort((a, b) => b.length - a.length);
    for (const name of names) {
      const last = name.length - 1;
      const from = written.findIndex((_, at) =>
        name.every((word, i) => [word, ...(i === last ? [`${word}s`] : [])].includes(written[at + i])),
      );
      if (last > 0 && from >= 0) return [...written.slice(0, from), ...written.slice(from + name.length)];
    }
    return written;
  }

  /**
   * The words of a query that are not a network's name, as they were typed and as the site writes them: what is a slip to
   * the pages may be a word that people ask with.
   * @param {string[]} written
   * @param {Asked} asked
   */
  function readings(written, asked) {
    const at = new Set([...asked.named.values()].flat());
    const names = new Set();
    const spelled = new Map();
    let next = 0;
    for (const { typed, words } of asked.typed) {
      if (words.every((_, i) => at.has(next + i))) names.add(typed);
      spelled.set(typed, words);
      next += words.length;
    }
    const typed = written.filter((word) => !names.has(word));
    return [typed, typed.flatMap((word) => spelled.get(word) ?? [word])];
  }

  /**
   * What tells how well a group of answers fits a query, by the best of its ways to ask.
   * @param {Site} site
   * @param {IndexAnswers} answers
   * @param {string} query
   * @param {Asked} asked
   */
  function fitting(site, answers, query, asked) {
    const { us, names, ways } = prepared(answers);
    const meaning = readings(withoutNames(site, read(query), asked), asked).map((words) => way(words, us, names));
    /**
     * @param {string} word
     * @param {string} other
     */
    const alike = (word, other) =>
      word === other || [...same(site, word).keys()].some((number) => same(site, other).has(number));
    /** @param {number} at which of the answers' groups */
    return (at) =>
      Math.max(...meaning.flatMap((each) => ways[at]().map((ask) => fits(each, ask, asked.named.size > 0, alike))));
  }

  /**
   * Whether what is taken for a network's name is another word. An abbreviation has no form but whose, and other names
   * have more than a root: polisen is no form of POLIS, and torget none of Torgnätet.
   * @param {Site} site
   * @param {Asked} asked
   */
  const isOther = (site, asked) =>
    [...asked.named].some(([id, at]) => {
      const network = site.networks.find((one) => one.id === id);
      const names = network && at.length === 1 ? [network.name, ...network.names] : [];
      const short = new Set(names.filter((name) => name === name.toUpperCase()).flatMap(tokens));
      const word = asked.words[at[0]];
      /** @param {string} name */
      const isForm = (name) =>
        short.has(name) ? word === name || word === `${name}s` : word.startsWith(name.replace(DEFINITE, ""));
      return names.length > 0 && !names.flatMap(tokens).some(isForm);
    });

  /**
   * Whether an answer tells of the years that are asked for.
   * @param {AlikeAnswers["told"][number]} told
   * @param {string[]} years
   */
  const isOf = ({ text, today }, years) => !years.length || (!today && years.every((year) => text.includes(year)));

  /**
   * The answer to a query, if the site has one that it plainly asks for.
   * @param {Site} site
   * @param {IndexAnswers | undefined} answers
   * @param {string} query
   * @param {Asked} asked
   * @param {Filter} filter
   * @returns {ShownAnswer | undefined}
   */
  function answer(site, answers, query, asked, filter) {
    const named = new Set([...asked.named.keys(), ...(filter.network ? [filter.network] : [])]);
    if (!answers || named.size > 1 || isOther(site, asked)) return undefined;
    const [network] = named;
    const years = [...asked.years, ...(filter.year ? [filter.year] : [])].map(String);
    const fit = fitting(site, answers, query, asked);
    const found = answers.alike.flatMap(({ told }, at) => {
      const one = told.find((each) => each.network === network && isOf(each, years));
      return one ? [{ one, fit: fit(at) }] : [];
    });
    const best = Math.max(0, ...found.map(({ fit }) => fit));
    const [first, other] = found.filter(({ fit }) => fit && fit === best);
    // Of one network the first is the nearest to what was asked; without a network nobody knows which is meant.
    if (!first || (other && !network)) return undefined;
    const { text, note, url, source } = first.one;
    return { text, ...(note && { note }), url, ...(source && { source }) };
  }

  return { answer };
})();
