// Which ways out has an answer? The forge's page for a new issue, a letter, or the reader's own clipboard.

import { made } from "./made.js";
import { issue, letter } from "./text.js";

/** @typedef {{issue: string, mailbox: string, who: string}} Ways */

/**
 * What is shown when an answer is ready to leave: the first of them is the heading.
 * @param {Ways} ways
 * @param {string} said
 * @param {string} text
 * @param {string} form
 * @returns {HTMLElement[]}
 */
export function wayOut(ways, said, text, form) {
  const found = [
    ways.issue && {
      ...issue(ways.issue, said, text),
      label: "Lämna förslaget till redaktörerna",
      open: "Öppna redaktörernas sida",
    },
    ways.mailbox && {
      ...letter(ways.mailbox, said, text),
      label: `Skicka med e-post till ${ways.mailbox}`,
      open: `Öppna ett brev till ${ways.mailbox}`,
    },
  ].filter((way) => typeof way !== "string");
  const isWhole = Boolean(found[0]?.isWhole);
  const isLetterWhole = found.every((way) => way.isWhole);
  const links = found.map((way, number) => {
    const className = number || !isWhole ? "form-way" : "form-button form-way";
    return made("a", { href: way.address, className }, way.isWhole ? way.label : way.open);
  });
  const area = made("textarea", { id: `${form}-text`, readOnly: true, rows: 10, value: text, spellcheck: false });
  const label = made("label", { htmlFor: area.id, className: "form-label" }, "Texten som skickas");
  const shown = made(
    "details",
    { className: "form-more" },
    made("summary", {}, "Visa texten som skickas"),
    label,
    area,
  );
  const status = made("p", { role: "status", className: "form-hint" });
  const copy = made("button", { type: "button", className: isWhole ? "form-empty" : "form-button" }, "Kopiera texten");
  copy.addEventListener("click", () => copied(text, shown, area, status));
  return [
    made("h3", { tabIndex: -1 }, "Skicka förslaget"),
    made("p", { className: "form-said" }, said),
    made("p", {}, advice(ways, found.length, isWhole, isLetterWhole)),
    made("p", { className: "form-actions" }, ...(isWhole ? [...links, copy] : [copy, ...links])),
    status,
    shown,
  ];
}

/**
 * @param {Ways} ways
 * @param {number} number
 * @param {boolean} isWhole
 * @param {boolean} isLetterWhole
 */
function advice(ways, number, isWhole, isLetterWhole) {
  if (!number) return `Kopiera texten och ge den till den som redigerar webbplatsen. ${ways.who}`;
  const reads = "En redaktör läser förslaget innan något ändras på webbplatsen.";
  const account = ways.issue ? ` På redaktörernas sida loggar du in. ${WITHOUT_ACCOUNT(ways)}` : "";
  const letter = isLetterWhole ? "" : " I ett brev ryms inte texten: kopiera den först, och klistra in den där.";
  if (isWhole) return `Det som öppnas är redan ifyllt: skicka det som det är. ${reads}${account}${letter}`;
  return `Texten är för lång för en länk. Kopiera den först, öppna sedan ${WHERE(ways)} och klistra in den där.${account}`;
}

const WITHOUT_ACCOUNT = (/** @type {Ways} */ { mailbox }) =>
  `Har du inget konto där: ${mailbox ? "skicka med e-post" : "kopiera texten och ge den till en redaktör"}.`;

const WHERE = (/** @type {Ways} */ { issue, mailbox }) =>
  [issue && "sidan", mailbox && "brevet"].filter(Boolean).join(" eller ");

/**
 * Copy the text; where the browser may not, show it selected.
 * @param {string} text
 * @param {HTMLDetailsElement} shown
 * @param {HTMLTextAreaElement} area
 * @param {HTMLElement} status
 */
async function copied(text, shown, area, status) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = "Texten är kopierad.";
  } catch {
    shown.open = true;
    area.focus();
    area.select();
    status.textContent = "Texten är markerad. Kopiera den med Ctrl och C.";
  }
}
