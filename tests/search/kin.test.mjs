/* Which words does the search take for forms of one word, by their letters alone? Words that the site does not hold are all
   that is judged so: which of its own belong together is settled at build time (actionplans/search/families.py). */

import assert from "node:assert/strict";
import { test } from "node:test";
import { loaded } from "./scripts.mjs";

const { searchWords } = loaded();
const { fold, kin, root } = searchWords;

/** Whether two words are taken for forms of one, or for made of each other. */
function areKin(one, other) {
  const [a, b] = [fold(one), fold(other)];
  return root(a) === root(b) && kin(a, b);
}

/* A word, and others of its forms or made of it. */
const KIN = [
  "resa resor resan resorna",
  "reser resa",
  "nät nätet näten",
  "nätverk nätverket nätverkens",
  "plan planer planerna planen",
  "stad städer städerna stadens",
  "ledamot ledamöter ledamöterna",
  "avgift avgifter avgiften avgifterna",
  "möte mötet möten mötena",
  "råd rådet råden",
  "kontor kontoret kontoren",
  "nämnd nämnden nämnder nämndens",
  "beslut beslutet besluten",
  "besluta beslutade beslutar beslutat",
  "program programmet programmen",
  "regel regler reglerna regeln",
  "cykel cyklar cykeln cyklarna",
  "nyckel nycklar",
  "titel titlar",
  "medlem medlemmar medlemmarna",
  "ordförande ordföranden",
  "företrädare företrädarna",
  "handläggare handläggaren",
  "utvärdera utvärdering utvärderingar",
  "utvärderar utvärderingen",
  "representera representant representation",
  "representant representanter",
  "organisation organisationer organisationens",
  "organisera organisation",
  "område områden områdena",
  "bank banker",
  "väg vägar vägen",
  "hus husen huset",
  "buss bussar bussen",
  "konferens konferenser konferensen",
  "workshop workshopen workshoppar",
  "rapport rapporter",
  "rapportera rapporterade rapporterar rapportering",
  "kandidat kandidater",
  "ansvarig ansvariga",
  "internationell internationella internationellt",
  "gemensam gemensamma",
  "europeisk europeiska",
  "nordisk nordiska nordiskt",
  "planera planering",
  "planerar planerade",
  "prioritera prioritering",
  "prioriterad prioriterade",
  "samarbete samarbeten",
  "samarbeta samarbetar",
  "city cities",
  "network networks",
  "policy policyn policyer",
  "budget budgeten",
  "kommitté kommittén kommittéer",
  "land länder",
  "hand händer",
  "natt nätter",
  "tåg tågen",
  "resultat resultaten resultatet",
  "mål målen målet",
  "tid tider",
  "summa summor",
  "vecka veckor",
  "månad månader",
  "lag lagar lagen",
  "tal talet",
  "kostnad kostnader",
  "kostar kostade",
  "betala betalar betalade",
  "söka söker",
  "köra kör",
  "skriva skriver",
  "leda leder ledde",
  "gälla gäller",
  "delta deltar",
  "bilaga bilagor bilagan",
  "sida sidan sidor",
  "förslag förslaget förslagen",
  "uppdrag uppdraget uppdragen",
  "val valet valen",
];

/* Words that begin alike and have nothing else in common. */
const STRANGERS = [
  "norden nordstan",
  "val valla",
  "val valuta",
  "bo borås",
  "gå göteborg",
  "gå gång",
  "råd rådhus",
  "råd roll",
  "plan plats",
  "plan plantera",
  "polis policy",
  "kontor kontroll",
  "kontor konto",
  "kontor kontakt",
  "kontakt kontrakt",
  "led ledig",
  "led ledamot",
  "leda ledig",
  "leda ledamot",
  "lag lagra",
  "stad stadga",
  "stad stadig",
  "stat station",
  "stat stad",
  "stat status",
  "mål måltid",
  "mål målning",
  "tal talang",
  "bil bild",
  "bil bilaga",
  "väg vägg",
  "vägg vägar",
  "resa resultat",
  "resa resurs",
  "rest restaurang",
  "form formulär",
  "namn nämnd",
  "nämnd nämna",
  "arbete arbetssätt",
  "commit committee",
  "mars marsch",
  "maj major",
  "art artikel",
  "art artist",
  "del delegat",
  "del delegation",
  "mot motor",
  "mot motion",
  "motor motion",
  "hand handel",
  "tid tidning",
  "tid tidig",
  "tidig tidning",
  "miljö miljard",
  "port porto",
  "rom roman",
  "bro bror",
  "broar bror",
  "kant kanton",
  "kunde kunder",
  "kan kanal",
  "not notera",
  "notera notis",
  "stor storm",
  "rad radera",
  "sen senat",
  "internat international",
  "test testamente",
  "text textil",
  "rum rumän",
  "transport transparent",
  "projekt projektil",
  "kostar kostym",
  "kost kostnad",
  "vara varning",
  "ost ostron",
];

test("forms of a word are kin to it", () => {
  const strangers = KIN.flatMap((line) => {
    const [word, ...forms] = line.split(" ");
    return forms.filter((form) => !areKin(word, form) || !areKin(form, word)).map((form) => `${word} ${form}`);
  });
  assert.deepEqual(strangers, []);
});

test("words that merely begin alike are none", () => {
  const kinned = STRANGERS.filter((pair) => {
    const [one, other] = pair.split(" ");
    return areKin(one, other) || areKin(other, one);
  });
  assert.deepEqual(kinned, []);
});
