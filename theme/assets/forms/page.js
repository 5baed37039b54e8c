// Makes the fields of the forms on a page of /andra/, says what will be changed, and lets an answer leave the page.
//
// The page holds the forms' names (actionplans/macros/forms.py); what they ask comes with `data-asks`, and what is written
// today of what has been chosen from the folder in `data-records` (actionplans/forms/asked.py). An address can fill them
// in: ?form=role-extend&about=polis/3fa9c1d2e0b7&end=2026-12-31. Nothing is sent from here: a link or the reader's own
// mail takes it away. What has been written stays in the browser's tab.

import { fault, shown } from "./answers.js";
import { ABOUT, Fields } from "./fields.js";
import { made } from "./made.js";
import { inside, listed, sentence, written } from "./text.js";
import { wayOut } from "./ways.js";

/**
 * @typedef {import("./answers.js").Question} Question
 * @typedef {import("./fields.js").Choices} Choices
 * @typedef {Record<string, string | string[]>} Written
 * @typedef {Record<string, [label: string, inSentence: string, written: Written]>} Items
 *
 * @typedef {object} Form
 * @property {string} says
 * @property {string} about
 * @property {string} of
 * @property {string} item
 * @property {string[]} needs  One of these questions must have an answer.
 * @property {Question[]} asks
 *
 * @typedef {object} Asks
 * @property {import("./answers.js").Reads} reads
 * @property {import("./ways.js").Ways} ways
 * @property {Record<string, Choices>} lists
 * @property {Record<string, [address: string, name: string][]>} abouts
 * @property {Record<string, Form>} forms
 */

/** What the questions' names begin with that tell where something stands. */
const SOURCE = "source.";
const LONGEST_IN_SENTENCE = 200;

const page = /** @type {HTMLElement} */ (document.querySelector(".forms"));
if (page) start(page);

/** @param {HTMLElement} page */
async function start(page) {
  /** @type {Asks | null} */
  const asks = await fetched(page.dataset.asks ?? "");
  // Without them the page is as it is without a script: it tells whom to write to.
  const asked = asks ? await fill(page, asks) : undefined;
  page.classList.add("forms--ready");
  // What is not shown yet cannot have focus.
  asked?.scrollIntoView();
  (asked?.querySelector("summary") ?? asked)?.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} page
 * @param {Asks} asks
 */
async function fill(page, asks) {
  const given = Object.fromEntries(new URL(location.href).searchParams);
  const all = /** @type {HTMLDetailsElement[]} */ ([...page.querySelectorAll("details.form")]);
  const asked = all.find(({ dataset }) => dataset.form === given.form);
  for (const details of all) {
    const open = once(
      () => new Filled(page, details, asks, asked && asked !== details ? onlyAbout(given) : given).filled,
    );
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      remember(details.dataset.form ?? "");
      open();
    });
    if (details === asked || all.length === 1) details.open = true;
    // A reader may have opened it before what it asks had come.
    if (details.open) await open();
  }
  return asked ?? (given.about && all.length > 1 ? chosen(page, all[0]) : undefined);
}

/**
 * Who comes to change something chooses what has happened to it.
 * @param {HTMLElement} page
 * @param {HTMLElement} first
 */
function chosen(page, first) {
  const words = "Vad har hänt? Öppna det som stämmer: det som du vill ändra är redan valt där.";
  const told = made("p", { className: "form-choose", tabIndex: -1 }, words);
  page.insertBefore(told, first);
  return told;
}

/**
 * The other forms of a page are about the same thing.
 * @param {Record<string, string>} given
 * @returns {Record<string, string>}
 */
const onlyAbout = ({ about }) => (about ? { about } : {});

/**
 * Who goes away and comes back has the same form open.
 * @param {string} form
 */
function remember(form) {
  const address = new URL(location.href);
  address.searchParams.set("form", form);
  history.replaceState(history.state, "", address);
}

