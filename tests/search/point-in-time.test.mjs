/* Is a day, month or year understood however people write it, and what a row's dates say of it? */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const script = readFileSync(new URL("../../theme/assets/point-in-time.js", import.meta.url), "utf8");
// A page without the field: nothing is started, and the functions can be asked.
const page = vm.createContext({ document: { querySelector: () => null } });
const { read, evidence } = vm.runInContext(`${script};pointInTime`, page);
const TODAY = "2026-11-30";
const iso = (text) => read(text, TODAY)?.iso ?? null;

for (const [wanted, ...texts] of [
  [
    "2016-05-01",
    "1 maj 2016",
    "2016-05-01",
    "20160501",
    "den 1 maj 2016",
    "1:a maj 2016",
    "1. maj 2016",
    "1 maj, 2016",
  ],
  ["2016-05-01", "1/5 2016", "1/5-2016", "1/5/2016", "1.5.2016", "01-05-2016", "2016.05.01", "2016/5/1", "1MAJ 2016"],
  ["2016-05-01", "  1   Maj  2016 ", "söndagen den 1 maj 2016", "sön 1 maj 2016", "2016–05–01", "1\u00a0maj\u00a02016"],
  ["2016-09-02", "2 sept. 2016", "2 sep 2016", "2 september 2016"],
  ["2016-05", "2016-05", "maj 2016", "201605", "2016/05", "Maj 2016", "2016-5"],
  ["2016", "2016", "år 2016", " 2016 "],
  ["2016-02-29", "29 februari 2016", "29/2 2016"],
  [TODAY, "i dag", "idag", "I dag", "nu"],
  // Not days, not of the calendar, or not to be told apart.
  [null, "", "maj", "1 maj", "160501", "29 februari 2015", "2015-02-29", "31 april 2016", "0 maj 2016", "2016-13"],
  [null, "5/13/2016", "1 ma 2016", "1 mars maj 2016", "vår 2016", "-2016", "2016-00", "<b>2016</b>", "1e3", "12016"],
])
  for (const text of texts) test(`"${text}" är ${wanted ?? "ingen dag"}`, () => assert.equal(iso(text), wanted));

test("a time knows its first and last day, and how it is said", () => {
  const told = (text) => ({ ...read(text, TODAY) });
  assert.deepEqual(told("feb 2016"), {
    iso: "2016-02",
    first: "2016-02-01",
    last: "2016-02-29",
    words: "februari 2016",
  });
  assert.deepEqual(told("2016"), { iso: "2016", first: "2016-01-01", last: "2016-12-31", words: "2016" });
  assert.equal(told("2016-05-01").words, "1 maj 2016");
});

test("a long text is answered at once", () => {
  for (const text of ["1".repeat(50_000), "den ".repeat(20_000), "1 maj ".repeat(20_000), "-".repeat(50_000)])
    assert.equal(iso(text), null);
});

const on = (row, text) => evidence(row, read(text, TODAY));

test("what held some time in a year held in that year", () => {
  const row = { held: "2014-11-06/2016-12-31", begins: "2014-11-06", ends: "2016-12-31" };
  assert.deepEqual(
    ["2013", "2014", "2014-11", "2014-10", "2017"].map((time) => on(row, time)),
    [...["outside", "held", "held", "outside", "outside"]],
  );
});

test("nobody represents a city through an organisation before it is there", () => {
  const row = { attested: "2023-01-01/2023-12-31", begins: "2023-01-02" };
  assert.deepEqual(
    ["2016-05-01", "2023-05-01", "2024"].map((time) => on(row, time)),
    [...["outside", "attested", "unknown"]],
  );
});

test("what happened some time in May may not have been on the first", () => {
  const row = { held: "2016-05-01/2016-05-31", vague: "", begins: "2016-05-01", ends: "2016-05-31" };
  assert.deepEqual(
    ["2016-05-01", "2016-05", "2016", "2016-06"].map((time) => on(row, time)),
    [...["unknown", "held", "held", "outside"]],
  );
});
