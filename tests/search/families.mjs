/* Which words does the browser take for forms of one: node families.mjs < index.js > families.json */

import { readFileSync } from "node:fs";
import vm from "node:vm";
import { source } from "./scripts.mjs";

for (const script of [source("words.js"), source("packed.js"), readFileSync(0, "utf8")]) vm.runInThisContext(script);
const { families } = vm.runInThisContext("searchPacked.unpacked(searchIndex)");
process.stdout.write(JSON.stringify(families));
