// Lets the reader of a long list choose what is shown: on the page with all activities of a year.
//
// The build has put what can be chosen by on the rows (actionplans/macros/activities.py), in words; the lists are made
// here, so that without this script the page is whole and nothing on it is dead. The choice stands in the address as
// ?urval-natverk=Kajforum&urval-lage=Pågår, so that it can be sent on, and each choice is a step that the browser's
// button goes back. (?natverk= alone is the search's, which it opens: search/box.js.)

"use strict";

(() => {
  /**
   * What can be chosen by, in the order in which the lists stand: the mark on the rows, the label, and what stands for all.
   * @type {[name: string, label: string, all: string][]}
   */
  const CHOICES = [
    ["natverk", "Nätverk", "Alla nätverk"],
    ["lage", "Läge", "Alla lägen"],
    ["ansvarig", "Ansvarig", "Alla ansvariga"],
    ["omrade", "Område", "Alla områden"],
    ["mal", "Mål", "Alla mål"],
  ];

  /**
   * A new element.
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Partial<HTMLElementTagNameMap[Name]>} properties
   * @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[Name]}
   */
  const made = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /**
   * What a row can be chosen by under a name: often one thing, at times several.
   * @param {HTMLElement} row
   * @param {string} name
   */
  const marks = (row, name) => row.dataset[name]?.split("|") ?? [];

  /**
   * A list for each thing that the rows differ in.
   * @param {HTMLElement[]} rows
   */
  const listsFor = (rows) =>
    CHOICES.flatMap(([name, label, all]) => {
      const values = [...new Set(rows.flatMap((row) => marks(row, name)))].sort((a, b) => a.localeCompare(b, "sv"));
      if (!values.length || rows.every((row) => marks(row, name).length === values.length)) return [];
      const list = made("select", { name, id: `urval-${name}` }, made("option", { value: "" }, all));
      list.append(...values.map((value) => made("option", { value }, value)));
      return [{ list, field: made("div", {}, made("label", { htmlFor: list.id }, label), list) }];
    });

  /** @param {HTMLElement} all */
  const start = (all) => {
    const rows = /** @type {HTMLElement[]} */ ([...all.querySelectorAll("tbody tr")]);
    const groups = /** @type {HTMLElement[]} */ ([...all.children]);
    const lists = listsFor(rows);
    if (!lists.length) return;
    const status = made("p", { role: "status" });
    const clear = made("button", { type: "button", hidden: true }, "Visa alla");
    const fields = made("div", {}, ...lists.map(({ field }) => field));
    const control = made("div", { className: "filters", role: "group", ariaLabel: "Urval" }, fields, status, clear);
    all.before(control);

    const folds = [...all.querySelectorAll("details")];
    /** @type {Set<HTMLDetailsElement> | null} those that stood open before something was chosen */
    let before = null;
    /**
     * Of a long page the build has folded each part. Who has chosen wants to see what is left, and then has the folds
     * that were open before.
     * @param {boolean} isChosen
     */
    const unfold = (isChosen) => {
      if (isChosen === (before !== null)) return;
      const opened = before;
      before = isChosen ? new Set(folds.filter((fold) => fold.open)) : null;
      for (const fold of folds) fold.open = opened?.has(fold) ?? true;
    };

    const show = () => {
      const chosen = lists.map(({ list }) => list).filter((list) => list.value);
      unfold(chosen.length > 0);
      for (const row of rows) row.hidden = !chosen.every((list) => marks(row, list.name).includes(list.value));
      for (const group of groups) group.hidden = !group.querySelector("tbody tr:not([hidden])");
      const number = rows.filter((row) => !row.hidden).length;
      const { one, many } = all.dataset;
      const told = `Visar ${number} av ${rows.length} ${rows.length === 1 ? one : many}.`;
      status.textContent = number ? told : `Ingen ${one} passar urvalet. Ändra det, eller visa alla.`;
      clear.hidden = !chosen.length;
    };

    /** Take the choice from the address. What is not in a list is left alone: the page may have changed since. */
    const read = () => {
      const asked = new URL(location.href).searchParams;
      for (const { list } of lists) {
        const value = asked.get(list.id) ?? "";
        list.value = [...list.options].some((option) => option.value === value) ? value : "";
      }
      show();
    };

    const remember = () => {
      const address = new URL(location.href);
      for (const { list } of lists) {
        if (list.value) address.searchParams.set(list.id, list.value);
        else address.searchParams.delete(list.id);
      }
      history.pushState(null, "", address);
      show();
    };

    for (const { list } of lists) list.addEventListener("change", remember);
    clear.addEventListener("click", () => {
      for (const { list } of lists) list.value = "";
      remember();
      lists[0].list.focus();
    });
    addEventListener("popstate", read);
    read();
  };

  const all = /** @type {HTMLElement | null} */ (document.querySelector(".filtered"));
  if (all) start(all);
})();
