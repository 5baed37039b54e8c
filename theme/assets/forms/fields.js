// Which field does a question get, and what stands in it? Each in a box with its label, its help and what is wrong.

import { clean, fault, guess, inWords } from "./answers.js";
import { made } from "./made.js";

/**
 * @typedef {import("./answers.js").Question} Question
 * @typedef {[heading: string, options: [value: string, label: string, told?: string][]][]} Choices
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

/** What a field's name begins with that says what an answer is about. */
export const ABOUT = "about-";
const DATES = "Skriv som 31 december 2026. Vet du inte dagen: december 2026 eller 2026.";

/** The fields of a form. */
export class Fields {
  /**
   * @param {string} form
   * @param {Record<string, Choices>} lists
   * @param {import("./answers.js").Reads} reads
   */
  constructor(form, lists, reads) {
    this.form = form;
    this.lists = lists;
    this.reads = reads;
    /** @type {Map<string, {question: Question, box: HTMLElement}>} */
    this.known = new Map();
    this.address = "";
    /** @type {HTMLElement[]} */
    this.groups = [];
  }

  /**
   * The fields of all questions, in groups; what is seldom asked for is folded.
   * @param {Question[]} asks
   * @returns {HTMLElement[]}
   */
  of(asks) {
    const groups = [...new Set(asks.map(({ group = "" }) => group))];
    const isFolded = asks.every(({ group, folded }) => group || folded);
    // What is seldom asked for does not stand before what always is.
    if (isFolded && groups[0] === "") groups.splice(1, 0, ...groups.splice(0, 1));
    return groups.flatMap((group) => this.group(asks, group));
  }

  /**
   * @param {Question[]} asks
   * @param {string} group
   * @returns {HTMLElement[]}
   */
  group(asks, group) {
    const own = asks.filter((question) => (question.group ?? "") === group);
    /** @type {HTMLElement[]} */
    const first = own.filter(({ folded }) => !folded).map((question) => this.box(question));
    const rest = own.filter(({ folded }) => folded).map((question) => this.box(question));
    const folds = own.find((question) => question.more)?.more;
    const more = folds ?? (group ? `Mer: ${group} (frivilligt)` : "Mer (frivilligt)");
    if (rest.length) first.push(made("details", { className: "form-more" }, made("summary", {}, more), ...rest));
    if (!group) return first;
    const box = made("fieldset", { hidden: Boolean(own[0].again) }, made("legend", {}, group), ...first);
    this.groups.push(box);
    return [box];
  }

  /** @param {Question} question */
  box(question) {
    const id = this.idOf(question.name);
    const isMany = question.several && question.kind === "choice";
    const name = isMany
      ? made("span", { id: `${id}-label` }, question.label)
      : made("label", { htmlFor: id }, question.label);
    name.className = "form-label";
    if (question.required || question.needed)
      name.append(" ", made("span", { className: "form-need" }, "(måste fyllas i)"));
    const box = made("div", { className: "form-field" }, name);
    // Who says that something ends does not say that it goes on.
    const kind = question.kind === "end" && question.required ? "date" : question.kind;
    const help = [question.hint, HELP[kind], LINES(question)].filter(Boolean).join(" ");
    if (help) box.append(made("p", { className: "form-hint", id: `${id}-hint` }, help));
    box.append(made("p", { className: "form-fault", id: `${id}-fault`, hidden: true }));
    this.known.set(question.name, { question, box });
    if (isMany) {
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", `${id}-label`);
      if (help) box.setAttribute("aria-describedby", `${id}-hint`);
      this.grow(box, question);
    } else {
      const control = this.control(question, id);
      if (help) control.setAttribute("aria-describedby", `${id}-hint`);
      box.append(control);
    }
    return box;
  }

