/* What was meant by a word that nobody knows: a slip of the keyboard, a compound that the site does not hold, or nothing
   that is on the site. */
"use strict";

/**
 * A word of the query as the site writes it.
 *
 * known     the site or its synonyms hold it, or a word that it is a part of
 * slip      it is a slip of `words`
 * compound  nobody holds it, but both of its words
 * unknown   the site does not speak of it; `maybe` is what it could be a slip of
 * @typedef {{ as: "known" | "slip" | "compound" | "unknown", words: string[], maybe?: string }} Spelled
 */

const searchSpelling = (() => {
  const { slips } = searchWords;
  const { slip } = searchRanking;
  const { ending, beginning, begins, knows, split } = searchVocabulary;

  /** @param {string} word */
  const sorted = (word) => [...word].sort().join();

  /**
   * The letters of a word as bits: words that differ in many letters need not be compared letter by letter.
   * @param {string} word
   */
  function mask(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }

  /** @param {number} bits */
  function count(bits) {
    let total = 0;
    for (let rest = bits; rest; rest &= rest - 1) total++;
    return total;
  }

  /**
   * The words that others may be slips of: words of content, by how many letters they have.
   * @param {{ word: string, pages: number, isName: boolean }[]} words
   */
  function goals(words) {
    /** @type {{ word: string, pages: number, isName: boolean, bits: number }[][]} */
    const found = [];
    for (const one of words) {
      found[one.word.length] ||= [];
      found[one.word.length].push({ ...one, bits: mask(one.word) });
    }
    return found;
  }

  /**
   * What a word is a slip of, and how many slips it takes: the nearest word of content, the most usual of several. Null
   * if there is none within `most`. A first letter is seldom wrong, unless it has changed places with the next.
   * @param {Site} site
   * @param {string} word
   * @param {number} most
   */
  function nearest(site, word, most) {
    const bits = mask(word);
    /** @type {{ word: string, distance: number, pages: number } | null} */
    let best = null;
    for (let size = word.length - most; size <= word.length + most; size++)
      for (const goal of site.goals[size] || []) {
        if (count(bits ^ goal.bits) > 2 * most || !isLikely(word, goal)) continue;
        const distance = slips(word, goal.word, most);
        if (distance > most) continue;
        if (!best || distance < best.distance || (distance === best.distance && goal.pages > best.pages))
          best = { ...goal, distance };
      }
    return best;
  }

  /**
   * Whether a word may be a slip of another at all: short words are only of names, or with the same letters.
   * @param {string} word
   * @param {{ word: string, isName: boolean }} goal
   */
  function isLikely(word, goal) {
    const isSwapped = word[0] === goal.word[1] && word[1] === goal.word[0];
    if (word.length < slip.leastLetters && sorted(word) !== sorted(goal.word))
      return goal.isName && word[0] === goal.word[0];
    return word[0] === goal.word[0] || isSwapped || word.slice(1) === goal.word || word === goal.word.slice(1);
  }

  /**
   * A word of the query as the site writes it.
   * @param {Site} site
   * @param {string} word
   * @param {boolean} typing
   * @returns {Spelled}
   */
  function spelled(site, word, typing) {
    if (knows(site, word) || (typing && begins(site, word))) return { as: "known", words: [word] };
    if (/\d/.test(word)) return { as: "unknown", words: [word] };
    const near = nearest(site, word, word.length < slip.leastLettersForTwo ? slip.few : slip.some);
    if (near && near.distance <= slip.few) return { as: "slip", words: [near.word] };
    if (isPartOfWords(site, word)) return { as: "known", words: [word] };
    const parts = word.length >= slip.leastLettersOfCompound ? split(site, word) : null;
    if (parts) return { as: "compound", words: [word] };
    if (near) return { as: "slip", words: [near.word] };
    const far = word.length >= slip.leastLetters ? nearest(site, word, slip.some) : null;
    return { as: "unknown", words: [word], ...(far && { maybe: far.word }) };
  }

  /**
   * Whether words of the site end in this one, or begin with it.
   * @param {Site} site
   * @param {string} word
   */
  const isPartOfWords = (site, word) =>
    ending(site, word).size > 0 ||
    (word.length >= slip.leastLettersOfBeginning && beginning(site, word, false).size > 0);

  return { goals, spelled };
})();
