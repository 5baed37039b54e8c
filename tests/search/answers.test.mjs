/* Does a query get the answer that it plainly asks for, and none where it asks for something else? */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded, MADE_UP } from "./scripts.mjs";

const { built, searchAnswers, searchMeaning } = loaded();
const networks = [
  ...MADE_UP.networks,
  { id: "torgnat", name: "Torgnätet", names: ["torgnatet"] },
  { id: "polis", name: "POLIS", names: ["polis"] },
  { id: "muren", name: "Staden utan mur", names: ["Staden utan mur"] },
];
const site = built({ ...MADE_UP, networks });

const PLAN = { text: "Provnät: handlingsplan 2023 gäller.", note: "Läget den 1 juni 2023.", url: "provnat/2023/" };
const group = (asks, ...told) => ({ asks, told });
const named = (name, asks, ...told) => ({ asks, name, told });
const of = (network, text) => ({ network, text, url: `${network}/` });
const ANSWERS = {
  us: ["Exempelstad", "staden"],
  alike: [
    group(["ordförande", "vem är ordförande", "till när är vi ordförande"], of("provnat", "Ordförande: Ada Exempel.")),
    group(
      ["rådgivande politiska kommittén", "vem sitter i rådgivande politiska kommittén"],
      of("provnat", "Rådgivande: ingen känd."),
    ),
    group(
      ["är vi med i", "vilket år blev vi medlem"],
      of("provnat", "Provnät: sedan 2004."),
      of("torgnat", "Torgnät: sedan 2010."),
      of("muren", "Staden utan mur: sedan 2012."),
    ),
    group(["aktuell plan", "vilken plan gäller"], { network: "provnat", ...PLAN }),
    group(["hur ofta träffas nätverket"], of("provnat", "Provnät: varje år.")),
    group(["vad betyder", "vad står för"], of("provnat", "Provnät: provnätet.")),
    group(["hur många nätverk är vi med i", "vilka nätverk är vi med i"], { text: "Två nätverk.", url: "natverk/" }),
    group(["när är nästa möte", "när är mötet"], of("provnat", "Provnät: 3 juni 2023.")),
    group(["var ligger", "var ligger kontoret"], of("provnat", "Provnät: Provstad.")),
    group(["vem företräder oss"], {
      ...of("provnat", "Vi vet inte vem i dag. Senast: ledamot, belagd 2021."),
      today: true,
    }),
    group(["hemsida"], of("polis", "POLIS: polisnetwork.eu."), of("torgnat", "Torgnät: torg.example.")),
    group(["har vi en plan", "vilka planer gäller"], { text: "Två planer gäller.", url: "planer/" }),
    group(["vad kostar nätverken"], { text: "Allt kostar 9 kronor.", url: "kostnader/" }),
    named("Lättläst", ["vem leder Lättläst", "vem leder gruppen om Lättläst"], {
      text: "Ledaren för lättläst.",
      url: "natverk/",
    }),
    named("Timmer och torv", ["vem sitter i Timmer och torv"], { text: "Ledamoten.", url: "natverk/" }),
    named("ITS", ["ITS", "vad betyder ITS", "förkortningen ITS"], {
      text: "Intelligenta transportsystem.",
      url: "om/",
    }),
    group(["när slutar delprojektet"], { text: "Det ena: 2024.", url: "ett/" }),
    group(["när slutar delprojektet nu"], { text: "Det andra: 2025.", url: "tva/" }),
  ],
};

const answer = (query, filter = {}) =>
  searchAnswers.answer(site, ANSWERS, query, searchMeaning.analyse(site, `${query} `), filter);

for (const [query, text] of [
  ["vem är ordförande i provnät", "Ordförande: Ada Exempel."],
  ["vem är vår ordförande i provnät", "Ordförande: Ada Exempel."],
  ["vilket år blev vi medlem i provnät", "Provnät: sedan 2004."],
  ["när blev vi medlem i provnät", "Provnät: sedan 2004."],
  ["är vi med i staden utan mur", "Staden utan mur: sedan 2012."],
  ["när är mötet i provnät", "Provnät: 3 juni 2023."],
  ["var ligger provnät", "Provnät: Provstad."],
  ["vem företräder oss i provnät", "Vi vet inte vem i dag. Senast: ledamot, belagd 2021."],
  ["polis hemsida", "POLIS: polisnetwork.eu."],
  ["torgnätets hemsida", "Torgnät: torg.example."],
  ["har vi en plan", "Två planer gäller."],
  ["vad betyder its", "Intelligenta transportsystem."],
  ["vem leder lättläst", "Ledaren för lättläst."],
  ["vem sitter i timmer och torv", "Ledamoten."],
  ["Provnäts ordförande", "Ordförande: Ada Exempel."],
  ["chair provnät", undefined], // what English words mean is not what was asked with
  ["vem sitter i provnäts rådgivande politiska kommittén", "Rådgivande: ingen känd."],
  ["är vi med i provnät", "Provnät: sedan 2004."],
  ["är vi med i torgnät i dag?", "Torgnät: sedan 2010."],
  ["Är Exempelstad med i Provnät", "Provnät: sedan 2004."],
  ["är staden fortfarande med i provnät", "Provnät: sedan 2004."],
  ["vilken plan gäller för provnät", PLAN.text],
  ["provnät aktuell plan", PLAN.text],
  ["nuvarande plan provnät", PLAN.text],
  ["vilken plan gäller 2023 provnät", PLAN.text],
  ["vad står provnät för", "Provnät: provnätet."],
  ["Hur många nätverk är vi egentligen med i?", "Två nätverk."],
  ["vilka nätverk är exempelstad med i", "Två nätverk."],
])
  test(`${query} is ${text ? "answered" : "not answered"}`, () => assert.equal(answer(query)?.text, text));

