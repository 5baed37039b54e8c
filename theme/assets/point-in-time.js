// Shows, on the page about a day, what held, happened, was attested or unknown on the day, month or year that the reader
// writes; and leads there from the pages that asked for a day themselves in the first release.
//
// The build has put the dates on the rows (actionplans/macros/point_in_time.py); here they are only compared, as texts,
// since ISO dates sort by time. The day stands in the address as ?dag=2016-05-01, so that a view can be sent on.

"use strict";

const pointInTime = (() => {
  /** @typedef {{ iso: string, first: string, last: string, words: string }} Span a day, a month or a year */
  /** @typedef {"held" | "attested" | "unknown"} State what the sources say of a row about a time */

  const MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split(" ");
  const DAYS = "måndag tisdag onsdag torsdag fredag lördag söndag".split(" ");
  const TAKEN = "Skriv till exempel 1 maj 2016, 2016-05-01, maj 2016 eller 2016.";

  /** @type {[RegExp, string][]} The ways in which people write a time, and in which order its parts stand. */
  const FORMS = [
    [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, "ymd"],
    [/^(\d{4})(\d\d)(\d\d)$/, "ymd"],
    [/^(\d{4})[-/.](\d{1,2})$/, "ym"],
    [/^((?:19|20)\d\d)(\d\d)$/, "ym"],
    [/^(\d{4})$/, "y"],
    [/^(\d{1,2}) ?([a-zåäö]+) (\d{4})$/, "dmy"],
    [/^([a-zåäö]+) (\d{4})$/, "my"],
    [/^(\d{1,2})[-/.](\d{1,2})[-/. ](\d{4})$/, "dmy"],
  ];

  /** @param {string} text */
  const plain = (text) =>
    text
      .toLowerCase()
      .normalize("NFC")
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/(\d):[ae](?= |$)/g, "$1")
      .replace(/(\p{L})\./gu, "$1")
      .replace(/(\d)\. /g, "$1 ")
      .replace(/,/g, " ")
      .replace(/ *([-/]) */g, "$1")
      .split(/\s+/)
      .filter((word) => word && !["den", "år", "året"].includes(word) && !isWeekday(word))
      .join(" ");

  /** @param {string} word */
  const isWeekday = (word) => word.length > 2 && DAYS.some((day) => `${day}en`.startsWith(word));

  /**
   * The number of a month, written as a number, as its name or as the beginning of its name; 0 for what is none.
   * @param {string} word
   */
  const month = (word) => {
    if (/^\d+$/.test(word)) return Number(word);
    return word.length < 3 ? 0 : MONTHS.findIndex((name) => name.startsWith(word)) + 1;
  };

  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");

  /**
   * The day, month or year that a text means; null where it means none.
   * @param {string} text as a reader writes it
   * @param {string} today the site's own day, for who writes "i dag"
   * @returns {Span | null}
   */
  const read = (text, today) => {
    const written = plain(text);
    if (["i dag", "idag", "nu"].includes(written)) return read(today, today);
    for (const [form, order] of FORMS) {
      const found = written.match(form);
      if (found) {
        const part = /** @param {string} name */ (name) => found[order.indexOf(name) + 1];
        return span(
          part("y"),
          order.includes("m") ? month(part("m")) : null,
          order.includes("d") ? Number(part("d")) : null,
        );
      }
    }
    return null;
  };

  /**
   * @param {string} year
   * @param {number | null} number of the month
   * @param {number | null} day
   * @returns {Span | null}
   */
  const span = (year, number, day) => {
    if (number === null) return { iso: year, first: `${year}-01-01`, last: `${year}-12-31`, words: year };
    if (number < 1 || number > 12) return null;
    const ofMonth = `${year}-${two(number)}`;
    const length = new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
    const name = `${MONTHS[number - 1]} ${year}`;
    if (day === null) return { iso: ofMonth, first: `${ofMonth}-01`, last: `${ofMonth}-${length}`, words: name };
    if (day < 1 || day > length) return null;
    const iso = `${ofMonth}-${two(day)}`;
    return { iso, first: iso, last: iso, words: `${day} ${name}` };
  };

  /**
   * Whether a time touches one of the intervals "2014-11-06/2016-12-31 2018-05-01 …", first and last day included.
   * @param {string | undefined} intervals
   * @param {{ first: string, last: string }} time
   */
  const touches = (intervals, { first, last }) =>
    intervals?.split(" ").some((interval) => {
      const [begins, ends = begins] = interval.split("/");
      return begins <= last && first <= ends;
    });

  /** @typedef {{ held?: string, attested?: string, vague?: string, begins?: string, ends?: string }} Dates of a row */

  /** @param {Dates & { on?: string }} row of what happened it has only the day or days that it happened on */
  const dates = ({ on, ...row }) =>
    on === undefined ? row : { ...row, held: on, begins: on.slice(0, 10), ends: on.slice(-10) };

  /**
   * What the sources say of a row about a time: of a day the same as evidence() in actionplans/model/timeline.py.
   * @param {Dates & { on?: string }} row its dates
   * @param {{ first: string, last: string }} time
   * @returns {State | "outside"}
   */
  const evidence = (row, time) => {
    const { held, attested, vague, begins = "", ends = "" } = dates(row);
    if (touches(attested, time)) return "attested";
    // Of what happened some time in May nobody knows whether it was on the first.
    const within = begins <= time.first && time.last <= ends;
    if (vague !== undefined && within && !(begins === time.first && ends === time.last)) return "unknown";
    if (touches(held, time)) return "held";
    if ((ends && ends < time.first) || (begins && time.last < begins)) return "outside";
    return "unknown";
  };

  /**
   * A new element.
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Partial<HTMLElement>} properties
   * @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[Name]}
   */
  const made = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /**
   * One part of the page: shows the rows of a time, or all of them, and says how many it shows. Of a long list the
   * build has folded all but the newest; what is shown of a time is not.
   * @param {HTMLElement} section
   */
  const part = (section) => {
    const list = /** @type {HTMLElement} */ (section.querySelector("ul"));
    const none = /** @type {HTMLElement} */ (section.querySelector(".missing"));
    const newest = [...list.children];
    const rest = section.querySelector("details");
    const rows = [...section.querySelectorAll("li")];
    const summary = made("summary", {});
    const folded = made("ul", {});
    const unknown = made("details", { hidden: true, className: "unsure" }, summary, folded);
    section.append(unknown);
    const { one = "", many = "", unsure = "" } = section.dataset;

    /** @param {number} number */
    const counted = (number) => `${number} ${number === 1 ? one : many}`;

    /** @param {State} state @param {Span} time */
    const of = (state, time) => rows.filter((row) => evidence(row.dataset, time) === state);

    return {
      /** @param {Span} time */
      show(time) {
        for (const tag of section.querySelectorAll(".point-in-time-tag")) tag.remove();
        const attested = of("attested", time);
        for (const row of attested)
          row.append(" ", made("span", { className: "tag tag--coming point-in-time-tag" }, "Belagt"));
        const known = [...of("held", time), ...attested];
        const open = of("unknown", time);
        list.replaceChildren(...known);
        if (rest) rest.hidden = true;
        folded.replaceChildren(...open);
        none.hidden = known.length > 0;
        unknown.hidden = open.length === 0;
        unknown.open = false;
        summary.textContent = `${unsure}: ${counted(open.length)}`;
        return { known: counted(known.length), unknown: open.length ? counted(open.length) : "" };
      },
      showAll() {
        for (const tag of section.querySelectorAll(".point-in-time-tag")) tag.remove();
        list.replaceChildren(...newest);
        rest?.querySelector("ul")?.replaceChildren(...rows.slice(newest.length));
        if (rest) rest.hidden = false;
        none.hidden = rows.length > 0;
        unknown.hidden = true;
      },
    };
  };

  /** @param {HTMLFormElement} form */
  const start = (form) => {
    const [field] = form.getElementsByTagName("input");
    const reset = /** @type {HTMLElement | null} */ (form.querySelector('button[type="button"]'));
    const status = document.getElementById("point-in-time-status");
    const whole = /** @type {HTMLElement | null} */ (document.querySelector(".point-in-time ~ .note"));
    if (!reset || !status || !whole) return leadOn(form);
    const parts = [...document.querySelectorAll(".dated-rows section")].map((one) =>
      part(/** @type {HTMLElement} */ (one)),
    );
    const { first = "", last = "" } = form.dataset;

    /** @param {string} iso none of it when empty */
    const remember = (iso) => {
      const address = new URL(location.href);
      if (iso) address.searchParams.set("dag", iso);
      else address.searchParams.delete("dag");
      if (address.href !== location.href) history.pushState(null, "", address);
    };

    /** @param {string} text */
    const refuse = (text) => {
      field.setAttribute("aria-invalid", "true");
      status.textContent = text;
    };

    /** @param {Span} time */
    const show = (time) => {
      field.removeAttribute("aria-invalid");
      const counts = parts.map((one) => one.show(time));
      const open = counts.map((one) => one.unknown).filter(Boolean);
      const unknown = open.length ? ` Okänt: ${open.join(", ")}.` : "";
      const heading = made("strong", {}, sentence(time.words));
      status.replaceChildren(heading, `: ${counts.map((one) => one.known).join(", ")}.${unknown}`);
      reset.hidden = false;
      whole.hidden = true;
      return true;
    };

    /** @param {string} text what was asked for; whether there is an answer */
    const ask = (text) => {
      const time = read(text, last);
      if (!time) refuse(`”${text.trim()}” är ingen dag. ${TAKEN}`);
      else if (time.last < first || last < time.first)
        refuse(`Välj en dag från ${read(first, last)?.words} till ${read(last, last)?.words}.`);
      else return show(time) && time.iso;
      return "";
    };

    const showAll = () => {
      for (const one of parts) one.showAll();
      reset.hidden = true;
      whole.hidden = false;
      field.value = "";
      field.removeAttribute("aria-invalid");
      status.textContent = "Allt visas.";
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const iso = ask(field.value);
      if (iso) remember(iso);
    });
    reset.addEventListener("click", () => {
      showAll();
      remember("");
      field.focus();
    });
    const fromAddress = () => {
      const asked = new URL(location.href).searchParams.get("dag");
      if (asked) {
        field.value = asked.slice(0, field.maxLength);
        const time = read(field.value, last);
        if (time) field.value = time.words;
        ask(field.value);
      } else if (!reset.hidden) showAll();
    };
    addEventListener("popstate", fromAddress);
    fromAddress();
  };

  /** @param {string} words */
  const sentence = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

  /**
   * From a page that showed a day itself in the first release, for who has kept such an address.
   * @param {HTMLFormElement} form
   */
  const leadOn = (form) => {
    const asked = new URL(location.href).searchParams.get("datum");
    if (!asked) return;
    const address = new URL(form.action);
    address.searchParams.set("dag", asked);
    location.replace(address);
  };

  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".point-in-time form"));
  if (form) start(form);
  return { read, evidence };
})();
