/* What was meant by a word that nobody knows: a slip of the keyboard, or a compound that the site does not hold. */
"use strict";

const searchSpelling = (() => {
  const { root, slips } = searchWords;
  const { slip, letters } = searchRanking;
  const { same, ending, beginning, knows, split } = searchVocabulary;

  /** @param {string} word */
  const sorted = (word) => [...word].sort().join();

  /**
   * What a word is a slip of: the known word that is the fewest slips away, the most usual of several. The word itself if
   * there is none.
   * @param {Site} site
   * @param {string} word
   * @param {number} most
   * @param {string} unlike a word that is not what is looked for
   */
  function corrected(site, word, most, unlike = "") {
    let best = { word, distance: Infinity, pages: -1 };
    const own = { word, root: root(word), letters: sorted(word) };
    for (const [other, number, otherRoot] of site.vocabulary) {
      if (other === unlike || !reachable(other, own.letters)) continue;
      const found = distance(own, other, otherRoot, Math.min(most, best.distance));
      const pages = site.holders[number]?.length || 0;
      const one = { word: other, distance: found + (pages < slip.usualPages ? slip.unusual : 0), pages };
      if (found <= most && isLikelier(one, best)) best = one;
    }
    return best.word;
  }

  /**
   * Whether a word is nearer than another or, as near, more usual.
   * @param {{ distance: number, pages: number }} one
   * @param {{ distance: number, pages: number }} other
   */
  const isLikelier = (one, other) =>
    one.distance < other.distance || (one.distance === other.distance && one.pages > other.pages);

  /**
   * Whether a word may be what another is a slip of.
   * @param {string} other
   * @param {string} own the letters of the word
   */
  const reachable = (other, own) => other.length >= slip.leastLettersOfGoal || sorted(other) === own;

  /**
   * How many slips lie between a word and another, or another form of that; more than `limit` may be any number.
   * @param {{ word: string, root: string }} own
   * @param {string} other
   * @param {string} otherRoot
   * @param {number} limit
   */
  function distance(own, other, otherRoot, limit) {
    const found = slips(own.word, other, limit);
    if (found <= limit || own.root.length < slip.leastLettersOfRoot) return found;
    return slips(own.root, otherRoot, limit) + slip.otherForm;
  }

  /**
   * A word of the query as the site writes it: one that neither the site nor the synonyms know is a slip, or a compound
   * of two that they do.
   * @param {Site} site
   * @param {string} word
   * @param {boolean} typing
   */
  function spelled(site, word, typing) {
    if (word.length < slip.leastLetters || /\d/.test(word)) return [word];
    if (knows(site, word)) return [misread(site, word)];
    if (isUnfinished(site, word, typing)) return [word];
    const near = corrected(site, word, slip.few);
    if (near !== word || word.length < slip.leastLettersOfCompound) return [near];
    return split(site, word) || within(site, word) || [farther(site, word)];
  }

  /**
   * Whether words of the site end in this one, or may be what it will be.
   * @param {Site} site
   * @param {string} word
   * @param {boolean} typing
   */
  const isUnfinished = (site, word, typing) =>
    ending(site, word).size > 0 ||
    ((typing || word.length >= slip.leastLettersOfBeginning) && beginning(site, word, typing).size > 0);

  /**
   * What a word is a slip of when nothing nearer has answered.
   * @param {Site} site
   * @param {string} word
   */
  function farther(site, word) {
    if (word.length >= slip.leastLettersForTwo) {
      const near = corrected(site, word, slip.some);
      if (near !== word) return near;
    }
    const beginning = begun(site, word);
    return beginning === word ? corrected(site, word, slip.many) : beginning;
  }

  /**
   * A word that stands in long lists alone, of a source's own slip perhaps, is one of a usual word if that is a slip away.
   * @param {Site} site
   * @param {string} word
   */
  function misread(site, word) {
    const holders = holdersOf(site, word);
    const isKept = holders.some(([page]) => site.pages[page].kind !== "reference");
    if (word.length < slip.misreadLetters || !holders.length || isKept) return word;
    const near = corrected(site, word, word.length < slip.misreadLettersForTwo ? slip.few : slip.some, word);
    return holdersOf(site, near).length >= slip.misreadPages ? near : word;
  }

  /**
   * @param {Site} site
   * @param {string} word
   */
  const holdersOf = (site, word) => site.holders[site.numbers.get(word) ?? -1] || [];

  /**
   * The word of the site that a word ends in: tågresor → resor.
   * @param {Site} site
   * @param {string} word
   */
  function within(site, word) {
    for (let at = 1; at <= word.length - letters.ofHead; at++)
      if (same(site, word.slice(at)).size) return [word.slice(at)];
    return null;
  }

  /**
   * As much of a word as some word of the site begins with.
   * @param {Site} site
   * @param {string} word
   */
  function begun(site, word) {
    for (let end = word.length - 1; end >= letters.ofBeginning; end--)
      if (beginning(site, word.slice(0, end), true).size) return word.slice(0, end);
    return word;
  }

  return { spelled };
})();
