// How does an answer leave the page? As the text that actionplans/forms/block.py reads, in an address or copied.

/** @typedef {Record<string, string | string[]>} Answer */

/** What an address can hold: GitHub answers from some 8,200 signs that it is too long. */
export const LONGEST_ADDRESS = 7500;
/** Windows hands over no more than 2,083 signs to a program for mail, and Outlook takes some fewer. */
export const LONGEST_LETTER = 1900;
/** A subject is read in a list. */
const LONGEST_TITLE = 120;

const NAMES = /\{([a-z0-9_.-]+)\}/gu;

/** Two dates as Swedish writes them, and an end that is none. */
const DATES = /** @type {const} */ ([
  [/((?:\b\d{1,2} )?(?:[a-z]+ )?\b\d{4})–\1\b/gu, "$1"],
  [/\b(\d{1,2}) ([a-z]+) (\d{4})–(\d{1,2} \2 \3)\b/gu, "$1–$4"],
  [/\b((?:\d{1,2} )?[a-z]+) (\d{4})–((?:\d{1,2} )?[a-z]+ \2)\b/gu, "$1–$3"],
  [/till och med pågår(?![a-zåäö])/gu, "tills vidare"],
]);

/**
 * A form's sentence with what was answered, as actionplans/forms/sentence.py says it; what is not answered yet is dots. Of
 * what stands between [ and ] the first of its pieces, parted by |, whose names are answered.
 * @param {string} says
 * @param {Record<string, string>} words
 */
export function sentence(says, words) {
  const isAnswered = (/** @type {string} */ piece) => [...piece.matchAll(NAMES)].every(([, name]) => words[name]);
  const told = says
    .replace(/\[([^\]]*)\]/gu, (_, pieces) => pieces.split("|").find(isAnswered) ?? "")
    .replace(NAMES, (found, name, at, whole) => word(words[name] || "…", whole.slice(at + found.length)));
  const whole = DATES.reduce((text, [dates, instead]) => text.replace(dates, instead), oneLine(told));
  return whole.replace(/([.!?…])\.(?= |$)/gu, "$1").replace(/([^.!?…])$/u, "$1.");
}

/** An answer in its place: in the middle of a sentence without its own full stop. */
const word = (/** @type {string} */ text, /** @type {string} */ after) =>
  !after || after.startsWith(".") ? text : text.replace(/\.+$/u, "");

/** A question within a sentence: its first letter is small, unless it begins an abbreviation. */
export const inside = (/** @type {string} */ text) =>
  /^.\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** A list in running text: "a, b och c". */
export const listed = (/** @type {string[]} */ words) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} och ${words.at(-1)}` : (words[0] ?? "");

/**
 * The text that carries an answer: the sentence for people, and a block for machines.
 * @param {string} said
 * @param {Answer} answer
 */
export const written = (said, answer) => `${oneLine(said)}\n\n\`\`\`json\n${JSON.stringify(answer, null, 1)}\n\`\`\`\n`;

/** On one line, and without what would begin a block. */
const oneLine = (/** @type {string} */ text) => text.split(/\s+/u).join(" ").replaceAll("```", "’’’").trim();

/**
 * The address of the forge's page for a new issue, filled in. `isWhole` is false where the text is too long for it: then
 * the page opens with a note of what to paste.
 * @param {string} template
 * @param {string} said
 * @param {string} text
 */
export const issue = (template, said, text) =>
  fitting(LONGEST_ADDRESS, text, (body) =>
    template.replace("{title}", () => encoded(title(said))).replace("{body}", () => encoded(body)),
  );

/**
 * The address of a letter, in the same way. Line ends in letters are two signs (RFC 6068).
 * @param {string} mailbox
 * @param {string} said
 * @param {string} text
 */
export const letter = (mailbox, said, text) =>
  fitting(LONGEST_LETTER, text, (body) => {
    const to = encoded(mailbox).replaceAll("%40", "@");
    return `mailto:${to}?subject=${encoded(title(said))}&body=${encoded(body.replaceAll("\n", "\r\n"))}`;
  });

/**
 * @param {number} longest
 * @param {string} text
 * @param {(body: string) => string} made
 */
function fitting(longest, text, made) {
  const address = made(text);
  const isWhole = address.length <= longest;
  return { isWhole, address: isWhole ? address : made("Klistra in texten som du kopierade här.") };
}

/** Half a sign, which a text may hold when it was cut, cannot stand in an address. */
const encoded = (/** @type {string} */ text) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const title = (/** @type {string} */ said) =>
  said.length > LONGEST_TITLE ? `${said.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : said;