for (const [query, why] of [
  ["provnät", "it asks for nothing"],
  ["förkortningen", "a name that is spelled like a small word is a name"],
  ["vem är ordförande", "no network is named"],
  ["vem är ordförande i torgnät", "that network has no such answer"],
  ["vem är ordförande i provnät och torgnät", "two networks are named"],
  ["vem var ordförande i provnät", "it asks who was"],
  ["vem blir ordförande i provnät", "it asks who will be"],
  ["vem vill vara ordförande i provnät", "it asks who would"],
  ["när blev vi ordförande i provnät", "it asks for the beginning, and the answer tells the end"],
  ["när var mötet i provnät", "it asks for the last"],
  ["när var senaste mötet i provnät", "it asks for the last"],
  ["var är nästa möte i provnät", "it asks where"],
  ["när är nästa möte efter mötet i provnät", "it asks for the one after"],
  ["var vi med i provnät", "we were"],
  ["är regionen med i provnät", "the region is another body"],
  ["vem företräder oss i provnät 2021", "it is not about today"],
  ["polisens hemsida", "the police is no network"],
  ["torgets hemsida", "a square is no network"],
  ["plan", "one word is no question, though a question has it"],
  ["vad kostar ett nätverk", "any network is not all of ours"],
  ["vem leder gruppen", "no group is named"],
  ["vem leder gruppen om gods", "another group is named"],
  ["vem är ordförande i provnäts bostadsrättsförening", "a word of its own is in no way to ask"],
  ["varför är ordförande i provnät", "it asks why"],
  ["hur blir man ordförande i provnät", "it asks how"],
  ["vem är inte ordförande i provnät", "it asks the contrary"],
  ["borde vi vara med i provnät", "it asks whether the city should"],
  ["när är vi med i provnät", "small words are counted where there are no others"],
  ["plan provnät", "it does not ask for what holds now"],
  ["vilken plan gäller 2021 provnät", "the answer says nothing of that year"],
  ["hur träffas nätverket i provnät", "how is not how often"],
  ["politiska kommittén provnät", "what is named is named wholly"],
  ["vem sitter i provnäts kommittén", "it may be another committee"],
  ["är exempelby med i provnät", "another city is no word for us"],
  ["när slutar delprojektet nu", "two answers are as good, and no network tells which"],
])
  test(`${query} is not answered: ${why}`, () => assert.equal(answer(query), undefined));

test("an answer is shown with its day and without whose it is", () =>
  assert.deepEqual(answer("vilken plan gäller för provnät"), PLAN));

test("the filters are part of what is asked", () => {
  assert.equal(answer("ordförande", { network: "provnat", year: 0 })?.text, "Ordförande: Ada Exempel.");
  assert.equal(answer("vem är ordförande i provnät", { network: "torgnat", year: 0 }), undefined);
  assert.equal(answer("vilken plan gäller", { network: "provnat", year: 2023 })?.text, PLAN.text);
  assert.equal(answer("vilken plan gäller", { network: "provnat", year: 2021 }), undefined);
});

test("a site without answers has none", () =>
  assert.equal(
    searchAnswers.answer(site, undefined, "provnät", searchMeaning.analyse(site, "provnät "), {}),
    undefined,
  ));

test("a slip is read as the site writes it, and a word that people ask with as it is written", () => {
  const { typed, ...asked } = searchMeaning.analyse(site, "ordförande provnät ");
  const read = (query, as) => ({ ...asked, typed: [{ typed: query, as: "slip", words: [as] }, ...typed.slice(1)] });
  const text = (word, as) => searchAnswers.answer(site, ANSWERS, `${word} provnät`, read(word, as), {})?.text;
  assert.equal(text("ordfrande", "ordforande"), "Ordförande: Ada Exempel.");
  assert.equal(text("ordforande", "plan"), "Ordförande: Ada Exempel.");
  assert.equal(text("ordfrande", "plan"), undefined);
});
