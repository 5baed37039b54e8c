/* Which of the site's words are meant by a word: its forms, compounds that end in it, words that begin with it; and of
   which words a compound is made. */
"use strict";

/** @typedef {Map<number, number>} Meant the numbers of the site's words → how surely each is what a word means, 0 to 1 */

const searchVocabulary = (() => {
  const { STOP_WORDS, stem, root, kin } = searchWords;
  const { sure, letters } = searchRanking;

  // --- Looking up ----------------------------------------------------------------------------------------------------

  /** @param {string} word */
  function backwards(word) {
    let found = "";
    for (let i = word.length - 1; i >= 0; i--) found += word[i];
    return found;
  }

  /**
   * Those of a sorted list that begin with a text.
   * @template {string | { key: string }} T
   * @param {T[]} sorted
   * @param {string} beginning
   */
  function beginningWith(sorted, beginning) {
    /** @param {T} one */
    const key = (one) => (typeof one === "string" ? one : one.key);
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (key(sorted[middle]) < beginning) from = middle + 1;
      else to = middle;
    }
    while (to < sorted.length && key(sorted[to]).startsWith(beginning)) to++;
    return sorted.slice(from, to);
  }

  // --- Which words are meant -----------------------------------------------------------------------------------------

  /**
   * The site's words that are the same word as this one, or made of it.
   * @param {Site} site
   * @param {string} word
   */
  function same(site, word) {
    const known = site.sames.get(word) || forms(site, word);
    site.sames.set(word, known);
    return known;
  }

  /**
   * @param {Site} site
   * @param {string} word
   */
  function forms(site, word) {
    /** @type {Meant} */
    const found = new Map();
    const own = stem(word);
    const number = site.numbers.get(word);
    // Where the site writes the very word, what merely resembles it is another.
    const like = number === undefined ? sure.form : sure.known;
    for (const [known, forms] of site.roots.get(root(word)) || []) {
      const related = forms.filter((form) => !STOP_WORDS.has(form) && kin(word, form));
      if (related.length) found.set(known, related.some((form) => stem(form) === own) ? like : sure.derivation);
    }
    if (number !== undefined) found.set(number, sure.same);
    return found;
  }

  /**
   * Whether what is left of a compound beside one of its words is a word as well: årsavgift → års. Short words stand
   * inside names and other words by accident.
   * @param {Site} site
   * @param {string} rest
   */
  const isRest = (site, rest) =>
    [rest, rest.replace(/s$/, ""), rest.replace(/^s/, ""), `${rest}a`, `${rest}e`].some((form) =>
      site.numbers.has(form),
    );

  /**
   * The site's words that end in this one: avgift → årsavgift.
   * @param {Site} site
   * @param {string} word
   */
  function ending(site, word) {
    /** @type {Meant} */
    const found = new Map();
    const own = root(word);
    if (own.length < letters.ofRootInCompound) return found;
    for (const one of beginningWith(site.backwards, backwards(word)))
      if (isLonger(site, one.word, word)) found.set(one.number, sure.part);
    for (const one of beginningWith(site.rootsBackwards, backwards(own)))
      if (one.key.length > own.length && isLonger(site, one.word, word)) found.set(one.number, sure.part);
    return found;
  }

  /**
   * Whether a word of the site that ends as another is a compound with it.
   * @param {Site} site
   * @param {string} other
   * @param {string} word
   */
  function isLonger(site, other, word) {
    const before = other.length - word.length;
    const first = other.slice(0, before);
    // What follows may be no more than an ending: resultat|en is no kind of "aten".
    if (before <= 0 || root(first) === root(other)) return false;
    return word.length >= letters.ofSureEnding || (before >= letters.beforeEnding && isRest(site, first));
  }

  /**
   * The site's words that begin with this one, or with it but for its ending: the rest may not be typed yet.
   * @param {Site} site
   * @param {string} word
   * @param {boolean} typing
   */
  function beginning(site, word, typing) {
    /** @type {Meant} */
    const found = new Map();
    if (word.length < letters.ofBeginning) return found;
    const own = root(word);
    const longer = own.length >= letters.ofBeginningRoot ? beginningWith(site.sorted, own) : [];
    for (const other of longer)
      if (other.length >= word.length + letters.afterBeginning) found.set(numberOf(site, other), sure.beginning);
    for (const other of beginningWith(site.sorted, word))
      found.set(numberOf(site, other), typing ? sure.typing : sure.beginning);
    return found;
  }

  /**
   * Whether the site has words that begin with what is being typed.
   * @param {Site} site
   * @param {string} word
   */
  const begins = (site, word) => word.length >= letters.ofBeginning && beginningWith(site.sorted, word).length > 0;

  /**
   * @param {Site} site
   * @param {string} word
   */
  const numberOf = (site, word) => site.numbers.get(word) ?? -1;

  /**
   * Everything on the site that a word may mean, surest last so that it prevails.
   * @param {Site} site
   * @param {string} word
   * @param {boolean} typing
   * @returns {Meant}
   */
  function related(site, word, typing) {
    const known = same(site, word);
    return new Map([...beginning(site, word, typing && !known.size), ...ending(site, word), ...known]);
  }

  /**
   * A word, or if the site lacks it, the compounds that end in it.
   * @param {Site} site
   * @param {string} word
   */
  function orEnding(site, word) {
    const known = same(site, word);
    return known.size ? known : ending(site, word);
  }

  /**
   * The words that the site may lack and that are known all the same, if they are forms of this one.
   * @param {Site} site
   * @param {string} word
   */
  const familiar = (site, word) => (site.familiar.get(root(word)) || []).filter((other) => kin(word, other));

  /**
   * Whether the site or its synonyms hold a word.
   * @param {Site} site
   * @param {string} word
   */
  const knows = (site, word) => same(site, word).size > 0 || familiar(site, word).length > 0;

  // --- Compounds -----------------------------------------------------------------------------------------------------

  /* Ends of words that are no words: styrning is no compound of "ning". */
  const SUFFIX = /^(?:[^aeiouy]?n?ing|ering|skap|l?ighet|het|else|ation|are)$/;

  /**
   * Whether a part of a compound is a word: one that the site or its synonyms write so, but for an ending. Rougher
   * likeness would make "ordf" and "orande" of ordförande.
   * @param {Site} site
   * @param {string} part
   */
  function isWord(site, part) {
    if (STOP_WORDS.has(part)) return false;
    /** @param {string} form */
    const near = (form) => Math.abs(form.length - part.length) <= letters.ofEnding;
    for (const [number, likely] of same(site, part))
      if (likely >= sure.known && site.forms[number].some(near)) return true;
    return familiar(site, part).some(near);
  }

  /**
   * Whether compounds of the site end in a word that does not stand there by itself: avgift, of årsavgift. What stands
   * before it is a word, too.
   * @param {Site} site
   * @param {string} word
   */
  const isEnd = (site, word) =>
    [...ending(site, word).keys()]
      .flatMap((number) => site.forms[number])
      .some((other) => other.endsWith(word) && isWord(site, other.slice(0, -word.length).replace(/s$/, "")));

  /**
   * @param {Site} site
   * @param {string} part
   */
  const isPart = (site, part) => isWord(site, part) || isEnd(site, part);

  /**
   * Whether a word may be cut here: what comes last is a word, and no ending.
   * @param {Site} site
   * @param {string} first
   * @param {string} last
   */
  function mayEnd(site, first, last) {
    const unsure = last.length < letters.ofUnsureLast;
    if (unsure && !(first.length >= letters.ofFirstBeforeUnsure && site.numbers.has(last))) return false;
    return !SUFFIX.test(stem(last)) && isPart(site, last);
  }

  /**
   * The first part of a compound as the word that it is there: arbets → arbete, resa of rese.
   * @param {Site} site
   * @param {string} first
   */
  const modifier = (site, first) =>
    [first, first.replace(/s$/, ""), `${first}a`, `${first}e`].find(
      (form) => form.length >= letters.ofFirst && isPart(site, form),
    );

  /**
   * A compound as two words that the site knows: belysningsnätverk → belysning, nätverk. Null if it is none. Of several
   * cuts, the one nearest the middle.
   * @param {Site} site
   * @param {string} word
   */
  function split(site, word) {
    let best = { even: 0, words: /** @type {string[] | null} */ (null) };
    for (let at = letters.ofFirst; at <= word.length - letters.ofLast; at++) {
      const words = cut(site, word.slice(0, at), word.slice(at));
      if (!words) continue;
      // Two words that are known as such make a better compound than ends of words.
      const both = words.every((part) => isWord(site, part));
      const even = Math.min(at, word.length - at) + (both ? word.length : 0);
      if (even > best.even) best = { even, words };
    }
    return best.words;
  }

  /**
   * The two words of a compound that is cut here; null if they are none.
   * @param {Site} site
   * @param {string} first
   * @param {string} last
   */
  function cut(site, first, last) {
    const word = mayEnd(site, first, last) && modifier(site, first);
    return word ? [word, last] : null;
  }

  /**
   * The last part of a compound, when that is a word of the site: omorganisation → organisation. A short one is that if
   * the site has a heading for it: tågresor → resor.
   * @param {Site} site
   * @param {string} word
   */
  function head(site, word) {
    for (let at = letters.beforeHead; at <= word.length - letters.ofLast; at++) {
      const last = word.slice(at);
      const found = same(site, last);
      const isLong = last.length >= letters.ofHead && root(last).length >= letters.ofHeadRoot;
      if (found.size && (isLong || (at >= letters.ofFirst && isTopic(site, found)))) return found;
    }
    return null;
  }

  /**
   * @param {Site} site
   * @param {Meant} words
   */
  const isTopic = (site, words) => [...words].some(([word, likely]) => likely >= sure.known && site.topics.has(word));

  /**
   * Two words that the site writes as one: handlings plan, rese rapport.
   * @param {Site} site
   * @param {string} first
   * @param {string} second
   */
  function joined(site, first, second) {
    if (second.length < letters.ofJoined) return undefined;
    return [first + second, `${first}s${second}`].map((form) => same(site, form)).find((found) => found.size);
  }

  return { backwards, same, ending, beginning, begins, related, orEnding, knows, split, head, joined };
})();
