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
 * @typedef {{ us: string[], alike: { asks: string[], told: (ShownAnswer & { network?: string })[] }[] }} IndexAnswers
 */

/**
 * A way to ask: what it wants to know, its words, and, where it has none, its small words in order; which of its words
 * say how: many, often.
 * @typedef {{ wants: string, words: string[], small: string, how: string[], now: boolean }} Way
 */

const searchAnswers = (() => {
  const { NOW, YEAR, tokens } = searchWords;
  const { same } = searchVocabulary;

  /* The words that ask, each with what it wants to know: "vem" and "vilka" are answered alike. "Inte" turns a question. */
  const WANTS = new Map(
    Object.entries({
      who: "vem vilka vilken vilket who whom which",
      what: "vad what",
      when: "nar when",
      how: "hur how",
      why: "varfor why",
      whither: "vart",
      not: "inte aldrig utan not never without",
      should: "borde bor maste far kan should must may can",
    }).flatMap(([wanted, words]) => words.split(" ").map((word) => [word, wanted])),
  );

  /* Who asks, read as one word. */
  const US = "vi";
  const WE = new Set("vi oss jag man vara var stad staden stan kommun kommunen region regionen we us city".split(" "));

  /* What a query may hold besides what it asks: of these every network has some. */
  const BESIDES = new Set(
    "natverk natverket natverken natverkets natverkens internationella egentligen totalt sammanlagt stadens dag".split(
      " ",
    ),
  );
  const FILLERS = new Set("nu idag fortfarande just ocksa egentligen dag da".split(" "));

  /* An abbreviation. */
  const NAME = /\p{Lu}{2,}/gu;

  /* Words that do not say what is asked. Fewer than those that the search for pages leaves out: "many" and "often" do. */
  const SMALL = new Set(
    `a alla allt an and anda are ar at att av bara be bland blev bli blir blivit by da de dem den denna deras dess det
    detta dig din do does du efter egentligen eller en er ett fa far finnas finns fran for fortfarande ga galla galler
    gar gatt genom gick gjorde gjort gor gora ha had haft han har has have hela hette hon i idag igen
    in inte into is it its ju just kan kunna ligger med mellan men mer mig min mot my nagon nagot nagra nan nar nat ni nog nu numera och
    ocksa of om on oss our pa redan sa se ser sig sin sitta sitter ska skall skulle som sedan star there these they this
    those till to the that under upp ur us ut vad var vara varandra varit vars vart vem vet veta vi via vid vilka vilken
    vilket vill was we were what when where which who why will with would`.split(/\s+/),
  );

  /**
   * A query's way to ask, or one of an answer's.
   * @param {string[]} written
   * @param {Set<string>} us
   * @param {string[]} names that count even where they are spelled like a small word: ITS
   * @returns {Way}
   */
  function way(written, us, names = []) {
    const wants = new Set(written.flatMap((word) => WANTS.get(word) ?? []));
    const small = written
      .map((word) => (us.has(word) ? US : word))
      .filter((word) => (SMALL.has(word) || word === US) && !FILLERS.has(word));
    /** @param {string} word */
    const counts = (word) =>
      names.includes(word) || !(SMALL.has(word) || NOW.has(word) || us.has(word) || YEAR.test(word));
    // How many is not how often, though both ask how.
    const how = written.filter((word, i) => counts(word) && WANTS.get(written[i - 1]) === "how");
    return {
      wants: [...wants].sort().join(" "),
      words: written.filter(counts),
      small: small.join(" "),
      how,
      now: written.some((word) => NOW.has(word)),
    };
  }

  /**
   * The answers made ready for a site, once: who "we" are, and the ways to ask with the words of the site that theirs are.
   * @type {WeakMap<IndexAnswers, { us: Set<string>, ways: Way[][], known: Map<string, Meant> }>}
   */
  const ready = new WeakMap();

  /**
   * @param {Site} site
   * @param {IndexAnswers} answers
   */
  function prepared(site, answers) {
    const made = ready.get(answers);
    if (made) return made;
    const us = new Set([...WE, ...answers.us.flatMap((name) => tokens(`${name} ${name}s`))]);
    const ways = answers.alike.map(({ asks }) =>
      asks.map((ask) => way(tokens(ask), us, tokens((ask.match(NAME) ?? []).join(" ")))),
    );
    const words = new Set(ways.flat().flatMap((each) => each.words));
    const known = new Map([...words].map((word) => [word, same(site, word)]));
    ready.set(answers, { us, ways, known });
    return { us, ways, known };
  }

  /**
   * How well a way to ask fits the query: by how many words, 0 if it does not.
   * @param {Way} asked
   * @param {Way} ask
   * @param {(word: string, other: string) => boolean} alike whether a word of the query is that of an answer
   */
  function fits(asked, ask, alike) {
    if (asked.wants !== ask.wants || (ask.now && !asked.now)) return 0;
    const needed = asked.words.filter((word) => !BESIDES.has(word));
    if (!ask.words.length) return needed.length || asked.small !== ask.small ? 0 : 1;
    const isHeld = needed.every((word) => ask.words.some((other) => alike(word, other)));
    return isHeld ? held(asked, ask, alike) : 0;
  }

  /**
   * How many words of a way to ask the query holds, if it holds enough of them. Of a question's three words one may be
   * missing; of fewer none, and of what is only named none.
   * @param {Way} asked
   * @param {Way} ask
   * @param {(word: string, other: string) => boolean} alike
   */
  function held(asked, ask, alike) {
    const missing = ask.words.filter((other) => !asked.words.some((word) => alike(word, other)));
    const most = ask.wants ? ask.words.length / 3 : 0;
    if (missing.length > most || missing.some((word) => ask.how.includes(word))) return 0;
    // The very word is nearer than another form: medlemmar is not medlem.
    const exact = ask.words.filter((word) => asked.words.includes(word)).length / 100;
    return ask.words.length - missing.length + 1 / (1 + missing.length) + exact;
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
    const { us, ways, known } = prepared(site, answers);
    const written = tokens(query.replace(/\bi dag\b/i, "idag"));
    const wanted = readings(written, asked).map((words) => way(words, us));
    const meant = new Map(wanted.flatMap(({ words }) => words).map((word) => [word, same(site, word)]));
    /**
     * @param {string} word
     * @param {string} other
     */
    const alike = (word, other) =>
      word === other || [...(meant.get(word)?.keys() ?? [])].some((number) => known.get(other)?.has(number));
    /** @param {number} at which of the answers' groups */
    return (at) => Math.max(...wanted.flatMap((each) => ways[at].map((ask) => fits(each, ask, alike))));
  }

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
    if (!answers || named.size > 1) return undefined;
    const [network] = named;
    const years = [...asked.years, ...(filter.year ? [filter.year] : [])].map(String);
    const fit = fitting(site, answers, query, asked);
    const found = answers.alike.flatMap(({ told }, at) => {
      const one = told.find((each) => each.network === network && years.every((year) => each.text.includes(year)));
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
