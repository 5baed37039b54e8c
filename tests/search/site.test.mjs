/* Does the site know which words stand where, what is a form of what, and what networks and phrases are called? */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded } from "./scripts.mjs";

const { built, searchWords } = loaded();

const site = built({
  day: "2025-11-15",
  pages: [
    {
      url: "resor/",
      title: "Resor",
      kind: "list",
      sections: [
        ["top", "Kalender", "Resan till Provstad. Bilagor.", ["Provstad", "Provby"]],
        ["mer", "Bilagor", "Provstad."],
      ],
    },
    { url: "tom/", title: "Tom", kind: "list", sections: [] },
  ],
  networks: [{ id: "provnat", name: "Provnät", names: ["provnat", "Nätet för prov"] }],
  synonyms: [
    ["resa", "tjänsteresa"],
    ["vara med", "medlem"],
    ["okänt", "främmande"],
  ],
  families: [["resa", "resan", "resor"]],
});

/** How much a word weighs on the first page. */
const weight = (word) => site.holders[site.numbers.get(word)][1];

test("a word weighs by where it stands: in the title, a heading, the text", () => {
  assert.equal(weight("till"), 1);
  assert.equal(weight("kalender"), 3);
  assert.equal(weight("bilagor"), 3 + 1);
  assert.equal(weight("provstad"), 1 + 1);
  assert.equal(weight("resor"), 6 + 1); // resan, a form of it, stands in the text
});

test("a page is as long as its headings and texts", () => {
  assert.deepEqual(site.lengths, [7, 0]);
  assert.equal(site.usual, 3.5);
});

test("topics are what titles and headings speak of", () => {
  assert.ok(site.topics.has(site.numbers.get("kalender")));
  assert.ok(!site.topics.has(site.numbers.get("provstad")));
});

test("a slip may be of what titles, headings and the names of records speak of", () => {
  const words = [...site.goals().values()].flat().map(({ word }) => word);
  assert.ok(["kalender", "provby", "resor"].every((word) => words.includes(word)));
});

test("the forms of a word are one number, found by their root", () => {
  const number = site.numbers.get("resa");
  assert.deepEqual(site.forms[number], ["resa", "resan", "resor"]);
  assert.deepEqual(site.roots.get("res").get(number), ["resa", "resan", "resor"]);
});

test("words of names are known, and of synonyms that the site has an answer for", () => {
  const known = [...site.familiar.values()].flat();
  assert.ok(["natet", "tjansteresa"].every((word) => known.includes(word)));
  assert.ok(!known.includes("frammande"));
});

test("a phrase is found by its first word, with what means the same, and one of small words is known as such", () => {
  const [{ words, group }] = site.phrases.get(searchWords.root("vara"));
  assert.deepEqual(
    [words, group],
    [
      ["vara", "med"],
      [["vara", "med"], ["medlem"]],
    ],
  );
  assert.deepEqual(site.said, [["vara", "med"]]);
});
