/* Puts our search behind Material's search box. Runs before Material's script.

   Material starts a search worker and fetches an index on every page view. Here it gets a stand-in for the worker that
   waits until the reader opens the search; then the real worker is started or, where the browser allows none (a page
   opened from a folder, a strict policy), the same engine in the page. This file also has what Material's box lacks:
   filters, what is said about the hits, the search in the address, hits that lead to what answers, and a keyboard that
   can reach them and come back. */
"use strict";

/** @typedef {ReturnType<typeof searchHits.hits>} Hits */

{
  const READY = 1,
    QUERY = 2,
    RESULT = 3; // Material's numbers

  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const config = JSON.parse(part("#__config", HTMLScriptElement).textContent);
  const search = part(".md-search", HTMLElement);
  const input = part(".md-search__input", HTMLInputElement);
  const toggle = part("#__search", HTMLInputElement);
  const list = part(".md-search-result__list", HTMLElement);
  const notice = part(".search-notice", HTMLElement);
  const count = part(".md-search-result__meta", HTMLElement);
  const said = part(".search-said", HTMLElement);
  const offers = part(".search-offers", HTMLElement);
  const answer = part(".search-answer", HTMLElement);
  const missed = document.querySelector(".search-missed");
  const chosen = {
    natverk: part("#search-network", HTMLSelectElement),
    ar: part("#search-year", HTMLSelectElement),
    slag: part("#search-group", HTMLSelectElement),
  };

  /**
   * A part of the page; see theme/base.html and theme/partials/search.html.
   * @template {HTMLElement} T
   * @param {string} selector
   * @param {new () => T} type
   * @returns {T}
   */
  function part(selector, type) {
    const found = document.querySelector(selector);
    if (found instanceof type) return found;
    throw new TypeError(`No ${selector} on the page`);
  }

  /** @param {string} name */
  const address = (name) => new URL(name, own).href;

  // --- The engine ----------------------------------------------------------------------------------------------------

  const BrowserWorker = window.Worker;
  /**
   * What answers queries, when the search has been opened: a worker, or what stands for one.
   * @type {{ postMessage(message: { type: number, data: string, filter: Filter }): void } | null}
   */
  let engine = null;
  let asked = ""; // the last query
  let kept = ""; // where the hit led that had the focus when new ones came
  /**
   * The hits as the engine gave them, in the order in which Material draws them.
   * @type {Hits["items"]}
   */
  let items = [];

  /* What Material takes for its worker. */
  const standIn = Object.assign(new EventTarget(), {
    /** @param {{ type: number, data: string }} message */
    postMessage({ type, data }) {
      if (type !== QUERY) return;
      asked = data;
      ask();
    },
  });

  window.Worker = new Proxy(BrowserWorker, {
    /** @param {[string | URL, WorkerOptions?]} wanted */
    construct: (_, wanted) => (wanted[0] === config.search ? standIn : new BrowserWorker(...wanted)),
  });

  /** @param {Element | null} link a hit; another query may be answered by another section of the same page */
  const leadsTo = (link) => (link instanceof HTMLAnchorElement ? link.href.replace(/#.*/, "") : "");

  function ask() {
    const { natverk, ar, slag } = chosen;
    const filter = { network: natverk.value, year: Number(ar.value), group: slag.selectedIndex };
    engine?.postMessage({ type: QUERY, data: asked, filter });
  }

  /**
   * What comes from the engine, on its way to Material.
   * @param {{ data: { type: number, choices?: ReturnType<typeof searchHits.choices>, data?: { items: Hits["items"] }, about?: About } }} message
   */
  function heard({ data }) {
    if (data.choices) offer(data.choices);
    if (data.data) {
      remember();
      kept = list.contains(document.activeElement) ? leadsTo(document.activeElement) : "";
      items = data.data.items;
    }
    standIn.dispatchEvent(new MessageEvent("message", { data }));
    if (data.about) say(data.about);
    if (data.type === READY) ask();
  }

  function start() {
    if (engine) return;
    try {
      const worker = new BrowserWorker(address("worker.js"));
      worker.onmessage = heard;
      worker.onerror = (event) => {
        event.preventDefault();
        startInPage(true);
      };
      engine = worker;
    } catch {
      startInPage(location.protocol !== "file:");
    }
  }

  /* The same scripts in the same order as in worker.js. */
  const SCRIPTS = [
    "words.js",
    "query.js",
    "ranking.js",
    "vocabulary.js",
    "spelling.js",
    "meaning.js",
    "answers.js",
    "packed.js",
    "site.js",
    "weigh.js",
    "likely.js",
    "closely.js",
    "known.js",
    "engine.js",
    "hits.js",
    "../../search/index.js",
  ];

  /**
   * The same engine without a worker.
   * @param {boolean} blocked whether the reader should know why typing may be slow
   */
  async function startInPage(blocked) {
    engine = { postMessage() {} };
    try {
      for (const name of SCRIPTS) await load(name);
      const site = searchSite.build(searchSite.loaded());
      if (blocked)
        tell(
          "Webbläsaren tillåter inte att sökningen körs i bakgrunden (Web Worker). Den fungerar ändå, men kan vara trög.",
        );
      engine = {
        postMessage({ data, filter }) {
          const { items, about } = searchHits.hits(site, data, filter);
          heard({ data: { type: RESULT, data: { items }, about } });
        },
      };
      heard({ data: { type: READY, choices: searchHits.choices(site) } });
    } catch {
      count.textContent = "";
      tell("Sökningen kan inte laddas. Ladda om sidan, eller hitta via menyn.");
    }
  }

  /** @param {string} name */
  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address(name), onload: resolve, onerror: reject });
      document.head.append(script);
    });
  }

  /** @param {string} message */
  function tell(message) {
    notice.textContent = message;
    notice.hidden = false;
  }

  // --- What is said about the hits -----------------------------------------------------------------------------------

  // A whole letter may have been pasted. Mail programs take no longer a subject, nor servers an address without end.
  const MOST = { words: 6, word: 40, subject: 120, address: 500 };

  /**
   * @param {string} text
   * @param {number} most signs
   */
  function inShort(text, most) {
    const signs = [...text];
    return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : text;
  }

  /**
   * @param {string} name
   * @param {...(string | Node)} content
   */
  function made(name, ...content) {
    const element = document.createElement(name);
    element.append(...content);
    return element;
  }

  /**
   * Says above the hits how many they are, what was searched for and what is not on the site, and shows the answer, if
   * there is one.
   * @param {About} about
   */
  function say(about) {
    const shown = items.length;
    // Material tells how many it has got, and says in the same words what there is to do where it has got none.
    const many = about.total > shown ? `de ${shown} bästa av ${about.total} träffar` : count.textContent;
    if (shown && about.answer) count.textContent = `Ett svar och ${many}`;
    else if (shown < about.total) count.textContent = `Visar ${many}`;
    showAnswer(about.answer);
    if (missed instanceof HTMLElement) {
      missed.hidden = !asked.trim();
      const link = missed.querySelector("a");
      if (link) {
        link.dataset.letter ||= link.href;
        link.href = link.dataset.letter + encodeURIComponent(inShort(asked.trim(), MOST.subject));
      }
    }
    sayCalmly(sentences(about), buttons(about));
  }

  /**
   * The answer as a card, all of which is a link. Enter in the box follows the link with the highest score, which
   * Material looks for in the first element within; its hits have 1.
   * @param {About["answer"]} found
   */
  function showAnswer(found) {
    if (!found && answer.contains(document.activeElement)) input.focus();
    answer.hidden = !found;
    answer.replaceChildren();
    if (!found) return;
    const lines = [
      ["label", "Svar"],
      ["text", found.text],
      ["note", found.note],
    ];
    const card = made("span");
    card.dataset.mdScore = "2";
    for (const [name, text] of [...lines, ["source", found.source && `Källa: ${found.source}`]]) {
      if (!text) continue;
      const line = made("span", text);
      line.className = `search-answer__${name}`;
      card.append(line, " ");
    }
    const link = Object.assign(document.createElement("a"), {
      href: new URL(found.url, new URL(config.base, location.href)),
    });
    link.append(card);
    answer.append(link);
  }

  /**
   * The sentences above the hits, each of texts and marked words.
   * @param {About} about
   * @returns {(string | Node)[][]}
   */
  function sentences({ total, unknown, nearest, corrected, maybe, elsewhere }) {
    const strong = (/** @type {string} */ word) => made("strong", inShort(word, MOST.word));
    /** @type {(string | Node)[][]} */
    const all = [];
    if (unknown.length) {
      const told = unknown.slice(0, MOST.words);
      const more = unknown.length - told.length;
      const words = told.flatMap((word, at) => {
        const before = !at ? "" : at === unknown.length - 1 ? " och " : ", ";
        return [before, strong(word)];
      });
      all.push(["Inget om ", ...words, more ? ` och ${more} ord till` : "", " på webbplatsen."]);
      if (total && nearest) all.push(["Träffarna är det närmaste som finns."]);
      else if (total) all.push(["Träffarna gäller resten av det du skrev."]);
    }
    for (const [typed, meant] of corrected)
      all.push(["Visar träffar för ", strong(meant), ` i stället för ”${typed}”.`]);
    if (elsewhere !== undefined) {
      const named = Object.values(chosen).flatMap((select) => (select.value ? select.selectedOptions[0].text : []));
      const rest = elsewhere ? "." : ", men utanför det finns inget heller.";
      all.push(["Sökningen gällde bara ", strong(named.join(", ")), rest]);
    }
    if (maybe.length) all.push(["Kanske menade du:"]);
    return all;
  }

  /**
   * What can be pressed instead: other queries, or to search in all.
   * @param {About} about
   */
  function buttons({ maybe, elsewhere }) {
    const found = maybe.map((query) => button(query, () => put(query)));
    return elsewhere
      ? [button(`Visa alla: ${elsewhere} ${elsewhere === 1 ? "träff" : "träffar"} (Enter)`, showAll), ...found]
      : found;
  }

  /**
   * @param {string} text
   * @param {() => void} press
   */
  function button(text, press) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: text });
    made.addEventListener("click", () => {
      input.focus();
      press();
    });
    return made;
  }

  /** @param {string} query */
  function put(query) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
  }

  function showAll() {
    for (const select of Object.values(chosen)) select.value = "";
    ask();
  }

  /* What no longer holds is gone at once; what holds instead is said when the reader has stopped typing, so that a screen
     reader says it once and not for every key. */
  let calm = 0;
  let lastSaid = "";
  /**
   * @param {(string | Node)[][]} sentences
   * @param {HTMLElement[]} buttons
   */
  function sayCalmly(sentences, buttons) {
    const lines = sentences.map((sentence) => made("span", ...sentence));
    const whole = [...lines, ...buttons].map((line) => line.textContent).join("\n");
    if (whole === lastSaid) return;
    lastSaid = whole;
    clearTimeout(calm);
    // A button that has the focus goes with it; who stood there is in the box again.
    if (offers.contains(document.activeElement)) input.focus();
    said.replaceChildren();
    offers.replaceChildren();
    if (!whole) return;
    calm = setTimeout(() => {
      said.replaceChildren(...lines);
      offers.replaceChildren(...buttons.map((one) => made("li", one)));
    }, 400);
  }

  // --- Filters and the address ---------------------------------------------------------------------------------------

  /** @param {ReturnType<typeof searchHits.choices>} choices */
  function offer({ networks, candidates, years, groups }) {
    const options = (/** @type {typeof networks} */ some) => some.map(({ id, name }) => new Option(name, id));
    chosen.natverk.append(...options(networks));
    if (candidates.length) {
      const group = Object.assign(document.createElement("optgroup"), { label: "Kandidater" });
      group.append(...options(candidates));
      chosen.natverk.append(group);
    }
    for (const year of years) chosen.ar.add(new Option(String(year)));
    for (const name of groups) chosen.slag.add(new Option(name));
    const parameters = new URLSearchParams(location.search);
    for (const [name, select] of Object.entries(chosen)) {
      const wanted = parameters.get(name);
      if (wanted && [...select.options].some(({ value }) => value === wanted)) select.value = wanted;
      select.disabled = false;
    }
  }

  for (const select of Object.values(chosen)) select.addEventListener("change", ask);

  /* The search in the address, so that it can be sent to a colleague and found again with the back button. Browsers allow
     so many changes a minute: not one for every key. */
  let waiting = 0;
  function remember() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const query = input.value.trim();
      if (toggle.checked) write({ q: query.length > MOST.address ? "" : query, ...values() });
    }, 250);
  }

  /** @returns {Record<string, string>} */
  const values = () => Object.fromEntries(Object.entries(chosen).map(([name, select]) => [name, select.value]));

  /** @param {Record<string, string>} parameters none of those that are empty is left in the address */
  function write(parameters) {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(parameters))
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    // Material closes the search on a page that is opened at a heading.
    if (parameters.q) url.hash = "";
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  // --- Opening, closing and the keyboard -----------------------------------------------------------------------------

  let leaving = false; // to a hit

  const close = () => {
    if (toggle.checked) toggle.click();
  };

  search.addEventListener("focusin", start);
  // Material waits for a key: what is pasted with the mouse, dictated or chosen from a list is searched for too.
  input.addEventListener("input", () => {
    if (!toggle.checked) toggle.click();
    input.dispatchEvent(new Event("keyup"));
  });
  // Nor does it see that a click on *Rensa* has emptied the box, which happens after this event.
  input.form?.addEventListener("reset", () => setTimeout(() => input.dispatchEvent(new Event("keyup"))));
  // Closed with Escape, the box still has the focus, at which Material would open it.
  input.addEventListener("click", () => {
    if (!toggle.checked) toggle.click();
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) {
      start();
      // Before the engine is there, no filter of the address has been chosen yet.
      if (!chosen.natverk.disabled) remember();
    } else if (!leaving) {
      clearTimeout(waiting);
      write({ q: "", natverk: "", ar: "", slag: "" });
    }
  });

  /**
   * Whether something happened to a part of the page, or within it.
   * @param {EventTarget | null} target
   * @param {string} selector
   */
  const isIn = (target, selector) => target instanceof Element && target.closest(selector) !== null;

  // The hit's page keeps its own history: back from it, the search is still in the address.
  search.addEventListener(
    "click",
    ({ target }) => {
      if (isIn(target, "a")) leaving = true;
    },
    true,
  );

  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !search.contains(relatedTarget)) close();
  });

  /* Material listens on the window: Tab closes its search, and almost any key on a hit or in a filter moves to the box. */
  search.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const toHits = key === "ArrowDown" || key === "ArrowUp";
    if (key === "Escape") {
      // The box has the focus, closed: from anything before it the next Tab would open the search again. Material opens
      // it on focus, a moment late.
      event.stopPropagation();
      input.focus();
      setTimeout(close, target === input ? 0 : 20);
    } else if (key === "Enter" && target === input && !items.length && offers.querySelector("button")) {
      event.preventDefault();
      event.stopPropagation();
      offers.querySelector("button")?.click();
    } else if (key === "Tab" || isIn(target, "select, button") || (target !== input && !toHits && key.length > 1))
      event.stopPropagation();
  });

  /* Material's hits cannot be reached with Tab, and each brings headings and a landmark that belong to no page. New hits
     replace the old: who was quick enough to stand on one would be nowhere. */
  new MutationObserver(() => {
    for (const link of search.querySelectorAll(".md-search-result__link[tabindex]")) link.removeAttribute("tabindex");
    for (const mark of search.querySelectorAll(".md-search-result :is(h1, h2, nav, article):not([role])"))
      mark.role = "presentation";
    const links = [...list.querySelectorAll("a")];
    links.forEach((link, at) => {
      if (items[at]?.[0].to) link.hash = items[at][0].to;
    });
    if (kept) (links.find((link) => leadsTo(link) === kept) || links[0] || input).focus();
    kept = "";
  }).observe(list, { childList: true });

  /* Material draws more hits when the list is scrolled to its end; here more stands below, and the last hit that was
     reached by a key is above it. */
  list.addEventListener("focusin", ({ target }) => {
    const wrap = list.closest(".md-search__scrollwrap");
    if (wrap && target === list.querySelector("li:last-child a")) wrap.scrollTop = wrap.scrollHeight;
  });

  /* In a narrow window Material keeps the page still for as long as the search lies over it, and a moment after: who was
     quick to go on to what stands further down would have focus out of sight. */
  new MutationObserver(() => {
    const reached = document.activeElement;
    if (!document.body.hasAttribute("data-md-scrolllock") && !isIn(reached, ".md-header") && reached !== document.body)
      reached?.scrollIntoView({ block: "nearest" });
  }).observe(document.body, { attributeFilter: ["data-md-scrolllock"] });

  /* A hit leads to the section that answers, with its words in the address: see found.js. */
  let isFound = false;
  function findWords() {
    leaving = false;
    if (isFound || !location.hash.includes("?ord=")) return;
    isFound = true;
    load("found.js");
  }
  window.addEventListener("hashchange", findWords);
  findWords();

  // Material opens the search for words in the address alone, and not when the back button has brought the page as it
  // was left: with the search closed, since a hit was chosen.
  window.addEventListener("pageshow", () => {
    leaving = false;
    const parameters = new URLSearchParams(location.search);
    if (toggle.checked || ![...Object.keys(chosen), "q"].some((name) => parameters.get(name))) return;
    toggle.click();
    input.focus();
  });
}
