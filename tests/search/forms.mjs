/* Which words does the browser take for forms of one: node forms.mjs < words.json > families.json */

import { readFileSync } from "node:fs";
import vm from "node:vm";
import { source } from "./scripts.mjs";

for (const name of ["words.js", "forms.js"]) vm.runInThisContext(source(name));
const { searchWords, searchForms } = vm.runInThisContext("({ searchWords, searchForms })");
const words = JSON.parse(readFileSync(0, "utf8"));
const read = words.map((written) => ({ written, word: searchWords.fold(written) }));
process.stdout.write(JSON.stringify(searchForms.families(read)));
