/* What a built site's own search answers, and what it costs: node timed.mjs site < queries.json > answers.json
   The queries are a list of texts. Each is asked once, as by a reader who has just opened the search. The answer holds the
   milliseconds until the search was ready, and for each query the addresses of its hits, best first, whether it was said
   that the site knows nothing of it, and its milliseconds. (The time of this thread alone is counted in steps of four.) */

import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";

const folder = path.join(process.argv[2], "assets/search");
const queries = JSON.parse(readFileSync(process.stdin.fd, "utf8"));

const sent = [];
const heard = [];
const run = (name) => {
  const file = path.join(folder, name);
  vm.runInThisContext(readFileSync(file, "utf8"), { filename: file });
};
Object.assign(globalThis, {
  importScripts: (...names) => names.forEach(run),
  postMessage: (message) => sent.push(message),
  addEventListener: (_, listener) => heard.push(listener),
});

const before = performance.now();
run("worker.js");
const ready = performance.now() - before;

const answers = queries.map((query) => {
  const started = performance.now();
  for (const listener of heard) listener({ data: { type: 2, data: query, filter: {} } });
  const cost = performance.now() - started;
  const { data, about } = sent.at(-1);
  const pages = data.items.map(([hit]) => hit.location.split("#")[0]);
  return { pages, unknown: about ? about.unknown.length > 0 : pages.length === 0, milliseconds: cost };
});
process.stdout.write(JSON.stringify({ ready, answers }));
