/* Which of the site's words are forms of one word: resa, resor, resorna? By the rules of Snowball for Swedish, the same as
   families.py uses, read here so that the index need not say it. What the site does not hold is read by words.js. */
"use strict";

const searchForms = (() => {
  const VOWELS = "aeiouyåäö";
  /* How many letters a stem has at least. */
  const LEAST = 3;

  /* The longest that a word ends in is taken away. Looked up, since thousands of words are read when the search opens. */
  const ENDINGS = new Set(
    `a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or s as arnas ernas ornas es
    ades andes ens arens hetens erns at et andet het ast`.split(/\s+/),
  );
  const LONGEST = 7;
  const MAY_TAKE_S = /[bcdfghjklmnoprtvy]$/;
  /* A neuter's ending, but not of alfabet, paket, universitet. */
  const BEFORE_ET = new RegExp(`.[${VOWELS}][^${VOWELS}]$`);
  const NOT_BEFORE_ET = /(?:fab|h|pak|rak|stak|kom|iet|[cdmnprstux]it|alit|ilit|ivit|kvit)$/;
  const DOUBLED = new Set("dd gd nn dt gt kt tt".split(" "));
  const LAST = ["lig", "ig", "els"];
  const OST = /(?<=[iklnprtuv])öst$/;
  /* What Snowball takes for endings too, but it makes another word: tid, tidig; slut, slutlig; styra, styrelse. */
  const MAKES_ANOTHER = /^(?:l?ig|els)/;

  /**
   * Whether -et may be the ending after this.
   * @param {string} before
   */
  const mayTakeEt = (before) => BEFORE_ET.test(before) && !NOT_BEFORE_ET.test(before);

  /**
   * The longest ending that a word has.
   * @param {string} word
   * @param {number} from where one may begin
   */
  function ending(word, from) {
    for (let at = Math.max(from, word.length - LONGEST); at < word.length; at++) {
      const found = word.slice(at);
      if (ENDINGS.has(found)) return found;
    }
    return "";
  }

  /**
   * A word without the ending of its form.
   * @param {string} word
   * @param {number} from where an ending may begin
   */
  function withoutEnding(word, from) {
    const found = ending(word, from);
    const rest = word.slice(0, word.length - found.length);
    if (found === "et") return mayTakeEt(rest) ? rest : word;
    if (found !== "s") return rest;
    if (rest.endsWith("et") && mayTakeEt(rest.slice(0, -2))) return rest.slice(0, -2);
    return MAY_TAKE_S.test(rest) ? rest : word;
  }

  /**
   * Where an ending may begin: after the first vowels and the letter that follows them.
   * @param {string} word
   */
  function beginning(word) {
    let at = 0;
    while (at < word.length && !VOWELS.includes(word[at])) at++;
    while (at < word.length && VOWELS.includes(word[at])) at++;
    return Math.max(LEAST, at + 1);
  }

  /**
   * What the forms of a word have in common, by Snowball.
   * @param {string} word in small letters, with their signs
   */
  function snowball(word) {
    if (word.length <= LEAST) return word;
    const from = beginning(word);
    const rest = withoutEnding(word, from);
    const isDoubled = rest.length >= from + 2 && DOUBLED.has(rest.slice(-2));
    return withoutLast(isDoubled ? rest.slice(0, -1) : rest, from);
  }

  /**
   * A word without what makes it another kind of word.
   * @param {string} word
   * @param {number} from where that may begin
   */
  function withoutLast(word, from) {
    const has = (/** @type {string} */ end) => word.length >= from + end.length && word.endsWith(end);
    if (has("fullt")) return word.slice(0, -1);
    if (has("öst")) return word.replace(OST, "ös");
    const last = LAST.find(has);
    return last ? word.slice(0, -last.length) : word;
  }

  /**
   * The same, with what makes it another word than the rest.
   * @param {string} word
   */
  function stem(word) {
    const found = snowball(word);
    const kept = word.startsWith(found) ? MAKES_ANOTHER.exec(word.slice(found.length)) : null;
    return kept ? found + kept[0] : found;
  }

  /**
   * The words that have several forms, each with these, folded.
   * @param {Iterable<{ written: string, word: string }>} words in small letters, as they are written and folded
   */
  function families(words) {
    /** @type {Map<string, Set<string>>} */
    const found = new Map();
    for (const { written, word } of words) {
      const common = stem(written);
      const forms = found.get(common);
      if (forms) forms.add(word);
      else found.set(common, new Set([word]));
    }
    // Folded, källa is both that and kalla: then it is the word that comes last.
    return [...found.values()]
      .filter((forms) => forms.size > 1)
      .map((forms) => [...forms].sort().join("|"))
      .sort()
      .map((forms) => forms.split("|"));
  }

  return { stem, families };
})();
