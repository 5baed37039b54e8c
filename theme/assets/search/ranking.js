/* Every figure that decides which page a query finds first, and why it is there. What is tuned is tuned here, on the open
   half of the queries. The functions that use the figures are in the scripts named at each part. */
"use strict";

const searchRanking = Object.freeze({
  /* How surely a word of the site is what a word of the query means, 0 to 1 (vocabulary.js). */
  sure: Object.freeze({
    /** The very word. */
    same: 1,
    /** Another form of it, where the site does not write the word itself: resorna for resa. */
    form: 0.95,
    /** Another form of a word that the site does write: what merely resembles it may be another word. */
    known: 0.85,
    /** Made of the word: utvärdera for utvärdering. Near, but not what was written. */
    derivation: 0.75,
    /** Begins with what is being typed: the rest is probably on its way. */
    typing: 0.75,
    /** A compound that ends in the word: årsavgift is an avgift, but of one kind. */
    part: 0.65,
    /** Begins with a whole word of the query: årsavgift for år. Seldom what was meant. */
    beginning: 0.55,
  }),

  /* How much another way to say a part of the query is worth beside the words themselves (meaning.js). */
  instead: Object.freeze({
    /** The words as they were typed. */
    typed: 1,
    /** A phrase of several words is less ambiguous than a word, so what is its synonym is nearly it. */
    phrase: 0.95,
    /** What vocabulary.yml or the texts say means the same: a word has other meanings, too. */
    synonym: 0.7,
    /** The last part of a compound is what kind of thing it is: omorganisation is an organisation. */
    head: 0.6,
    /** A compound as its two words: they may stand on the page for other reasons. */
    split: 0.5,
    /** What an alternative is worth that only hints at the answer (heads of compounds) when pages are scored. */
    hint: 0.5,
    /** No more alternatives than this of words that belong together: they multiply, and the first are the surest. */
    most: 8,
  }),

  /* How many letters it takes before a likeness is no accident (vocabulary.js, spelling.js, meaning.js). */
  letters: Object.freeze({
    /** Of a root that compounds are looked for by: shorter ones end too many words. */
    ofRootInCompound: 4,
    /** Of a word that others may begin with. */
    ofBeginning: 3,
    /** Of a root that others may begin with, the ending apart. */
    ofBeginningRoot: 5,
    /** By how many letters a word must go on after such a beginning: fewer are an ending. */
    afterBeginning: 2,
    /** How many letters a compound has before its end, and from how many on that end is no accident. */
    beforeEnding: 3,
    ofSureEnding: 5,
    /** By how many letters a form of a word may differ in length and still be that word: more is a compound. */
    ofEnding: 3,
    /** Of a compound's first and last word. */
    ofFirst: 3,
    ofLast: 4,
    /** A last word with fewer letters must be written so on the site, after a first word of more than ... */
    ofUnsureLast: 5,
    ofFirstBeforeUnsure: 5,
    /** Of the head of a compound, of its root, and of what stands before it. */
    ofHead: 5,
    ofHeadRoot: 5,
    beforeHead: 2,
    /** Of a second word that may be one with the first: rese rapport. */
    ofJoined: 4,
    /** Of a word that may be a compound of two, and of one whose head may answer. */
    ofSplit: 7,
    ofCompound: 8,
  }),

  /* When a word that nobody knows is a slip, and of what (spelling.js). */
  slip: Object.freeze({
    /** Shorter words are slips of a network's name alone, or have its letters in another order. */
    leastLetters: 5,
    /** So are words that are reached: of others, any word is a slip away. */
    leastLettersOfGoal: 4,
    /** Of so many letters a word has few that look like it: it may stand in a text alone. */
    lettersOfAny: 7,
    /** A word may be left as it is that others begin with, if it has so many letters. */
    leastLettersOfBeginning: 6,
    /** From so many letters on, the word may be a compound. */
    leastLettersOfCompound: 7,
    /** From so many letters on, two slips are likelier than another word. */
    leastLettersForTwo: 8,
    /** How many slips are looked for, in short words and in long. */
    few: 1,
    some: 2,
  }),

  /* How much a word weighs by where on a page it stands (site.js). */
  place: Object.freeze({
    /** A title says what the whole page is about. */
    title: 6,
    /** A heading, what a section is about. */
    heading: 3,
    /** What people ask for the page with. */
    asked: 4,
    text: 1,
    /** The title of a source that the page names. */
    source: 0.5,
  }),

  /* How often the kinds of pages are what was meant, before a word of them has been read (likely.js). */
  kind: Object.freeze({
    /** Speaks of everything, and answers little of it. */
    start: 0.7,
    /** A list of pages: one of them is meant rather. */
    index: 0.8,
    /** What staff ask about most: a network, its plan, how something is done. */
    network: 1.15,
    plan: 1,
    routine: 1,
    /** A year of all networks. */
    year: 0.75,
    /** What networks and plans say, gathered by organisation, by area or by cost. */
    gathered: 0.5,
    /** What is new since last year: repeats the plans. */
    changes: 0.4,
    /** An annual report: repeats what its year and its plan say. */
    report: 0.6,
    /** What the committee was told: older than the pages that are kept. */
    matter: 0.72,
    /** A table across networks. */
    list: 0.8,
    candidates: 0.85,
    /** About the city and the site. */
    about: 0.85,
    /** For editors, who are few. */
    guide: 0.7,
    data: 0.5,
    /** Where to say what has happened: few ask for the form, most for the thing. */
    form: 0.6,
    /** What there is to do, what happens when, and what has changed on the site, mention everything. */
    to_do: 0.3,
    calendar: 0.4,
    news: 0.3,
    /** Abbreviations: the pages of what is abbreviated answer more. */
    glossary: 0.3,
    /** Sources and the data dictionary hold every word there is. */
    reference: 0.1,
  }),

  /* BM25: how well a page answers a word by how often it stands there (weigh.js). The usual figures but for length. */
  frequency: Object.freeze({
    /** How soon more of a word says no more: 1.2 is the customary value. */
    saturation: 1.2,
    /** How much a page's length counts: less than the customary 0.75, since long pages here are overviews, not idle talk. */
    byLength: 0.3,
  }),

  /* How much a word of the query matters beside the others (weigh.js, engine.js). */
  importance: Object.freeze({
    /** What no heading on the site speaks of is seldom what the question is about. */
    offTopic: 0.32,
    /** What stands on fewer pages is no rarer: a word on one page is often an accident. */
    leastPages: 5,
    /** A year is asked for as much as a word is. */
    year: 1,
    /** A network's name or a year in the query, on that network's or year's pages, beside BM25's scores. */
    named: 3,
    /** What a word is worth that people ask for all pages of a type with, beside one of the page's own. */
    ofType: 0.7,
    /** How surely a page must speak of a word to cover it in full. */
    sure: 0.6,
  }),

  /* Whether the site speaks of what is asked for (known.js). */
  known: Object.freeze({
    /** How much of a query one section must answer, with its page's title and what people ask for it with. */
    least: 0.51,
    /** How surely a section speaks of a compound whose two words stand together in it, or do not. */
    compound: 0.7,
    apart: 0.3,
    /** How surely a word must be answered to be known. */
    sure: 0.5,
    /** What a network's name counts for, and a year, beside the rarity of words. */
    name: 1.5,
    year: 1,
  }),

  /* How likely a page is meant by what it is, whatever it says (likely.js). */
  prior: Object.freeze({
    /** A page of what holds now. */
    current: 1.1,
    /** The query asks for what holds now: those pages and the start page, and the pages of other years. */
    nowAsked: 1.5,
    nowAskedOtherYear: 0.5,
    /** The query names a network: its pages; of these the kind that is asked for, and the others then. */
    ownNetwork: 2.5,
    ownNetworkAndKind: 5,
    ownNetworkOtherKind: 1.5,
    /** ... pages of other networks. */
    otherNetwork: 0.3,
    /** ... pages of none. */
    noNetwork: 0.6,
    /** ... its overview, when nothing else is asked. */
    overviewByName: 3,
    /** The query names none: overviews are answers, and more so when it says "nätverk" among other words. */
    overview: 1.05,
    overviewOfKind: 1.5,
    /** ... other pages of a single network are one of many. */
    anyNetwork: 0.7,
    /** The query names a year: pages of that year for all networks, when no network is named; other pages of it. */
    ownYearOfAll: 6,
    ownYear: 4,
    /** ... pages of another year are wrong; pages of no year may still tell. */
    otherYear: 0.1,
    noYear: 0.6,
    /** A form, where the query does not say that somebody wants to change something. */
    formUnasked: 0.1,
    /** Plans are asked for without network and year: the start page lists those in force; one network's is one of many. */
    plansOnStart: 3,
    planOfAnyNetwork: 0.6,
  }),

  /* How old pages come after what holds now, when no year is asked for (likely.js). */
  history: Object.freeze({
    /** For each year that a page is older than the newest. */
    perYear: 0.97,
    /** What holds now answers as much of the query. */
    answeredNow: 0.35,
    /** Only the old page answers so much. */
    onlyThen: 0.8,
  }),

  /* A page that is asked for by its title (closely.js). */
  name: Object.freeze({
    /** How much the title adds when the query says it in full: three times as much in all. */
    title: 2,
    /** The first heading stands for the title, nearly: it is often longer. */
    heading: 0.9,
    /** What people ask for the page with, and for all pages of its type. */
    asked: 7,
    askedOfType: 2.8,
    /** How far what people ask with outweighs what kind of page it is, beside a title. */
    askedOverKind: 0.85,
    /** ... where the page is of one network or year, and none is named. */
    oneOfMany: 0.3,
    /** ... and where it is of all, and one is named. */
    ofAll: 0.3,
    /** What a word weighs that tells how one asks, beside those that tell what for: who, when, how many. */
    small: 0.3,
    /** A section answers whose words are asked with at least so well. */
    ofSection: 0.5,
    /** How soon a title outweighs what kind of page it is: as the square of how well it fits. */
    overKind: 2,
  }),

  /* What is read closely on the best pages: their sections and rows (closely.js). */
  close: Object.freeze({
    /** How many of the best pages are read closely. The others are far behind, and reading takes time. */
    pages: 40,
    /** Words of the query that stand at most so many words from each other belong together. */
    distance: 3,
    /** How much standing together adds. */
    together: 0.5,
    /** How much a heading adds that says the same as the query. */
    heading: 0.6,
    /** What a page is worth of which no section answers anything: its words stand apart, but they are there. */
    least: 0.5,
    /** How much a row of a table adds that is called what is asked for. */
    row: 0.3,
    /** What no heading of a plan says at least so well is a fact about the network, and its overview comes first ... */
    planHeading: 0.2,
    /** ... so the plan falls by this. */
    plan: 0.7,
  }),

  /* Which hits are shown, and how much of a page (hits.js). */
  shown: Object.freeze({
    /** How surely a word must be meant to be marked. */
    sure: 0.6,
    /** More hits than anyone reads are left out. */
    hits: 60,
    /** So are hits far below the best. */
    leastOfBest: 0.01,
    /** Signs of a page's text. */
    signs: 240,
    /** The part of these that words are looked for in, so that the last is not cut off. */
    sought: 0.8,
    /** Words in the first third of that are shown from the text's beginning; before others stands a quarter. */
    fromBeginning: 1 / 3,
    before: 1 / 4,
    /** Words that are marked on the page that a hit leads to. */
    marks: 12,
  }),
});
