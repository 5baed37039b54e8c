/* What would a built site's search find with other factors than those of ranking.js? node tried.mjs site/search/index.js
   stays: it writes the table of factors as a line of JSON, and then answers each line that it reads. A line holds factors
   that differ from the table, by the part of it and their names, and which queries are asked; the answer holds for each
   query its first pages and the words that the reader is told are not on the site.

   A result is kept until a factor that was read for it differs: most factors are read for some queries only. */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import vm from "node:vm";
import { source, startWorker } from "./scripts.mjs";

const FIRST = 3;
/* How many results of each are kept: those of a factor's values, and the one before. */
const MOST = 8;
const index = process.argv[2];
const loaded = (names) => vm.runInThisContext(`({ ${names} })`);

const values = []; // of the factors
let read = new Set(); // those that have been read
const all = []; // that is kept

/** Lets every factor be read from `values`, and notes that it was. */
function watch(ranking) {
  for (const part of Object.values(ranking))
    for (const name of Object.keys(part)) {
      const at = values.push(part[name]) - 1;
      const get = () => {
        read.add(at);
        return values[at];
      };
      const set = (value) => {
        values[at] = value;
      };
      Object.defineProperty(part, name, { get, set, enumerable: true });
    }
}

/** A function whose results are kept by one of what it is called with. */
function keeping(make, keyOf) {
  const kept = new Map();
  all.push(kept);
  return (...given) => {
    const key = keyOf(given);
    const before = kept.get(key) || [];
    const outer = read;
    let known = before.find((one) => one.read.every(([at, value]) => values[at] === value));
    if (!known) {
      read = new Set();
      const result = make(...given);
      known = { result, read: [...read].map((at) => [at, values[at]]) };
    }
    kept.set(key, [known, ...before.filter((one) => one !== known).slice(0, MOST - 1)]);
    for (const [at] of known.read) outer.add(at);
    read = outer;
    return known.result;
  };
}

Object.freeze = (table) => table;
let table;
startWorker(() => vm.runInThisContext(readFileSync(index, "utf8"), { filename: index }), {
  "ranking.js": () => {
    const { searchRanking } = loaded("searchRanking");
    table = structuredClone(searchRanking);
    watch(searchRanking);
  },
  "meaning.js": () => {
    const { searchMeaning } = loaded("searchMeaning");
    searchMeaning.analyse = keeping(searchMeaning.analyse, ([, query]) => query);
  },
  "weigh.js": () => {
    const { searchWeigh } = loaded("searchWeigh");
    searchWeigh.weigh = keeping(searchWeigh.weigh, ([, units]) => units);
  },
  "closely.js": () => {
    const { searchClosely } = loaded("searchClosely");
    searchClosely.asksFor = keeping(searchClosely.asksFor, ([, , weighed]) => weighed);
  },
});
const { searchRanking, searchSite, searchEngine } = loaded("searchRanking, searchSite, searchEngine");

/* The parts of the table that scripts use before the site is ready, those that worker.js runs until site.js: the site
   keeps for itself what it has found out with them. */
const scripts = [...source("worker.js").matchAll(/"(\w+\.js)"/g)].map(([, name]) => name);
const early = scripts.slice(0, scripts.indexOf("site.js") + 1).map(source);
const parts = Object.keys(table).filter((part) =>
  early.some((text) => new RegExp(`const \\{[^}]*\\b${part}\\b[^}]*\\} = searchRanking`).test(text)),
);

let ready = "";
let site;

/** Puts the table as it is to be tried, and makes the site ready for it. */
function put(differing) {
  for (const [part, factors] of Object.entries(table))
    Object.assign(searchRanking[part], factors, differing[part] || {});
  const made = JSON.stringify(parts.map((part) => searchRanking[part]));
  if (made === ready) return;
  ready = made;
  for (const kept of all) kept.clear();
  site = searchSite.build(searchSite.loaded());
}

const answer = keeping(
  (query) => {
    const { found, unknown } = searchEngine.search(site, query, {});
    return [found.slice(0, FIRST).map(({ page }) => page.url), unknown];
  },
  ([query]) => query,
);

process.stdout.write(`${JSON.stringify(table)}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const { factors, queries } = JSON.parse(line);
  put(factors);
  process.stdout.write(`${JSON.stringify(queries.map((query) => answer(query)))}\n`);
}
