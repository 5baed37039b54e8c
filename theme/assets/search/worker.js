/* The search beside the page, so that typing never waits for it. box.js starts it when the search is opened.
   It speaks Material's protocol: type 1 is ready, 2 a query, 3 its hits. */
"use strict";

// The same scripts in the same order as in box.js, which runs them in the page where no worker is allowed.
importScripts(
  "words.js",
  "query.js",
  "ranking.js",
  "vocabulary.js",
  "spelling.js",
  "meaning.js",
  "answers.js",
  "packed.js",
  "site.js",
  "weigh.js",
  "likely.js",
  "closely.js",
  "known.js",
  "engine.js",
  "hits.js",
  "../../search/index.js",
);

{
  const site = searchSite.build(searchSite.loaded());
  postMessage({ type: 1, choices: searchHits.choices(site) });

  addEventListener("message", ({ data: { type, data, filter } }) => {
    if (type !== 2) return;
    const { items, about } = searchHits.hits(site, data, filter);
    postMessage({ type: 3, data: { items }, about });
  });
}
