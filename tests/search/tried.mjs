/* What would a built site's search find with other factors than those of ranking.js? node tried.mjs site/search/index.js
   stays: it writes the table of factors as a line of JSON, and then answers each line that it reads. A line holds factors
   that differ from the table, by the part of it and their names, and which queries are asked; the answer holds for each
   query its first pages and how many of its words the reader is told are not on the site.

   What the site is made ready with, and a query read with, is kept between two tries unless one of its factors differs. */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import vm from "node:vm";
import { source, startWorker } from "./scripts.mjs";

const FIRST = 3;
const index = process.argv[2];

Object.freeze = (table) => table;
const kept = new Map();
startWorker(() => vm.runInThisContext(readFileSync(index, "utf8"), { filename: index }), {
  "meaning.js": () => {
    const { searchMeaning } = vm.runInThisContext("({ searchMeaning })");
    const { analyse } = searchMeaning;
    searchMeaning.analyse = (site, query) => {
      if (!kept.has(query)) kept.set(query, analyse(site, query));
      return kept.get(query);
    };
  },
});
const { searchRanking, searchSite, searchEngine } = vm.runInThisContext(
  "({ searchRanking, searchSite, searchEngine })",
);
const table = structuredClone(searchRanking);

/* The parts of the table that scripts use before the site is ready: those that worker.js runs until site.js. */
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
  kept.clear();
  site = searchSite.build(searchSite.loaded());
}

function answer(query) {
  const { found, unknown } = searchEngine.search(site, query, {});
  return [found.slice(0, FIRST).map(({ page }) => page.url), unknown.length];
}

process.stdout.write(`${JSON.stringify(table)}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const { factors, queries } = JSON.parse(line);
  put(factors);
  process.stdout.write(`${JSON.stringify(queries.map(answer))}\n`);
}
