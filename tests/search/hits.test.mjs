/* Does a hit say what it is and why it was found, and can no text of a page become HTML in it? */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded, MADE_UP, source } from "./scripts.mjs";

const { built, searchHits, site, worker } = loaded();
const hits = (query, filter = {}) => searchHits.hits(site, query, filter);
/** What is shown of a text, without its marks. */
const excerpt = (text, words) =>
  searchHits.excerpt(site, { lines: text.split("\n").map(site.read) }, words).replace(/<\/?mark>/g, "");
const meant = (...words) => new Set(words.map((word) => site.numbers.get(word)));

test("a hit marks what it was found by, says what it is and leads to what answers", () => {
  const [[hit]] = hits("provnät elektrifieringen").items;
  assert.deepEqual(hit.tags, ["Gäller"]); // the network and the year stand in the title
  assert.equal(hit.title, "<mark>Provnät</mark> 2023");
  assert.equal(hit.location, "provnat/2023/");
  assert.equal(hit.to, "mer?ord=elektrifiering");
  assert.ok(hit.text.includes('<span class="search-where">Mer</span>'), hit.text);
  assert.ok(hit.text.includes("<mark>elektrifiering</mark>"), hit.text);
});

test("a page whose beginning holds no word of the query is shown where one stands", () => {
  const asked = { url: "flyg/", title: "Tåg", kind: "routine", group: 3, asked: ["ta flyget"] };
  const sections = [
    ["top", "Tåg", "Så här åker man."],
    ["regler", "Regler", "Flyget tas sällan."],
  ];
  const other = built({ ...MADE_UP, pages: [...MADE_UP.pages, { ...asked, sections }] });
  const [[hit]] = searchHits.hits(other, "flyget", {}).items;
  assert.equal(hit.to, "regler?ord=flyget");
  assert.match(hit.text, /<mark>Flyget<\/mark> tas/);
});

test("a title that does not say what the page is has what does before it", () => {
  const [[hit]] = hits("reserapport").items;
  assert.equal(hit.location, "resor/");
  assert.match(hit.title, /^Arbetssätt: /);
  assert.deepEqual(hits("provnät").items[0][0].tags, ["Nätverk"]);
});

test("a word that is in every text is not marked, unless it is all that is asked for", () => {
  const html = JSON.stringify(hits("och reserapport").items);
  assert.ok(html.includes("<mark>"));
  assert.doesNotMatch(html, /<mark>(?:och|i|med)<|ord=[^"]*\b(?:och|i|med)\b/i);
});

test("what pages say is never HTML in a hit", () => {
  const { text } = hits("fara").items[0][0];
  assert.ok(text.includes("&#60;b&#62;<mark>Fara</mark>&#60;/b&#62; &#38; färde"), text);
});

test("the number of hits is that of the pages found, and without a filter too where it leaves none", () => {
  const { items, about } = hits("reserapport");
  assert.equal(about.total, items.length);
  const none = hits("reserapport", { network: "provnat", year: 2021, group: 1 });
  assert.deepEqual([none.items, none.about.total, none.about.elsewhere], [[], 0, about.total]);
});

test("what a filter hides is no word that the site does not know", () => {
  const filter = { network: "provnat", year: 2021, group: 1 };
  assert.deepEqual(hits("reserapport", filter).about.unknown, []);
  assert.deepEqual(hits("godscykling", filter).about.unknown, []); // another page speaks of gods och cykling
  assert.deepEqual(hits("odense", filter).about.unknown, ["odense"]);
});

test("what is told of a query is written as the reader and the pages write it, each word once", () => {
  assert.deepEqual(hits("ordförrande").about.corrected, [["ordförrande", "Ordförande"]]);
  assert.deepEqual(hits("Odense Ålborg odense ÅLBORG").about.unknown, ["odense", "ÅLBORG"]);
});

test("hits that hold none of what was asked for are told from those for the rest of it", () => {
  const { total, unknown, nearest } = hits("odense reserapport").about;
  assert.deepEqual([total > 0, unknown, nearest], [true, ["odense"], false]);
  assert.equal(hits("odense").about.nearest, true);
  assert.equal(hits("reserapport").about.nearest, false);
});

test("the filters leave a group of pages, and of a candidate those that name it", () => {
  const found = (filter) => hits("", filter).items.map(([{ location }]) => location);
  assert.deepEqual(found({ group: 2 }).sort(), ["provnat/2021/", "provnat/2023/"]);
  assert.deepEqual(found({ network: "kandidat" }), [""]);
});

test("a long sentence is shown where it answers, cut at whole words", () => {
  const text = `${"ord ".repeat(200)}reserapport ${"ord ".repeat(200)}`;
  const shown = excerpt(text, meant("reserapport"));
  assert.ok(shown.includes("reserapport"));
  assert.match(shown, /^… ord.*ord …$/);
  assert.ok(shown.length < 260);
});

test("the row or sentence that holds the most is shown whole, and no column heads", () => {
  const filler = `${"Något annat. ".repeat(18)}`.trim();
  const lines = [
    "\tReserapport · Provnät",
    filler,
    "Reserapport i tid",
    "Provnät · Reserapport, senast i juni",
    filler,
  ];
  const shown = excerpt(lines.join("\n"), meant("reserapport", "provnat"));
  assert.match(shown, /^Reserapport i tid · Provnät · Reserapport, senast i juni( ·|$)/);
  assert.ok(shown.length <= 240);
  const sentence = `${filler} Reserapport ska in. ${filler}`;
  assert.match(excerpt(sentence, meant("reserapport")), /^(Något annat\. )*Reserapport ska in\./);
});

test("a short text is shown whole, and a long one that answers nothing from its beginning", () => {
  assert.equal(excerpt("Kort text.", new Set()), "Kort text.");
  assert.equal(excerpt("Prov. · Två\nRader.", new Set()), "Prov. Två · Rader.");
  assert.match(excerpt(`Först ${"ord ".repeat(200)}`, new Set()), /^Först ord.*ord …$/);
});

test("the choices are the networks, candidates, years and groups that have pages", () => {
  const { years, networks, candidates, groups } = searchHits.choices(site);
  assert.deepEqual(candidates, [{ id: "kandidat", name: "Kandidat" }]);
  assert.deepEqual(groups, ["Nätverk", "Planer", "Andra sidor"]);
  assert.deepEqual(years, [2023, 2021]);
  assert.deepEqual(
    networks.map(({ name }) => name),
    ["Provnät", "Annat"],
  );
});

test("the worker offers the choices and answers as the scripts do", () => {
  assert.deepEqual(worker.ready, { type: 1, choices: searchHits.choices(site) });
  assert.deepEqual(worker.ask("reserapport"), hits("reserapport").items);
  assert.deepEqual(worker.about(), hits("reserapport").about);
  assert.deepEqual(worker.ask("nätverk", { network: "annat", year: 0 }).length, 1);
});

test("without a worker the page runs the same scripts in the same order", () => {
  const named = (text) => [...text.matchAll(/"([./\w]+\.js)"/g)].map(([, name]) => name);
  const inPage = /const SCRIPTS = \[([^\]]*)\]/.exec(source("box.js"));
  assert.deepEqual(named(inPage[1]), named(source("worker.js")));
});
