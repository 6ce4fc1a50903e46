import type { Block, Document, DocumentKind } from "../../src/model/document.ts";
import type { Change, Dossier, Reading, Row } from "../../src/model/dossier.ts";
import type { Reason } from "../../src/model/reason.ts";
import type { Evidence, Span } from "../../src/model/span.ts";
import { textsOf, type Texts } from "../../src/record/texts.ts";

// An invented agreement on a ferry line between two invented countries: a transcript, two reports, a copy of one of them, and an article
// about something else that mentions it.

interface Given {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly at: string;
  readonly text: string;
}

const given = {
  transcript: {
    id: "d1a40c77e02b9d5f3",
    kind: "transcript",
    at: "reports/ministry.txt",
    text: `Signing of the Northern Ferry Line, Kaldhaven

Ministry of Transport of Velmora

MINISTER SOLANE: Good morning, everyone. The first ship will sail on 1 September, and it will carry 340 passengers. We will pay for the new pier at Kaldhaven before the winter. This line is a handshake that does not end at night.

MINISTER ODREK: Thank you, Mira. Ostrana will lower the harbour fee by 12 percent. Islands that share a sea should share a timetable.`,
  },
  courier: {
    id: "d3e91b05c64a7f8d2",
    kind: "report",
    at: "https://courier.example/2031/06/03/ferry-line",
    text: `Harbour Courier
3 June 2031
Ferry line to join Velmora and Ostrana

Velmoran Transport Minister Mira Solane and her Ostranan counterpart Jon Odrek signed an agreement on a ferry line in Kaldhaven on Tuesday.

"The first fast ship will sail on 1 September, carrying 340 passengers," Solane said. "This line is a handshake that does not end at night."

Odrek promised to lower the harbour fee by 12 percent. The two also spoke about night trains.`,
  },
  post: {
    id: "d5b20fd1187c3ae96",
    kind: "wire",
    at: "reports/post.html",
    text: `Kaldhaven Post
4 June 2031
Ministers sign ferry deal

(Harbour Courier) Velmoran Transport Minister Mira Solane and her Ostranan counterpart Jon Odrek signed an agreement on a ferry line in Kaldhaven on Tuesday.

"The first fast ship will sail on 1 September, carrying 340 passengers," Solane said.

Share this article with friends`,
  },
  daily: {
    id: "d9c77a3e5d0146b8f",
    kind: "report",
    at: "reports/daily.txt",
    text: `Ostrana Daily
A ferry, and a cheaper harbour

KALDHAVEN, 3 June. Jon Odrek, minister of transport, said in Kaldhaven that Ostrana would cut the harbour fee by 15 percent. Islands sharing a sea should share one timetable, he added.

According to Odrek, Velmora pays for a pier at Kaldhaven next spring. The first ship takes 340 passengers.`,
  },
  gazette: {
    id: "df02d88ab93517c4e",
    kind: "report",
    at: "reports/gazette.txt",
    text: `Island Gazette
20 June 2031
Rail congress opens in Tarn

Mira Solane opened the congress on Friday. "A good timetable is a handshake that does not end at night," she told the delegates. Earlier this month Solane and Odrek agreed on a ferry line.`,
  },
} as const satisfies Record<string, Given>;

/** Names of the fixture's documents. */
export type Name = keyof typeof given;

/** The span of the `nth` occurrence of words in a document. */
function at(name: Name, words: string, nth = 0): Span {
  const { id, text } = given[name];
  let start = text.indexOf(words);
  for (let skip = 0; skip < nth; skip++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`${name} does not say: ${words}`);
  return { doc: id, start, end: start + words.length };
}

function one(name: Name, words: string): Evidence {
  return [at(name, words)];
}

function blocks(name: Name): Block[] {
  const text: string = given[name].text;
  const share = text.indexOf("Share this");
  const doc = given[name].id;
  if (share < 0) return [{ kind: "paragraph", span: { doc, start: 0, end: text.length } }];
  return [
    { kind: "paragraph", span: { doc, start: 0, end: share - 2 } },
    { kind: "furniture", span: { doc, start: share, end: text.length }, why: "share" },
  ];
}

/** The documents as read. */
export const documents: readonly Document[] = (Object.keys(given) as Name[]).map((name) => ({
  id: given[name].id,
  seen: [{ at: given[name].at }],
  published: [],
  kind: given[name].kind,
  language: "en",
  charset: "utf-8",
  text: given[name].text,
  runs: [],
  blocks: blocks(name),
  credits: [],
  problems: [],
}));

const reason = (code: string, weight: number, values: readonly string[], evidence: readonly Span[] = []): Reason => ({
  code,
  weight,
  values,
  evidence,
});

