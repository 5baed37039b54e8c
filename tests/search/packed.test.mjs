/* Is the index read as it was written: each text where it stands, new or known, and every way to ask in its words? */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded, MADE_UP, packed } from "./scripts.mjs";

const { searchPacked } = loaded();
const { anchorOf, unpacked } = searchPacked;
const EMPTY = { sources: "", synonyms: [], answers: { us: [], alike: [] }, asked: {} };

/** A section as it is written in made_up.json, its ways to ask in words. */
const plain = (section, words) => [
  anchorOf(section),
  section.heading.text,
  section.lines.map(({ text }) => text).join("\n"),
  section.rows.map(({ text }) => text),
  spoken(section.asked, words),
];
const spoken = (asks, words) => asks.map((ask) => ask.map((one) => words[one].word).join(" "));

test("a text is new or stands there already, and an anchor is what the heading gives", () => {
  const pages = [
    {
      url: "a/",
      title: "!",
      sections: [
        ["! a! !", "", "a"],
        ["! b", "#eget", "", "bc"],
      ],
      asked: "d ab",
    },
    { url: "b/", title: "a", sections: [["e"]] },
  ];
  // The words by their numbers, a to g: möte, Möten, nytt, resa, resor (three letters as before), vice ordförande, Start.
  const words = "!möte!Möten!nytt!resa%or!vice ordförande!Start";
  const endings = "bcabcaa";
  const texts = ["g", "a, cb!", "e", "– c", "df"];
  const answers = { us: [], alike: [{ asks: "bd", name: "X", told: [{ url: "#a", text: "e", source: "c" }] }] };
  const found = unpacked({ ...EMPTY, pages, texts, words, endings, answers, asked: { start: "a ac" } });
  const [first, second] = found.pages;
  const said = ["möte, nytt Möten!", "resor", "– nytt", "resa vice ordförande"];
  assert.deepEqual(plain(first.sections[0], found.words), [
    "mote-nytt-moten",
    said[0],
    `Start · ${said[1]}\n${said[2]}`,
    ["Start"],
    [],
  ]);
  assert.deepEqual(plain(first.sections[1], found.words), ["eget", said[3], said[0], [], ["moten nytt"]]);
  assert.deepEqual([first.title, spoken(first.asked, found.words)], ["Start", ["resa", "mote moten"]]);
  assert.equal(second.title, "Start");
  assert.deepEqual(plain(second.sections[0], found.words), ["resa-vice-ordforande", said[3], "", [], []]);
  assert.deepEqual(spoken(found.asked.start, found.words), ["mote", "mote nytt"]);
  const told = [{ url: "#a", text: said[3], source: said[1] }];
  assert.deepEqual(found.answers.alike, [{ asks: [said[0], said[2]], name: "X", told }]);
  assert.deepEqual(
    second.sections[0].heading.words.map((word) => found.words[word].word),
    ["resa", "viceordforande"],
  );
  assert.deepEqual(found.families, [
    ["mote", "moten"],
    ["resa", "resor"],
  ]);
});

test("a word is told as the pages write it: a name with its capital, though an address has it small", () => {
  const words = "!Civitas!civitas!Möte!möte!årsavgift";
  const texts = [...Array.from({ length: 11 }, (_, at) => `a${"–".repeat(at)}`), "b", "c. c", "d"];
  const section = [`! ${"!".repeat(texts.length - 2)}`, "#a"];
  const pages = [{ url: "a/", title: "!", sections: [section], asked: "b e" }];
  const written = unpacked({ ...EMPTY, pages, texts, words, endings: "aaaaa" }).written();
  assert.deepEqual(["civitas", "mote", "arsavgift"].map(written), ["Civitas", "möte", "årsavgift"]);
});

test("what an answer alone says is no word of the site", () => {
  const answers = { us: [], alike: [{ asks: "a", told: [{ url: "", text: "b" }] }] };
  const { families } = unpacked({
    ...EMPTY,
    pages: [],
    texts: ["a", "b"],
    words: "!resa!resor",
    endings: "bc",
    answers,
  });
  assert.deepEqual(families, []);
});

test("a number may have several signs: those before the last count for more", () => {
  const texts = Array.from({ length: 800 }, (_, at) => "–".repeat(at + 1));
  const page = { url: "a/", title: "a", sections: [["a Va VVa", "#a"]] };
  const found = unpacked({ ...EMPTY, pages: [page], texts, words: "", endings: "" });
  const { heading, lines } = found.pages[0].sections[0];
  assert.deepEqual(
    [heading, ...lines].map(({ text }) => text),
    [texts[0], texts[46], texts[17 * 46]],
  );
});

test("what the tests pack is read as it was", () => {
  const { pages, words } = unpacked(packed(MADE_UP));
  const before = MADE_UP.pages.map(({ sections }) => sections.map((one) => [...one, [], []].slice(0, 5)));
  assert.deepEqual(
    pages.map(({ sections }) => sections.map((one) => plain(one, words))),
    before,
  );
});
