// Shows, on the pages of roles and memberships, what was held, attested or unknown on a day that the reader writes.
//
// The build has put the dates on the rows (actionplans/macros/point_in_time.py); here they are only compared, as texts,
// since ISO dates sort by time. The day stands in the address as ?datum=2014-11-06, so that a view can be sent on.

"use strict";

(() => {
  /** @typedef {"held" | "attested" | "unknown"} State what the sources say of a row about a day */

  /**
   * In the order in which they are shown: the tag of a row, and its colour.
   * @type {Record<State, { tag: string, kind: string }>}
   */
  const STATES = {
    held: { tag: "Gällde", kind: "current" },
    attested: { tag: "Belagt", kind: "coming" },
    unknown: { tag: "Okänt", kind: "unknown" },
  };
  const states = /** @type {State[]} */ (Object.keys(STATES));

  /**
   * Whether a day lies within one of the intervals "2014-11-06/2016-12-31 …", first and last day included.
   * @param {string} intervals
   * @param {string} day
   */
  const within = (intervals, day) =>
    intervals.split(" ").some((interval) => {
      const [first, last] = interval.split("/");
      return first <= day && day <= last;
    });

  /**
   * What the sources say of a row about a day: the same answer as evidence() in actionplans/model/timeline.py.
   * @param {DOMStringMap} row its dates
   * @param {string} day
   * @returns {State | "outside"}
   */
  const evidence = ({ held, attested, begins, ends }, day) => {
    if (attested && within(attested, day)) return "attested";
    if (held && within(held, day)) return "held";
    if ((ends && ends < day) || (begins && day < begins)) return "outside";
    return "unknown";
  };

  /**
   * Whether a text is a day of the calendar, written 2014-11-06.
   * @param {string} text
   */
  const isDay = (text) => {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  };

  /** @param {string} day */
  const inWords = (day) =>
    new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

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
   * A copy of a row that says how it stood on the day instead of how it stands now.
   * @param {HTMLTableRowElement} row
   * @param {State} state
   */
  const told = (row, state) => {
    const copy = /** @type {HTMLTableRowElement} */ (row.cloneNode(true));
    copy.dataset.evidence = state;
    const { tag, kind } = STATES[state];
    copy.querySelector('[data-label="Läge"]')?.replaceChildren(made("span", { className: `tag tag--${kind}` }, tag));
    return copy;
  };

  /**
   * One table with the rows of all tables that say something about the day, what was held first.
   * @param {HTMLTableElement[]} tables
   * @param {string} day
   */
  const tableOf = (tables, day) => {
    const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
    const found = states.flatMap((state) =>
      rows.filter((row) => evidence(row.dataset, day) === state).map((row) => told(row, state)),
    );
    const caption = made("caption", {}, `Läget ${inWords(day)}`);
    const [{ className, tHead }] = tables;
    const head = tHead ? [tHead.cloneNode(true)] : [];
    return made("table", { className }, caption, ...head, made("tbody", {}, ...found));
  };

  /**
   * @param {HTMLTableElement} table
   * @param {string} day
   */
  const summary = (table, day) => {
    const counts = Object.entries(STATES).map(([state, { tag }]) => {
      const number = table.querySelectorAll(`tr[data-evidence="${state}"]`).length;
      return `${tag.toLowerCase()} ${number}`;
    });
    return `Rader för ${inWords(day)}: ${counts.join(", ")}.`;
  };

  /** @param {HTMLElement} control */
  const start = (control) => {
    const [field] = control.getElementsByTagName("input");
    const [show, reset] = control.getElementsByTagName("button");
    const status = /** @type {HTMLElement} */ (control.querySelector('[role="status"]'));
    const all = /** @type {HTMLElement | null} */ (document.querySelector(".dated-rows"));
    const tables = all ? [...all.querySelectorAll("table")] : [];
    if (!all || !tables.length) return;
    const { first = "", last = "" } = control.dataset;
    const result = made("div", { className: "point-in-time-result", hidden: true });
    all.before(result);

    /** @param {string} day none of it when empty */
    const remember = (day) => {
      const address = new URL(location.href);
      if (day) address.searchParams.set("datum", day);
      else address.searchParams.delete("datum");
      history.replaceState(null, "", address);
    };

    /** @param {string} day */
    const showDay = (day) => {
      const valid = isDay(day);
      const possible = valid && first <= day && day <= last;
      field.setAttribute("aria-invalid", String(!possible));
      if (!possible) {
        status.textContent = valid
          ? `Välj en dag från ${inWords(first)} till ${inWords(last)}.`
          : "Det är ingen dag. Skriv år-månad-dag, till exempel 2014-11-06.";
        return;
      }
      const table = tableOf(tables, day);
      result.replaceChildren(table);
      status.textContent = summary(table, day);
      result.hidden = reset.hidden = false;
      all.hidden = true;
      remember(day);
    };

    const showAll = () => {
      result.replaceChildren();
      result.hidden = reset.hidden = true;
      all.hidden = false;
      field.value = "";
      field.removeAttribute("aria-invalid");
      status.textContent = "Alla rader visas.";
      remember("");
      field.focus();
    };

    show.addEventListener("click", () => showDay(field.value.trim()));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") showDay(field.value.trim());
    });
    reset.addEventListener("click", showAll);
    const asked = new URL(location.href).searchParams.get("datum");
    if (asked) {
      field.value = asked.slice(0, 10);
      showDay(field.value);
    }
  };

  const control = /** @type {HTMLElement | null} */ (document.querySelector(".point-in-time"));
  if (control) start(control);
})();