function reading(name: Name, words: readonly [string, ...string[]], rest: Partial<Reading> = {}): Reading {
  const evidence = words.map((part) => at(name, part)) as unknown as Evidence;
  const origin = name === "post" ? given.courier.id : given[name].id;
  return {
    doc: given[name].id,
    evidence,
    claim: `c:${given[name].id}:${evidence[0].start}`,
    origin,
    primary: name === "transcript",
    ...rest,
  };
}

/** Changes from the transcript's words to a report's, as pairs of words; an empty string stands for nothing. */
function changes(name: Name, pairs: readonly (readonly [Change["op"], string, string])[]): Change[] {
  return pairs.map(([op, base, own]) => ({
    op,
    base: base === "" ? [] : [at("transcript", base)],
    reading: own === "" ? [] : [at(name, own)],
  }));
}

const ids = (...names: Name[]): string[] => names.map((name) => given[name].id);
const SOLANE = { entity: "e:person:mira-solane", label: "Mira Solane" };
const ODREK = { entity: "e:person:jon-odrek", label: "Jon Odrek" };

function sails(name: "courier" | "post"): Reading {
  return reading(name, ["The first fast ship will sail on 1 September, carrying 340 passengers"], {
    manner: "direct",
    fidelity: "inserted",
    changes: changes(name, [
      ["kept", "The first", "The first"],
      ["inserted", "", "fast"],
      ["kept", "ship will sail on 1 September", "ship will sail on 1 September"],
      ["changed", "and it will carry", "carrying"],
      ["kept", "340 passengers", "340 passengers"],
    ]),
  });
}

const said: Row[] = [
  {
    kind: "said",
    who: SOLANE,
    readings: [
      reading("transcript", ["The first ship will sail on 1 September, and it will carry 340 passengers."]),
      sails("courier"),
      sails("post"),
    ],
    silent: ids("daily"),
    verdict: "differ",
    origins: 1,
    differences: [],
  },
  {
    kind: "said",
    who: SOLANE,
    readings: [
      reading("courier", ["This line is a handshake that does not end at night."], { manner: "direct", fidelity: "verbatim" }),
      reading("transcript", ["This line is a handshake that does not end at night."]),
    ],
    silent: ids("post", "daily"),
    verdict: "agree",
    origins: 1,
    differences: [],
  },
  {
    kind: "said",
    who: ODREK,
    readings: [
      reading("transcript", ["Islands that share a sea should share a timetable."]),
      reading("daily", ["Islands sharing a sea should share one timetable"], {
        manner: "indirect",
        fidelity: "indirect",
        changes: changes("daily", [
          ["kept", "Islands", "Islands"],
          ["changed", "that share", "sharing"],
          ["kept", "a sea should share", "a sea should share"],
          ["changed", "a timetable", "one timetable"],
        ]),
      }),
    ],
    silent: ids("courier", "post"),
    verdict: "differ",
    origins: 1,
    differences: [],
  },
];

const others: Row[] = [
  {
    kind: "counted",
    readings: [
      reading("transcript", ["340 passengers"], { value: "340" }),
      reading("courier", ["340 passengers"], { value: "340" }),
      reading("post", ["340 passengers"], { value: "340" }),
      reading("daily", ["340 passengers"], { value: "340" }),
    ],
    silent: [],
    verdict: "agree",
    origins: 2,
    differences: [],
  },
  {
    kind: "counted",
    readings: [
      reading("transcript", ["12 percent"], { value: "12 %" }),
      reading("courier", ["12 percent"], { value: "12 %" }),
      reading("daily", ["15 percent"], { value: "15 %" }),
    ],
    silent: ids("post"),
    verdict: "differ",
    origins: 2,
    differences: [
      {
        on: "value",
        sides: [
          { doc: given.transcript.id, evidence: one("transcript", "12 percent"), value: "12 %" },
          { doc: given.daily.id, evidence: one("daily", "15 percent"), value: "15 %" },
        ],
      },
    ],
  },
  {
    kind: "promised",
    who: { entity: "e:place:iso-vm", label: "Velmora" },
    readings: [
      reading("transcript", ["pay for the new pier at Kaldhaven before the winter"], { value: "promised" }),
      reading("daily", ["pays for a pier at Kaldhaven next spring"], { value: "promised" }),
    ],
    silent: ids("courier", "post"),
    verdict: "differ",
    origins: 2,
    differences: [
      {
        on: "time",
        sides: [
          { doc: given.transcript.id, evidence: one("transcript", "before the winter"), value: "before the winter" },
          { doc: given.daily.id, evidence: one("daily", "next spring"), value: "next spring" },
        ],
      },
    ],
  },
  {
    kind: "topic",
    readings: [reading("courier", ["night trains"])],
    silent: ids("transcript", "post", "daily"),
    verdict: "single",
    origins: 1,
    differences: [],
  },
];