/** @param {() => Promise<void>} act */
function once(act) {
  /** @type {Promise<void> | undefined} */
  let done;
  return () => {
    done ??= act();
    return done;
  };
}

/** What lies at an address of this site; null where it cannot be had. */
async function fetched(/** @type {string} */ address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** A form that somebody fills in. */
class Filled {
  /**
   * @param {HTMLElement} page
   * @param {HTMLDetailsElement} details
   * @param {Asks} asks
   * @param {Record<string, string>} given
   */
  constructor(page, details, asks, given) {
    this.id = details.dataset.form ?? "";
    this.asks = asks;
    this.form = asks.forms[this.id];
    this.records = page.dataset.records ?? "";
    /** @type {Items} */
    this.items = {};
    this.fields = new Fields(this.id, asks.lists, asks.reads);
    this.said = made("p", { className: "form-said", role: "status" });
    this.faults = made("div", { className: "form-faults", tabIndex: -1, hidden: true });
    this.sending = made("div", { className: "form-sending", hidden: true });
    const send = made("button", { type: "submit", className: "form-button" }, "Granska och skicka");
    const empty = made("button", { type: "reset", className: "form-empty" }, "Töm formuläret");
    const actions = made("p", { className: "form-actions" }, send, " ", empty);
    const fields = [...this.aboutFields(), ...this.fields.of(this.form.asks)];
    this.element = made("form", { noValidate: true, autocomplete: "off" }, this.faults, ...fields, this.said, actions);
    this.element.setAttribute("aria-label", details.querySelector("summary")?.textContent?.trim() ?? "");
    details
      .querySelector(".form-without")
      ?.replaceWith(made("div", { className: "form-body" }, this.element, this.sending));
    this.listen();
    this.filled = this.begin(given);
  }

  listen() {
    this.element.addEventListener("input", () => this.changed());
    this.element.addEventListener("change", ({ target }) => {
      if (target === this.file) this.chooseFile();
      if (target === this.item) this.chooseItem();
      this.fields.looked(target);
      this.changed();
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.review();
    });
    this.element.addEventListener("reset", (event) => {
      event.preventDefault();
      this.fields.fill({});
      this.present = {};
      if (this.file) this.file.value = "";
      this.chooseFile();
      this.faults.hidden = true;
      this.changed();
      this.fields.first(this.element)?.focus();
    });
  }

  // --- What it is about -----------------------------------------------------------------------------------------------

  aboutFields() {
    if (!this.form.about) return [];
    this.file = this.fields.select(`${ABOUT}file`, this.form.of, [["", this.asks.abouts[this.form.about]]], true);
    if (this.form.item) {
      this.item = this.fields.select(`${ABOUT}item`, this.form.item, [], true);
      this.fields.options(this.item, [], nothing(""));
    }
    const chosen = [this.file, this.item].flatMap((list) => (list ? [this.fields.boxOf(list)] : []));
    return [made("fieldset", {}, made("legend", {}, "Vad gäller det?"), ...chosen)];
  }

  /** The address that the answer is about, and the mark of the item: "kajforum" and "3fa9c1d2e0b7". */
  get about() {
    return [this.file?.value ?? "", this.item?.value ?? ""].filter(Boolean).join("/");
  }

  /** @param {string} [mark] */
  async chooseFile(mark = "") {
    const address = this.file?.value ?? "";
    this.items = {};
    const name = this.form.about === "source" ? `kalla-${address[0]}` : address.split("/")[0];
    const found = address ? await fetched(`${this.records}${encodeURIComponent(name)}.json`) : null;
    if (address !== (this.file?.value ?? "")) return;
    this.items = found?.[this.id]?.[address] ?? {};
    this.fields.within(address);
    if (this.item) {
      const options = Object.entries(this.items).map(
        ([value, [label]]) => /** @type {[string, string]} */ ([value, label]),
      );
      this.fields.options(this.item, [["", options]], nothing(address));
      if (Object.hasOwn(this.items, mark)) this.item.value = mark;
      else if (mark) this.tell("Det som länken gällde har ändrats sedan dess. Välj på nytt.");
    }
    this.chooseItem();
    this.changed();
  }

  chooseItem() {
    const mark = this.item?.value ?? "";
    this.present = this.item && !mark ? {} : (this.items[mark]?.[2] ?? {});
    this.fields.fill(this.present);
  }

  /**
   * What it is about, by the names that a sentence has for it: `about` is the whole, "POLIS: medlem i ledningsutskottet",
   * `file` what was chosen first, `item` what was chosen then.
   * @returns {Record<string, string>}
   */
  get aboutInWords() {
    const file = this.file?.value ? this.file.selectedOptions[0].text : "";
    const item = (this.item?.value && this.items[this.item.value]?.[1]) || "";
    return { about: this.item ? item && `${file}: ${item}` : file, file, item };
  }

  // --- From the address, or from what was written before ----------------------------------------------------------------

  /** @param {Record<string, string>} given */
  async begin(given) {
    const kept = this.kept();
    // A link to another record begins anew.
    const answer = given.about && given.about !== kept?.about ? given : { ...kept, ...given };
    const { form, about = "", ...answers } = answer;
    if (this.file && about) await this.choose(String(about));
    this.fields.fill({ ...this.present, ...answers });
    this.changed();
  }

  /**
   * A link may say the network alone, and leave the choice of the item to the reader; or the item, where this form is about
   * its network.
   * @param {string} about
   */
  async choose(about) {
    const isThere = [...(this.file?.options ?? [])].some(({ value }) => value === about);
    const end = isThere ? about.length : about.lastIndexOf("/");
    if (this.file) this.file.value = about.slice(0, end);
    await this.chooseFile(about.slice(end + 1));
  }

  get key() {
    return `andra/${this.id}`;
  }

  kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? "null");
    } catch {
      return null;
    }
  }

  keep() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ about: this.about, ...this.fields.answers() }));
    } catch {
      // Storage may be shut off; then nothing is kept.
    }
  }

  // --- What it says ---------------------------------------------------------------------------------------------------

  changed() {
    this.sending.hidden = true;
    this.fields.reveal();
    this.keep();
    // A sentence of dots alone tells nobody anything, and nor does what stands there today.
    const said = this.isUnchanged() ? "" : `Så här står det sedan: ${this.sentence}`;
    if (this.said.textContent !== said) this.said.textContent = said;
  }

  get sentence() {
    const answers = this.fields.answers();
    const words = this.aboutInWords;
    for (const question of this.form.asks) {
      // What cannot be read is no answer yet.
      const answer = [answers[question.name] ?? []].flat().filter((one) => !fault(question, one, this.asks.reads));
      const named = answer.map((one) =>
        short(this.fields.labelOf(question, one) ?? shown(question, one, this.asks.reads)),
      );
      words[question.name] = listed(named.filter(Boolean));
    }
    const said = sentence(this.form.says, words);
    const gone = this.cleared.map(({ label }) => inside(label.replace(/[?:]$/u, "")));
    return gone.length ? `${said} Tas bort: ${listed(gone)}.` : said;
  }

  /** The questions whose answers stand there today, and that have been emptied. */
  get cleared() {
    const answers = this.fields.answers();
    return this.form.asks.filter(({ name }) => this.present?.[name]?.length && !answers[name]?.length);
  }

  /** What is sent: what must be, what the sentence says, and of what stands there already only what differs. */
  get answer() {
    const answers = this.fields.answers();
    /** @type {Written} */
    const sent = { form: this.id, ...(this.about ? { about: this.about } : {}) };
    for (const { name, required } of this.form.asks) {
      const [answer, before] = [answers[name] ?? "", this.present[name] ?? ""];
      const isSaid = required || this.form.says.includes(`{${name}}`);
      if ((isSaid && answer.length) || !isSame(answer, before)) {
        if (answer.length || before.length) sent[name] = answer;
      }
    }
    return sent;
  }

  // --- Before it is sent ------------------------------------------------------------------------------------------------

  review() {
    const answers = this.fields.answers();
    const asked = this.form.asks.map((question) => ({
      control: /** @type {HTMLElement} */ (this.fields.controlOf(question.name)),
      label: question.label,
      advice: this.faultOf(question, answers[question.name] ?? ""),
    }));
    const found = [...this.aboutFaults(), ...asked].filter(({ control, advice }) => {
      this.fields.mark(control, advice);
      return advice;
    });
    const first = this.fields.first(this.element);
    if (!found.length && first && this.isUnchanged())
      found.push({ control: first, label: "Ingenting är ändrat ännu", advice: "ändra eller fyll i minst ett svar" });
    this.tellFaults(found);
    if (!found.length) this.send();
  }

  aboutFaults() {
    const lists = [
      { control: this.file, label: this.form.of },
      { control: this.item, label: this.form.item },
    ];
    return lists.flatMap(({ control, label }) =>
      control ? [{ control, label, advice: control.value ? "" : "välj i listan" }] : [],
    );
  }

  /** Whether it says no more than what stands there: where that stands is no change. */
  isUnchanged() {
    const answers = this.fields.answers();
    const isAsBefore = (/** @type {Question} */ { name }) => isSame(answers[name] ?? "", this.present[name] ?? "");
    return this.form.asks.filter(({ name }) => !name.startsWith(SOURCE)).every(isAsBefore);
  }

  /**
   * @param {Question} question
   * @param {string | string[]} answer
   */
  faultOf(question, answer) {
    if (question.required && !answer.length) return "svara på frågan";
    if (question.together && !answer.length && this.isNewSource()) return "svara på frågan";
    const [first] = this.form.needs;
    if (question.name === first && !this.form.needs.some((name) => this.fields.answers()[name]?.length))
      return "välj i listan, eller beskriv källan under ”Finns källan inte i listan?”";
    return (
      [answer]
        .flat()
        .map((one) => fault(question, one, this.asks.reads))
        .find(Boolean) ?? ""
    );
  }

  isNewSource() {
    const answers = this.fields.answers();
    return this.form.asks.some(({ name, more }) => more && answers[name]?.length);
  }

  /** @param {{control: HTMLElement, label: string, advice: string}[]} found */
  tellFaults(found) {
    this.faults.hidden = !found.length;
    if (!found.length) return;
    const rows = found.map(({ control, label, advice }) => {
      const link = made("a", { href: `#${control.id}` }, `${label.replace(/[?:]$/u, "")}: ${advice}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.fields.show(control);
      });
      return made("li", {}, link);
    });
    const title = found.length === 1 ? "En sak behöver rättas" : `${found.length} saker behöver rättas`;
    this.faults.replaceChildren(made("p", { className: "form-faults-title" }, title), made("ul", {}, ...rows));
    this.faults.focus();
  }

  /** @param {string} words */
  tell(words) {
    this.faults.hidden = false;
    this.faults.replaceChildren(made("p", { className: "form-faults-title" }, words));
  }

  send() {
    const said = this.sentence;
    this.sending.replaceChildren(...wayOut(this.asks.ways, said, written(said, this.answer), this.id));
    this.sending.hidden = false;
    const heading = /** @type {HTMLElement} */ (this.sending.firstElementChild);
    heading.focus();
  }

  /** @type {Written} */
  present = {};
}

const isSame = (/** @type {string | string[]} */ one, /** @type {string | string[]} */ other) =>
  JSON.stringify([one].flat().filter(Boolean)) === JSON.stringify([other].flat().filter(Boolean));

/** A long text as it stands in a sentence: the whole of it stands in its field, and in what is sent. */
const short = (/** @type {string} */ text) =>
  text.length > LONGEST_IN_SENTENCE ? `${text.slice(0, LONGEST_IN_SENTENCE).trimEnd()}…` : text;

/** What stands first in a list of items. */
const nothing = (/** @type {string} */ address) => (address ? "Välj" : "Välj först raden ovanför");
