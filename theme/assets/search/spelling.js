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

  /** @typedef {{ word: string, pages: number, isName: boolean, bits: number }} Goal */

  /**
   * The words that others may be slips of: words of content, by how many letters they have and by each of the first two:
   * what begins otherwise is no slip.
   * @param {{ word: string, pages: number, isName: boolean }[]} words
   */
  function goals(words) {
    /** @type {Map<string, Goal[]>} */
    const found = new Map();
    for (const one of words) {
      const goal = { ...one, bits: mask(one.word) };
      for (const letter of new Set(one.word.slice(0, 2))) {
        const key = letter + one.word.length;
        const beginning = found.get(key);
        if (beginning) beginning.push(goal);
        else found.set(key, [goal]);
      }
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
    /** @type {(Goal & { distance: number })[]} */
    const near = [];
    for (let size = word.length - most; size <= word.length + most; size++)
      for (const goal of likely(site, word, size)) {
        const distance = count(bits ^ goal.bits) > 2 * most ? Infinity : distanceTo(goal, word, most);
        if (distance <= most) near.push({ ...goal, distance });
      }
    return near.sort((a, b) => a.distance - b.distance || b.pages - a.pages)[0] ?? null;
  }

  /**
   * The goals of so many letters that may be likely: those with the word's first letter among their first two and, since a
   * letter may have been typed before it, the word's rest.
   * @param {Site} site
   * @param {string} word
   * @param {number} size
   */
  const likely = (site, word, size) => [
    ...(site.goals().get(word[0] + size) || []),
    ...(size === word.length - 1
      ? (site.goals().get(word[1] + size) || []).filter((one) => word.endsWith(one.word))
      : []),
  ];

  /**
   * @param {Goal} goal
   * @param {string} word
   * @param {number} most
   */
  const distanceTo = (goal, word, most) => (isLikely(word, goal) ? slips(word, goal.word, most) : Infinity);

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
    const near = nearest(site, word, word.length < slip.leastLetters ? slip.few : slip.some);
    if (near && near.distance <= slip.few) return { as: "slip", words: [near.word] };
    return inParts(site, word) ?? farFrom(word, near?.word);
  }

  /**
   * A word that is a part of those that the site holds, or that is made of two of them.
   * @param {Site} site
   * @param {string} word
   * @returns {Spelled | null}
   */
  function inParts(site, word) {
    if (isPartOfWords(site, word)) return { as: "known", words: [word] };
    const isMade = word.length >= slip.leastLettersOfCompound && split(site, word) !== null;
    return isMade ? { as: "compound", words: [word] } : null;
  }

  /**
   * A word that is more than one slip from those that the site holds: a long one is a slip all the same, a short one may be.
   * @param {string} word
   * @param {string} [other]
   * @returns {Spelled}
   */
  function farFrom(word, other) {
    if (!other) return { as: "unknown", words: [word] };
    if (word.length >= slip.leastLettersForTwo && !isOther(word, other)) return { as: "slip", words: [other] };
    return { as: "unknown", words: [word], maybe: other };
  }

  /**
   * Whether a word has two letters that another lacks, and lacks two of it: Helsingborg is no slip of Helsingfors.
   * @param {string} word
   * @param {string} other
   */
  const isOther = (word, other) => lacking(word, other) > 1 && lacking(other, word) > 1;

  /**
   * How many letters of a word another has not.
   * @param {string} word
   * @param {string} other
   */
  const lacking = (word, other) =>
    [...word].reduce((rest, letter) => rest.replace(letter, ""), other).length - other.length + word.length;

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