function account(name: Name, role: Dossier["accounts"][number]["role"], publisher: string): Dossier["accounts"][number] {
  const origin = name === "post" ? given.courier.id : given[name].id;
  const { id, kind } = given[name];
  return { doc: id, role, claims: [], origin, kind, at: [given[name].at], publisher: one(name, publisher), why: [] };
}

const dated = (name: Name, words: string, day: string) => ({
  published: { days: { from: day, to: day }, method: "byline" as const, evidence: one(name, words), because: [] },
});

/** The record of the agreement. */
export const dossier: Dossier = {
  id: "v0123456789ab",
  type: "AGREE",
  mode: "agreement",
  title: {
    evidence: one("courier", "Ferry line to join Velmora and Ostrana"),
    label: "agreement · Mira Solane, Jon Odrek · Kaldhaven · 3 June 2031",
  },
  when: {
    days: { from: "2031-06-03", to: "2031-06-03" },
    precision: "day",
    method: "publication",
    evidence: one("courier", "on Tuesday"),
    weekday: 2,
    year: { value: 2031, inferred: false },
    because: [reason("same-day", 1, ["3 June 2031"], [at("courier", "3 June 2031")])],
  },
  where: { entity: "e:place:kaldhaven", label: "Kaldhaven", country: "VM", evidence: one("courier", "Kaldhaven") },
  participants: [
    { ...SOLANE, role: "participant", evidence: one("courier", "Mira Solane"), offices: ["Transport Minister (VM)"] },
    { ...ODREK, role: "participant", evidence: one("courier", "Jon Odrek"), offices: ["minister of transport (OS)"] },
  ],
  accounts: [
    account("transcript", "transcript", "Ministry of Transport of Velmora"),
    {
      ...account("courier", "report", "Harbour Courier"),
      ...dated("courier", "3 June 2031", "2031-06-03"),
      title: one("courier", "Ferry line to join Velmora and Ostrana"),
    },
    {
      ...account("post", "wire", "Kaldhaven Post"),
      ...dated("post", "4 June 2031", "2031-06-04"),
      title: one("post", "Ministers sign ferry deal"),
      gist: { who: one("post", "Ministers")[0], what: one("post", "sign ferry deal")[0] },
    },
    { ...account("daily", "report", "Ostrana Daily"), title: one("daily", "A ferry, and a cheaper harbour") },
    { ...account("gazette", "background", "Island Gazette"), ...dated("gazette", "20 June 2031", "2031-06-20") },
  ],
  origins: 3,
  rows: [...said, ...others],
  saidBefore: [
    {
      ...SOLANE,
      here: one("transcript", "a handshake that does not end at night"),
      there: one("gazette", "a handshake that does not end at night"),
      event: "v00000000000a",
    },
  ],
  reprints: [
    {
      docs: [given.courier.id, given.post.id],
      from: given.courier.id,
      containment: 0.86,
      passages: [
        one("courier", "signed an agreement on a ferry line in Kaldhaven on Tuesday"),
        one("post", "signed an agreement on a ferry line in Kaldhaven on Tuesday"),
      ],
      because: [reason("credit-line", 1, [], [at("post", "(Harbour Courier)")])],
    },
  ],
  background: [
    { evidence: one("gazette", "Earlier this month Solane and Odrek agreed on a ferry line."), type: "AGREE", event: "v0123456789ab" },
  ],
  lookalikes: [
    {
      event: "v00000000000b",
      because: [
        reason("office-holders-differ", -1, ["Mira Solane", "Tomas Veld", "Transport Minister (VM)"], [at("courier", "Mira Solane")]),
        reason("dates-differ", -1, ["2031-06-03", "2027-03-11"], [at("courier", "3 June 2031")]),
      ],
      alike: [reason("same-place", 0.2, ["Kaldhaven"], [at("courier", "Kaldhaven")]), reason("moon-phase", 0.1, ["full"])],
    },
  ],
};

/** Reads the fixture. */
export const texts: Texts = textsOf(documents, {
  entities: new Map([["e:person:mira-solane", "Mira Solane"]]),
  events: new Map([
    ["v0123456789ab", "agreement · Mira Solane, Jon Odrek · Kaldhaven · 3 June 2031"],
    ["v00000000000a", "speech · Mira Solane · Tarn · 20 June 2031"],
    ["v00000000000b", "agreement · Tomas Veld, Jon Odrek · Kaldhaven · 11 March 2027"],
  ]),
});