  /**
   * @param {Question} question
   * @param {string} id
   * @returns {Control}
   */
  control(question, id) {
    if (question.kind === "choice") {
      const list = made("select", { id });
      this.options(list, this.choices(question), question.required ? "Välj" : "Inget valt");
      return list;
    }
    if (question.kind === "long") return made("textarea", { id, rows: question.several ? 2 : 3 });
    const input = made("input", { id, type: "text" });
    if (question.kind === "number") input.inputMode = "numeric";
    if (question.kind === "decimal") input.inputMode = "decimal";
    return input;
  }

  /**
   * A list of its own, which is no question of a record's.
   * @param {string} name
   * @param {string} label
   * @param {Choices} choices
   * @param {boolean} required
   */
  select(name, label, choices, required) {
    this.lists[`${this.form} ${name}`] = choices;
    this.box({ name, label, hint: "", kind: "choice", required, list: `${this.form} ${name}` });
    return /** @type {HTMLSelectElement} */ (this.controlOf(name));
  }

  /** @param {HTMLElement} control */
  boxOf = (control) => /** @type {HTMLElement} */ (control.closest(".form-field"));

  idOf = (/** @type {string} */ name) => `${this.form}-${name}`.replaceAll(".", "-");

  /**
   * The field of a question; of several the first.
   * @param {string} name
   */
  controlOf = (name) => /** @type {Control} */ (this.known.get(name)?.box.querySelector("input, select, textarea"));

  /**
   * The choices for a question: of what lies within a file only those of the chosen one.
   * @param {Question} question
   * @returns {Choices}
   */
  choices({ list = "" }) {
    const all = this.lists[list] ?? [];
    if (!this.address) return all;
    const isOwn = (/** @type {string} */ value) => !value.includes("/") || value.startsWith(`${this.address}/`);
    return all.map(([heading, options]) => [heading, options.filter(([value]) => isOwn(value))]);
  }

  /**
   * @param {HTMLSelectElement} list
   * @param {Choices} choices
   * @param {string} none
   */
  options(list, choices, none) {
    const groups = choices.flatMap(([label, options]) => {
      const rows = options.map(([value, text]) => made("option", { value }, text));
      return label && rows.length ? [made("optgroup", { label }, ...rows)] : rows;
    });
    const first = groups.length || none !== "Välj" ? none : "Det finns inget att välja";
    list.replaceChildren(made("option", { value: "" }, first), ...groups);
  }

  /**
   * Only what lies in this file can be chosen from now on, where a choice lies in a file.
   * @param {string} address
   */
  within(address) {
    this.address = address;
    for (const [name, { question, box }] of this.known) {
      const isOfFiles = this.lists[question.list ?? ""]?.some(([, rows]) =>
        rows.some(([value]) => value.includes("/")),
      );
      if (!isOfFiles || name.startsWith(ABOUT)) continue;
      for (const list of box.querySelectorAll("select")) this.options(list, this.choices(question), "Inget valt");
    }
  }

  // --- Several choices: a list more as soon as the last one is used ------------------------------------------------------

  /**
   * @param {HTMLElement} box
   * @param {Question} question
   * @param {string} [value]
   */
  grow(box, question, value = "") {
    const number = box.querySelectorAll("select").length + 1;
    const id = this.idOf(question.name) + (number > 1 ? `-${number}` : "");
    const list = made("select", { id, ariaLabel: number > 1 ? `${question.label}, val ${number}` : question.label });
    this.options(list, this.choices(question), number > 1 ? "Inget mer" : "Inget valt");
    list.value = value;
    box.append(list);
  }

  // --- What stands in them ----------------------------------------------------------------------------------------------

  /** What is answered, by the questions' names. */
  answers() {
    /** @type {Record<string, string | string[]>} */
    const found = {};
    for (const [name, { question, box }] of this.known) {
      if (name.startsWith(ABOUT)) continue;
      const controls = /** @type {Control[]} */ ([...box.querySelectorAll("input, select, textarea")]);
      const values = controls.map(({ value }) => clean(value)).filter(Boolean);
      const lines =
        question.several && question.kind === "long"
          ? values.flatMap((text) => text.split("\n").filter(Boolean))
          : values;
      found[name] = question.several ? lines : (lines[0] ?? "");
    }
    return found;
  }

