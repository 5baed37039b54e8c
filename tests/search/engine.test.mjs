/* Does the engine rank what holds now before what held, and what was asked for before all else? On a made-up site. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded } from "./scripts.mjs";

const { searchEngine, searchRanking, site } = loaded();

/** The addresses that a query finds, best first. */
const found = (query, filter = {}) => searchEngine.search(site, query, filter).found.map(({ page }) => page.url);

for (const [query, first] of [
  ["resorna", "resor/"],
  ["reserapporterna", "resor/"],
  ["rese rapport", "resor/"],
  ["avgift", "avgifter/"],
  ["medlemsavgift", "avgifter/"],
  ["belysningsnätverk", "provnat/"],
  ["arbetsgruppsordförande", "provnat/"],
  ["ordforande", "provnat/"],
  ["gotebrog", "organisation/"],
  ["omorganisation", "organisation/"],
  ["working group chair", "provnat/"],
  ["european light network", "provnat/"],
  ["provnet", "provnat/"],
  ["källorna", "kallor/"],
  ["hur lämnar jag en reserapport", "resor/"],
  ["tågresor", "resor/"],
  ["reserapprot", "resor/"],
  ["vad är det som vi är med i", "avgifter/"],
  ["provnämndresor", "resor/"],
  ["ordförande", "provnat/"],
  ["vice ordförande", "annat/"],
])
  test(`everyday Swedish finds its page: ${query}`, () => assert.equal(found(query)[0], first));

test("a network by name is its overview", () => assert.equal(found("provnät")[0], "provnat/"));

test("the plan in force comes before history", () => {
  const pages = found("provnät handlingsplan");
  assert.equal(pages[0], "provnat/2023/");
  assert.ok(pages.indexOf("provnat/2021/") > 0);
  assert.deepEqual(found("elektrifiering").slice(0, 2), ["provnat/2023/", "provnat/2021/"]);
});

for (const query of ["provnät 2021 syfte", "2021 provnat", "elektrifiering 2021"])
  test(`a stated year is the year that is meant: ${query}`, () => assert.equal(found(query)[0], "provnat/2021/"));

// Pages of the year stand among the hits though they lack the word, and before those that lack both.
test("a year is asked for even where no other word is found", () =>
  assert.deepEqual(new Set(found("reserapport 2021").slice(0, 2)), new Set(["resor/", "provnat/2021/"])));

test("the filters hold", () => {
  assert.deepEqual(new Set(found("nätverk", { network: "annat" })), new Set(["annat/"]));
  assert.deepEqual(new Set(found("", { year: 2021 })), new Set(["provnat/2021/"]));
  assert.deepEqual(found(""), []);
});

test("a word that says nothing decides nothing", () =>
  assert.deepEqual(found("var finns reserapporten"), found("reserapporten")));

test("the best section of a page is told", () => {
  const [first] = searchEngine.search(site, "elektrifiering", {}).found;
  assert.equal(first.page.sections[first.section].heading.text, "Mer");
});

test("every kind of page has its place in the table, and nobody changes the table by accident", () => {
  for (const { kind } of site.pages) assert.ok(searchRanking.kind[kind] > 0, kind);
  for (const part of [searchRanking, ...Object.values(searchRanking)]) assert.ok(Object.isFrozen(part));
});

for (const [query, unknown] of [
  ["Odense", ["Odense"]],
  ["ordförande Odense", ["Odense"]],
  ["provnät handlingsplan 2021 ordförande blåbär", []],
  ["ordförande provnät", []],
])
  test(`a query of which half is unknown is said to be that: ${query}`, () =>
    assert.deepEqual(searchEngine.search(site, query, {}).unknown, unknown));

test("what an unknown word may mean is offered and not searched for", () => {
  const { found, unknown, maybe } = searchEngine.search(site, "prrovnat", {});
  assert.deepEqual([unknown, maybe], [[], []], "one slip is mended");
  assert.ok(found.length);
  assert.deepEqual(searchEngine.search(site, "poevnat", {}).maybe, ["Provnät"]);
});
