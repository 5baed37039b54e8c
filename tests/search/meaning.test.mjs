/* Does the search understand a query: compounds, slips, years, networks, kinds of pages, and what holds now? */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded, MADE_UP } from "./scripts.mjs";

const { built, searchMeaning, searchVocabulary, searchWords, site } = loaded();
const analyse = (query) => searchMeaning.analyse(site, query);

for (const [word, parts] of [
  ["belysningsnätverk", ["belysning", "natverk"]],
  ["medlemsavgift", ["medlems", "avgift"]],
  ["arbetsgruppsordförande", ["arbetsgrupps", "ordforande"]],
  // Parts that are no words by themselves: what is left of them is an ending, or a word within another.
  ["inriktning", null],
  ["utvärdering", null],
  ["genomförande", null],
  ["prioriteringar", null],
])
  test(`${word} is ${parts ? "a compound" : "no compound"} of words`, () =>
    assert.deepEqual(searchVocabulary.split(site, searchWords.fold(word)), parts));

test("the words of a family are one word", () => {
  const other = built({ ...MADE_UP, families: [["resa", "resor", "resorna"]] });
  assert.equal(other.numbers.get("resa"), other.numbers.get("resorna"));
  assert.equal(searchVocabulary.same(other, "resa").get(other.numbers.get("resor")), 1);
});

test("the very word is surer than a form of it, and than a compound that ends in it", () => {
  const sure = (word, of) => searchVocabulary.related(site, word, false).get(site.numbers.get(of)) ?? 0;
  assert.equal(sure("arsavgift", "arsavgift"), 1);
  for (const near of ["arsavgifter", "avgift"])
    assert.ok(sure(near, "arsavgift") > 0 && sure(near, "arsavgift") < 1, near);
  assert.equal(sure("gods", "arsavgift"), 0);
});

test("the rest of a word may not be typed yet", () => {
  const number = site.numbers.get("stadsbelysning");
  assert.ok(searchVocabulary.related(site, "stadsbe", true).get(number) > 0.7);
  assert.ok(searchVocabulary.related(site, "stadsbe", false).get(number) < 0.6);
});

test("what asks for what holds now is no word to find", () => {
  const asked = analyse("gällande handlingsplan");
  assert.equal(asked.now, true);
  assert.deepEqual(asked.words, ["handlingsplan"]);
  assert.deepEqual(analyse("aktuell").words, ["aktuell"]);
});

test("a year that has no pages may be spoken of", () => {
  const { years, ofSite, words } = analyse("planer 2021 2030");
  assert.deepEqual([years, ofSite, words], [[2021, 2030], [2021], ["planer", "2030"]]);
});

test("a network is named by any of its names, the longest that stands there", () => {
  assert.deepEqual([...analyse("ordförande i provnät").named], [["provnat", [1]]]);
  assert.deepEqual([...analyse("european light network").named], [["provnat", [0, 1, 2]]]);
  assert.deepEqual([...analyse("gods").named], []);
});

test("a kind of page is asked for by its name", () => {
  assert.deepEqual([...analyse("provnäts handlingsplan ").kinds], ["plan"]);
  assert.deepEqual([...analyse("provnäts ordförande ").kinds], []);
});

test("words that mean something together are one unit, with what means the same", () => {
  const { units } = analyse("working group chair ");
  assert.deepEqual(
    units.map(({ at }) => at),
    [[0, 1], [2]],
  );
  const number = site.numbers.get("arbetsgrupp");
  assert.ok(units[0].alternatives.some(({ parts }) => parts.length === 1 && parts[0].has(number)));
});

test("two words that the site writes as one are one unit, with that word as an answer", () => {
  const { units } = analyse("rese rapport ");
  assert.equal(units.length, 1);
  assert.deepEqual(units[0].at, [0, 1]);
  const number = site.numbers.get("reserapport");
  assert.ok(units[0].alternatives.some(({ weight, parts }) => weight === 1 && parts[0].get(number) === 1));
});

test("a word that the site holds is no slip, wherever it stands", () => {
  const page = { url: "sida/", title: "Sida", kind: "reference", sections: [["", "", "Porvnät i en källas titel."]] };
  const words = (pages) => searchMeaning.analyse(built({ ...MADE_UP, pages }), "porvnät").words;
  assert.deepEqual(words(MADE_UP.pages), ["provnat"]);
  assert.deepEqual(words([...MADE_UP.pages, page]), ["porvnat"]);
});

// Of "källr", "källor" is one slip away; so are the roots of other words that begin likewise.
test("a slip is the word itself before another of its roots", () =>
  assert.deepEqual(analyse("källr resro").words, ["kallor", "resor"]));

test("two other letters make another word, two slips of the keyboard do not", () => {
  const page = { url: "sida/", title: "Helsingfors", kind: "list", sections: [["", "", "Ett möte."]] };
  const other = built({ ...MADE_UP, pages: [...MADE_UP.pages, page] });
  const as = (query) => searchMeaning.analyse(other, query).typed.map((one) => [one.as, one.maybe]);
  assert.deepEqual(as("Helsingborg"), [["unknown", "helsingfors"]]);
  assert.deepEqual(as("Heslingfros"), [["slip", undefined]]);
});