  /**
   * Fill in answers, and empty what has none.
   * @param {Record<string, string | string[]>} answers
   */
  fill(answers) {
    for (const [name, { question, box }] of this.known) {
      if (name.startsWith(ABOUT)) continue;
      const values = [answers[name] ?? []].flat();
      if (question.several && question.kind === "choice") {
        for (const list of box.querySelectorAll("select")) list.remove();
        for (const value of [...values, ""]) this.grow(box, question, value);
      } else {
        this.controlOf(name).value = values.join("\n");
        this.readDate(name);
      }
      this.mark(this.controlOf(name), "");
    }
    this.reveal();
  }

  /** Of several alike there is one more as soon as the last one is used. */
  reveal() {
    const isUsed = (/** @type {HTMLElement | undefined} */ group) =>
      [...(group?.querySelectorAll("input, select, textarea") ?? [])].some((control) => isAnswered(control));
    for (const [number, group] of this.groups.entries()) {
      if (group.hidden) group.hidden = !isUsed(group) && !isUsed(this.groups[number - 1]);
    }
  }

  /**
   * A reader has left a field: a date is written out, one list more is there, and what is wrong is told.
   * @param {EventTarget | null} target
   */
  looked(target) {
    for (const [name, { question, box }] of this.known) {
      if (!(target instanceof Node && box.contains(target)) || name.startsWith(ABOUT)) continue;
      this.readDate(name);
      const last = box.querySelector("select:last-of-type");
      if (question.several && last instanceof HTMLSelectElement && last.value) this.grow(box, question);
      const control = this.controlOf(name);
      this.mark(control, question.several ? "" : fault(question, control.value, this.reads));
    }
  }

  /** @param {string} name */
  readDate(name) {
    const { kind } = this.known.get(name)?.question ?? {};
    const control = this.controlOf(name);
    const date = kind === "date" || kind === "end" ? guess(control.value, this.reads) : null;
    if (date) control.value = inWords(date, this.reads);
  }

  /**
   * What a choice is called; nothing for what is no choice.
   * @param {Question} question
   * @param {string} value
   */
  labelOf({ list }, value) {
    if (!list) return undefined;
    const [, label, told] = this.lists[list]?.flatMap(([, options]) => options).find(([one]) => one === value) ?? [];
    return told ?? label;
  }

  // --- What is wrong with them ------------------------------------------------------------------------------------------

  /**
   * @param {HTMLElement} control
   * @param {string} do_ what is to be answered instead; nothing where all is right
   */
  mark(control, do_) {
    const told = /** @type {HTMLElement} */ (this.boxOf(control).querySelector(".form-fault"));
    told.hidden = !do_;
    told.textContent = do_ ? do_[0].toUpperCase() + do_.slice(1) : "";
    const hint = this.boxOf(control).querySelector(".form-hint");
    const described = [do_ && told.id, hint?.id].filter(Boolean).join(" ");
    if (do_) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    if (described) control.setAttribute("aria-describedby", described);
    else control.removeAttribute("aria-describedby");
  }

  /** @param {HTMLElement} control */
  show(control) {
    const folded = control.closest("details.form-more");
    if (folded instanceof HTMLDetailsElement) folded.open = true;
    control.focus();
  }

  /** @param {HTMLElement} form */
  first = (form) => /** @type {HTMLElement | null} */ (form.querySelector("select, input, textarea"));
}

const isAnswered = (/** @type {Element} */ control) => Boolean(/** @type {Control} */ (control).value.trim());

/** How a field of a sort is answered. */
const HELP = /** @type {Record<string, string>} */ ({
  date: DATES,
  end: `${DATES} Gäller det tills vidare: skriv pågår.`,
});

const LINES = (/** @type {Question} */ { several, kind }) => (several && kind !== "choice" ? "En rad för varje." : "");
