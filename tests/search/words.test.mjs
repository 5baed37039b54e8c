/* Does the search read Swedish words: without endings, with slips, the small ones where they mean something? */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loaded } from "./scripts.mjs";

const { searchWords } = loaded();
const { asked, fold, kin, root, slips, stem, tokens, wordsIn } = searchWords;

// tests/test_search_engine.py reads the same texts with the functions of the build.
const READ_ALIKE = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));

for (const { text, words } of READ_ALIKE)
  test(`words are read as they were at build time: "${text}"`, () => assert.deepEqual(tokens(text), words));

test("a word is told with where it stands and how it is written", () => {
  assert.deepEqual(wordsIn("Till Göteborg!"), [
    { index: 0, written: "Till", word: "till" },
    { index: 5, written: "Göteborg", word: "goteborg" },
  ]);
});

for (const forms of [
  "resa resor resorna resan resans",
  "kontakt kontakter kontakten kontakterna",
  "område områden områdena områdets",
  "ordförande ordföranden ordförandena ordförandens",
  "projekt projekten projektet projektens",
  "cykel cyklar cykeln cyklarna",
  "ledamot ledamöter ledamöterna",
  "stad städer städerna stadens",
  "utvärdera utvärderar utvärdering utvärderingarna utvärderingens",
  "representera representation representanter",
  "organisation organisationens organisationer organisationernas",
  "deltagande deltagandet deltagandets",
  "city cities",
])
  test(`all forms have one root: ${forms}`, () => {
    const roots = new Set(forms.split(" ").map((word) => root(fold(word))));
    assert.equal(roots.size, 1, [...roots].join());
  });

for (const pair of ["plan plats", "stad stadga", "polis policy", "nämnd namn", "råd roll", "resa rapport"])
  test(`other words have other roots: ${pair}`, () => {
    const [one, other] = pair.split(" ").map((word) => root(fold(word)));
    assert.notEqual(one, other);
  });

test("a stem keeps what a root takes: the noun that a verb became", () => {
  assert.equal(stem("utvarderingen"), stem("utvardering"));
  assert.notEqual(stem("utvarderingen"), stem("utvardera"));
});

for (const [one, other, are] of [
  ["nät", "nätet", true],
  ["program", "programmen", true],
  ["utvärdera", "utvärderingen", true],
  ["cykel", "cyklarna", true],
  ["norden", "nordstan", false],
  ["commit", "committee", false],
  ["arbetet", "arbetssätt", false],
])
  test(`${one} and ${other} ${are ? "part only in their endings" : "are two words"}`, () =>
    assert.equal(kin(fold(one), fold(other)), are));

test("small words count where they mean something together", () => {
  const said = [
    ["ar", "med"],
    ["lagger", "till"],
  ];
  assert.deepEqual(asked("vilka är vi med i", said), ["ar", "med"]);
  assert.deepEqual(asked("hur lägger jag till ett nätverk", said), ["lagger", "till", "natverk"]);
  assert.deepEqual(asked("var är nätverket", said), ["natverket"]);
});

test("small words count where there are no others, and years are no words", () => {
  assert.deepEqual(asked("vad är det"), ["vad", "ar", "det"]);
  assert.deepEqual(asked("vad är 2023"), []);
});

// Where the site knows it: "om" and "ut" mostly mean something else.
test("a verb and its particle are the noun that is made of them", () => {
  const knows = (word) => ["avstammer", "utgar"].includes(word);
  assert.deepEqual(asked("hur stämmer vi av planerna", [], knows), ["avstammer", "planerna"]);
  assert.deepEqual(asked("rapporter om resor", [], knows), ["rapporter", "resor"]);
  assert.deepEqual(asked("uppdrag som går ut", [], knows), ["uppdrag"]);
});

for (const [one, other, count] of [
  ["polis", "polis", 0],
  ["civtas", "civitas", 1],
  ["civiitas", "civitas", 1],
  ["civetas", "civitas", 1],
  ["nordsikt", "nordiskt", 1],
  ["plna", "plan", 1],
  ["abcd", "abxy", 2],
  ["abcd", "efgh", Infinity],
  ["abcd", "abcdefg", Infinity],
])
  test(`from ${one} to ${other} it is ${count} slips, of at most two`, () => assert.equal(slips(one, other, 2), count));
