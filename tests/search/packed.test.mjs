/* Is the index read as it was written: each text where it stands, new or known, and every way to ask in its words? */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded, MADE_UP, packed } from "./scripts.mjs";

const { searchPacked } = loaded();
const { unpacked } = searchPacked;

test("a text is new or stands there already, and an anchor is what the heading gives", () => {
  const pages = [
    {
      url: "a/",
      sections: [
        ["! #! !", "", "#"],
        ["! $", "#eget", "", "$%"],
      ],
      asked: "' (",
    },
    { url: "b/", sections: [["&"]] },
  ];
  const texts = ["Årets möte, nu", "Provnät", "Sist", "Mer", "Alla"];
  // The words "mote" and "motet", and then the forms in the order of the families.
  const index = { pages, texts, asked: { start: "# #$" }, words: "AmoteEt", families: ["res|a|or", "by||n"] };
  const found = unpacked(index);
  const [first, second] = found.pages;
  assert.deepEqual(first.sections[0], ["arets-mote-nu", texts[0], `${texts[0]} · Provnät\nSist`, [texts[0]], []]);
  assert.deepEqual(first.sections[1], ["eget", "Mer", "Provnät", [], ["motet resa"]]);
  assert.deepEqual(first.asked, ["by", "byn"]);
  assert.deepEqual(second.sections, [["mer", "Mer", "", [], []]]);
  assert.deepEqual(found.asked, { start: ["mote", "mote motet"] });
});

test("a number may have several signs: those before the last count for more", () => {
  const texts = Array.from({ length: 2000 }, (_, at) => `rad ${at}`);
  const page = { url: "a/", sections: [["# a# aa$", "#a"]] };
  const found = unpacked({ pages: [page], texts, asked: {}, words: "", families: [] });
  assert.deepEqual(found.pages[0].sections[0].slice(0, 3), ["a", "rad 0", "rad 60\nrad 1921"]);
});

test("what the tests pack is read as it was", () => {
  const { pages } = unpacked(packed(MADE_UP));
  const plain = MADE_UP.pages.map(({ sections }) => sections.map((one) => [...one, [], []].slice(0, 5)));
  assert.deepEqual(
    pages.map(({ sections }) => sections),
    plain,
  );
});
