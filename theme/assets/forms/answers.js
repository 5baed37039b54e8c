// What does an answer say? As actionplans/forms/values.py and model/dates.py read it, by the same patterns: `reads` is
// what actionplans/forms/asked.py hands over.

/**
 * @typedef {object} Reads
 * @property {string[]} months
 * @property {[number, number]} years
 * @property {string[]} dates
 * @property {string} dashes
 * @property {string} clock
 * @property {string} about
 * @property {string[]} ongoing
 * @property {string} thousands
 * @property {string} whole
 * @property {string} beside
 * @property {string} decimal
 * @property {{date: string, number: string, decimal: string, shorter: string}} do
 *
 * @typedef {object} Question
 * @property {string} name
 * @property {string} label
 * @property {string} hint
 * @property {"text" | "long" | "date" | "end" | "number" | "decimal" | "pattern" | "choice"} kind
 * @property {boolean} [required]
 * @property {boolean} [needed]  It or another must be answered.
 * @property {boolean} [together]  It must be answered where anything of its group's fold is.
 * @property {boolean} [folded]
 * @property {string} [more]  What its group folds under.
 * @property {boolean} [several]
 * @property {string} [group]
 * @property {boolean} [again]  Its group is asked when the one before is answered.
 * @property {number} [longest]  The most signs that a text may have.
 * @property {string} [list]
 * @property {string} [pattern]
 * @property {Record<string, string>} [called]
 * @property {string} [do]
 *
 * @typedef {{year: number, month: number, day: number, about: boolean}} Day  A part that is not known is 0.
 */

/** A pattern that the whole of a text must have. */
const whole = (/** @type {string} */ pattern) => new RegExp(`^(?:${pattern})$`, "u");

/** A text as it is written down: composed letters, plain line ends, no empty beginning or end. */
export const clean = (/** @type {string} */ text) =>
  text
    .normalize("NFC")
    .replace(/\r\n?/gu, "\n")
    .split("\n")
    .map((line) => line.trim().split(/\s+/u).join(" "))
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();

/**
 * The date that a text means; null where nobody can tell.
 * @param {string} text
 * @param {Reads} reads
 * @returns {Day | null}
 */
export function guess(text, reads) {
  let plain = text.toLowerCase().replace(new RegExp(reads.dashes, "gu"), "-").trim().split(/\s+/u).join(" ");
  plain = plain.replace(/[.,;]+$/u, "").replace(new RegExp(reads.clock, "u"), "");
  const about = whole(reads.about).exec(plain);
  if (about) plain = about[1] || about[2];
  for (const pattern of reads.dates) {
    const found = whole(pattern).exec(plain)?.groups;
    const day = found && dayOf(found, Boolean(about), reads);
    if (day) return day;
  }
  return null;
}

/**
 * @param {Record<string, string | undefined>} found
 * @param {boolean} about
 * @param {Reads} reads
 * @returns {Day | null}
 */
function dayOf(found, about, reads) {
  const named = found.name ? reads.months.findIndex((month) => month.slice(0, 3) === found.name?.slice(0, 3)) + 1 : 0;
  const month = named || Number(found.month ?? 0);
  const [year, day] = [Number(found.year), Number(found.day ?? 0)];
  const [first, last] = reads.years;
  // Month 00 is written, but is no month; only what is not there is unknown.
  const isMonth = month >= 1 && month <= 12;
  const isRight =
    year >= first &&
    year <= last &&
    (isMonth || found.month === undefined) &&
    (found.day === undefined || (isMonth && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()));
  return isRight ? { year, month, day, about } : null;
}

/**
 * A date in running text: "2014", "november 2014", "3 november 2014", "omkring 2017".
 * @param {Day} date
 * @param {Reads} reads
 */
export function inWords({ year, month, day, about }, reads) {
  const words = [day || "", month ? reads.months[month - 1] : "", year].filter(Boolean).join(" ");
  return about ? `omkring ${words}` : words;
}

/**
 * A number as Swedish writes it: 5 000, with a space at which no line breaks.
 * @param {number} number
 */
const inDigits = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, "\u00a0");

/**
 * What is to be answered instead; an empty text where the field can hold the answer.
 * @param {Question} question
 * @param {string} answer
 * @param {Reads} reads
 */
export function fault(question, answer, reads) {
  const text = clean(answer);
  if (!text) return "";
  const { longest = Number.POSITIVE_INFINITY } = question;
  const { length } = [...text];
  if (length > longest)
    return reads.do.shorter.replace("{longest}", inDigits(longest)).replace("{length}", inDigits(length));
  const isFit = FITS[question.kind] ?? (() => true);
  return isFit(question, text, reads) ? "" : (question.do ?? advice(question, reads));
}

/** @type {Record<string, (question: Question, text: string, reads: Reads) => boolean>} */
const FITS = {
  date: (_, text, reads) => guess(text, reads) !== null,
  end: (_, text, reads) => isOngoing(text, reads) || guess(text, reads) !== null,
  number: (_, text, reads) => whole(reads.whole).test(text.replace(new RegExp(reads.thousands, "gu"), "")),
  decimal: (_, text, reads) =>
    whole(reads.decimal).test(text.replace(new RegExp(reads.beside, "giu"), "").replaceAll(",", ".")),
  pattern: ({ pattern = "", called = {} }, text) => whole(pattern).test(called[text.toLowerCase()] ?? text),
};

const isOngoing = (/** @type {string} */ text, /** @type {Reads} */ reads) =>
  reads.ongoing.includes(text.toLowerCase());

/**
 * @param {Question} question
 * @param {Reads} reads
 */
function advice({ kind }, reads) {
  /** @type {Record<string, string>} */
  const found = { ...reads.do, end: reads.do.date };
  return found[kind] ?? "";
}

/**
 * An answer as it is shown in a sentence: a date in words, all else as it was written.
 * @param {Question} question
 * @param {string} answer
 * @param {Reads} reads
 */
export function shown(question, answer, reads) {
  const text = clean(answer);
  const isEnd = question.kind === "end";
  if (isEnd && isOngoing(text, reads)) return reads.ongoing[0];
  const date = isEnd || question.kind === "date" ? guess(text, reads) : null;
  return date ? inWords(date, reads) : text;
}
