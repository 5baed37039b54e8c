/* Asks a built site's search what it finds: node ask.mjs site/search/index.js < queries.json > answers.json
   The queries are a list of texts; the answer holds for each the addresses of its hits, best first, and the words of it
   that the site is said not to know. */

import { readFileSync } from "node:fs";
import vm from "node:vm";
import { startWorker } from "./scripts.mjs";

const index = process.argv[2];
const worker = startWorker(() => vm.runInThisContext(readFileSync(index, "utf8"), { filename: index }));
const queries = JSON.parse(readFileSync(process.stdin.fd, "utf8"));
const answers = queries.map((query) => ({
  pages: worker.ask(query).map(([hit]) => hit.location),
  unknown: worker.about().unknown,
}));
process.stdout.write(JSON.stringify(answers));
