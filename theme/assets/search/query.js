/* How is a query written out, so that it says what was meant: years in full, "i fjol" as a year, n v f as a word? */
"use strict";

const searchQuery = (() => {
  const { fold } = searchWords;

  /* Years as people say them, folded, and how far they are from the year that it is. */
  /** @type {[said: RegExp, years: number][]} */
  const SAID = [
    [/\b(?:i ar|this year)\b/g, 0],
    [/\b(?:i fjol|ifjol|forra aret|forra arets|fjolarets|last year)\b/g, -1],
    [/\bi forfjol\b/g, -2],
    [/\b(?:nasta ar|nasta ars|next year)\b/g, 1],
  ];
  const LETTERS = /(?<![\p{L}\p{N}])\p{L}(?:[ .]\p{L})+(?![\p{L}\p{N}])/gu;
  /* 26-27, but no date: 2026-11-30, 12-11-26. */
  const PERIOD = /(?<![\d/–-])(\d\d)[/–-](\d\d)(?![\d/–-])/g;
  const SHORT_YEAR = /(?<=^|\s)['’–-](\d\d)(?!\d)/g;

  /**
   * A query as it is searched for, folded.
   * @param {string} query
   * @param {number} thisYear
   */
  function inFull(query, thisYear) {
    const written = fold(query)
      .replace(LETTERS, (letters) => letters.replace(/[ .]/g, ""))
      .replace(PERIOD, "20$1 20$2")
      .replace(SHORT_YEAR, "20$1");
    return SAID.reduce((text, [said, years]) => text.replace(said, String(thisYear + years)), written);
  }

  return { inFull };
})();
