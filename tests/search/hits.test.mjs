/* Does a hit say what it is and why it was found, and can no text of a page become HTML in it? */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded, source } from "./scripts.mjs";

const { searchHits, site, worker } = loaded();
const hits = (query) => searchHits.hits(site, query, {});

test("a hit marks what it was found by and says what it is", () => {
  const [page, section] = hits("provnät elektrifieringen")[0];
  assert.deepEqual(page.tags, ["Provnät", "2023", "Gäller"]);
  assert.equal(page.title, "<mark>Provnät</mark> 2023");
  assert.equal(section.location, "provnat/2023/#mer");
  assert.ok(section.text.includes("<mark>elektrifiering</mark>"), section.text);
});

test("what pages say is never HTML in a hit", () => {
  const { text } = hits("fara")[0].at(-1);
  assert.ok(text.includes("&#60;b&#62;<mark>Fara</mark>&#60;/b&#62; &#38; färde"), text);
});

test("a long text is shown where it answers, cut at whole words", () => {
  const meant = new Set([site.numbers.get("reserapport")]);
  const shown = searchHits.excerpt(site, `${"ord ".repeat(200)}reserapport ${"ord ".repeat(200)}`, meant);
  assert.ok(shown.includes("reserapport"));
  assert.match(shown, /^… ord.*ord …$/);
  assert.ok(shown.length < 260);
});

test("a short text is shown whole, and a long one that answers nothing from its beginning", () => {
  assert.equal(searchHits.excerpt(site, "Kort text.", new Set()), "Kort text.");
  assert.match(searchHits.excerpt(site, `Först ${"ord ".repeat(200)}`, new Set()), /^Först ord.*ord …$/);
});

test("the choices are the networks and years that have pages", () => {
  const { years, networks } = searchHits.choices(site);
  assert.deepEqual(years, [2023, 2021]);
  assert.deepEqual(
    networks.map(({ name }) => name),
    ["Provnät", "Annat"],
  );
});

test("the worker offers the choices and answers as the scripts do", () => {
  assert.deepEqual(worker.ready, { type: 1, choices: searchHits.choices(site) });
  assert.deepEqual(worker.ask("reserapport"), hits("reserapport"));
  assert.deepEqual(worker.ask("nätverk", { network: "annat", year: 0 }).length, 1);
});

test("without a worker the page runs the same scripts in the same order", () => {
  const named = (text) => [...text.matchAll(/"([./\w]+\.js)"/g)].map(([, name]) => name);
  const inPage = /const SCRIPTS = \[([^\]]*)\]/.exec(source("box.js"));
  assert.deepEqual(named(inPage[1]), named(source("worker.js")));
});
