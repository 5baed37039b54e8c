/* The search beside the page, so that typing never waits for it. box.js starts it when the search is opened.
   It speaks Material's protocol: type 1 is ready, 2 a query, 3 its hits. */
"use strict"

importScripts("words.js", "meaning.js", "engine.js", "hits.js", "../../search/index.js")

const site = searchEngine.build(searchIndex)
postMessage({ type: 1, choices: searchHits.choices(site) })

onmessage = ({ data: { type, data, filter } }) => {
  if (type === 2) postMessage({ type: 3, data: { items: searchHits.hits(site, data, filter) } })
}
