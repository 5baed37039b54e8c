/* The search's scripts for tests, loaded as a browser loads them: worker.js runs them, one after another, beside an index. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const FOLDER = new URL("../../theme/assets/search/", import.meta.url);
const INDEX = "../../search/index.js"; // where worker.js finds the index of a built site

/** The made-up site that most tests search: a few pages about the network Provnät and the city of Exempelstad. */
export const MADE_UP = JSON.parse(readFileSync(new URL("made_up.json", import.meta.url), "utf8"));

/** The text of one of the scripts. */
export const source = (name) => readFileSync(new URL(name, FOLDER), "utf8");

/**
 * Starts worker.js with an index, once in a process: what a browser gives a worker stands here. `index` is a function
 * that leaves it where search/index.js does; `after` holds what is to happen once a script has run, by its name.
 */
export function startWorker(index, after = {}) {
  const run = (name) => {
    vm.runInThisContext(source(name), { filename: fileURLToPath(new URL(name, FOLDER)) });
    after[name]?.();
  };
  const sent = [];
  const heard = [];
  Object.assign(globalThis, {
    importScripts(...names) {
      for (const name of names) name === INDEX ? index() : run(name);
    },
    postMessage: (message) => sent.push(message),
    addEventListener: (_, listener) => heard.push(listener),
  });
  run("worker.js");
  return {
    ready: sent[0],
    /** The hits for a query, as Material gets them. */
    ask(query, filter = {}) {
      for (const listener of heard) listener({ data: { type: 2, data: query, filter } });
      return sent.at(-1).data.items;
    },
    /** What was said about the last of these. */
    about: () => sent.at(-1).about,
  };
}

const SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/**
 * An index as actionplans/search/packed.py packs it, as simply as packed.js can read it: no text is said to be new, and
 * no word to begin as another or to be a form of one.
 */
export function packed({ pages, asked = {}, synonyms, sources = [], answers = { us: [], alike: [] }, ...index }) {
  const [texts, words] = [[], []];
  const number = (list, one) => {
    const at = list.includes(one) ? list.indexOf(one) : list.push(one) - 1;
    return (at < 46 ? "" : SIGNS[46 + Math.floor(at / 46)]) + SIGNS[at % 46];
  };
  const numbered = (text) => {
    const [before, ...rest] = text.split(/((?:vice )?[\p{L}\p{N}]+)/iu);
    const isBetween = (at) => at % 2 === 1 && at < rest.length - 1 && rest[at] === " ";
    return before + rest.map((one, at) => (at % 2 ? (isBetween(at) ? "" : one) : number(words, one))).join("");
  };
  const line = (cells) => cells.map((cell) => number(texts, cell)).join("");
  const ways = (asks = []) =>
    asks.map((ask) => (ask.match(/[\p{L}\p{N}]+/gu) || []).map((word) => number(words, word)).join("")).join(" ");
  const section = ([anchor, heading, text, rows = [], asks = []]) => [
    [heading, ...text.split("\n")].map((one) => line(one.split(" · "))).join(" "),
    `#${anchor}`,
    line(rows),
    ways(asks),
  ];
  const told = ({ text, note, source, ...one }) =>
    Object.fromEntries([
      ...Object.entries(one),
      ...Object.entries({ text, note, source }).flatMap(([key, said]) => (said ? [[key, line([said])]] : [])),
    ]);
  const found = {
    ...index,
    pages: pages.map((page) => ({
      ...page,
      title: line([page.title]),
      sections: page.sections.map(section),
      asked: ways(page.asked),
    })),
    asked: Object.fromEntries(Object.entries(asked).map(([type, asks]) => [type, ways(asks)])),
    synonyms: synonyms.map(line),
    sources: line(sources),
    answers: {
      ...answers,
      alike: answers.alike.map((one) => ({ ...one, asks: line(one.asks), told: one.told.map(told) })),
    },
  };
  return {
    ...found,
    texts: texts.map(numbered),
    words: words.map((word) => `!${word}`).join(""),
    endings: "a".repeat(words.length),
  };
}

/** What the scripts leave when they run on the made-up site, and that site. */
export function loaded() {
  const worker = startWorker(() => {
    globalThis.searchIndex = packed(MADE_UP);
  });
  const names =
    "searchWords, searchRanking, searchPacked, searchVocabulary, searchMeaning, searchAnswers, searchSite, searchEngine, searchHits";
  const scripts = vm.runInThisContext(`({ ${names} })`);
  const { searchPacked, searchSite } = scripts;
  /** The site of an index, as it is before it is packed. */
  const built = (index) => searchSite.build({ ...searchPacked.unpacked(packed(index)), families: index.families });
  return {
    ...scripts,
    built,
    site: built(MADE_UP),
    worker,
  };
}
