import type { Manner, Role } from "../model/annotation.ts";
import type { When } from "../model/claim.ts";
import type { DateMethod } from "../model/document.ts";
import type { Fidelity, Row, Treatment } from "../model/dossier.ts";
import type { Account } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";

/** What a record calls each reason, by `Reason.code`. A code that is missing here is shown as it is. */
export const REASONS: Readonly<Record<string, string>> = {
  "agreement-accounts": "others about the event were published",
  "agreement-day": "by its words, as others give the day of the event",
  "analyst-detached": "told apart by an analyst",
  "analyst-joined": "joined by an analyst",
  "analyst-merged": "merged by an analyst",
  "analyst-split": "split by an analyst",
  "before-event": "dated before the event it tells",
  "credits-source": "credits the other",
  "cut-from-end": "the other goes on where it ends",
  "dates-differ": "on other days",
  "day-count": "counted from",
  distance: "so long ago, reckoned from",
  gazetteer: "one entry in the gazetteer",
  "is-about-event": "is about it",
  "lead-day": "day named in its opening",
  length: "so long since, reckoned from",
  "like-words": "words used alike",
  "names-differ": "says the same sentence of others",
  "nickname-and-context": "nickname, with the same people around",
  "nickname-and-office": "nickname, in the same office",
  "not-before": "written on this day or later",
  "not-before-event": "written on the day of an event it tells, or later",
  "occasions-differ": "on another occasion",
  office: "written while in office",
  "office-holders-differ": "another holder of the office",
  "participants-differ": "other people take part",
  "places-differ": "in another place",
  "primary-text": "the text of the source itself",
  published: "reckoned from publication",
  "published-agreement": "published: from another account of the event",
  "published-byline": "published: in the byline",
  "published-dateline": "published: in the dateline",
  "published-day-count": "published: from a count of days in the text",
  "published-earlier": "published earlier",
  "published-inferred": "published: inferred",
  "published-meta": "published: in the page’s metadata",
  "published-print": "published: in the print edition",
  "published-publication": "published: reckoned from publication",
  "published-text": "published: stated in the text",
  "published-url": "published: in the address",
  "recalls-event": "mentions it",
  "said-again": "the speaker uses the line again",
  "same-address": "the same address",
  "same-country": "in the same country",
  "same-day": "on the same day",
  "same-figure": "the same figure",
  "same-headline": "the same headline at the same site",
  "same-line": "a line in common",
  "same-name": "the same name",
  "same-name-and-context": "the same name, with the same people around",
  "same-name-and-office": "the same name, in the same office",
  "same-place": "in the same place",
  "same-type": "the same kind of event",
  "same-word": "the same word",
  "same-wording": "alike in wording",
  "season-count": "seasons counted from",
  "shared-name": "a name in common",
  "shared-participant": "a participant in common",
  "shared-person": "a person in common",
  "shared-sense": "words of one meaning",
  "spelling-and-context": "another spelling, with the same people around",
  "spelling-and-office": "another spelling, in the same office",
  "surname-and-context": "family name, with the same people around",
  "surname-and-office": "family name, in the same office",
  "tells-event": "tells it",
  "tells-nothing": "tells nothing of the kind",
  "too-little-shared": "too little in common",
  "types-differ": "another kind of event",
  "updated-later": "updated later",
  "wire-copy": "text of an agency",
};

/** What each fidelity and treatment means, in the order of the legend. */
export const FIDELITIES: readonly { readonly name: Fidelity | Treatment; readonly meaning: string }[] = [
  { name: "verbatim", meaning: "the same words" },
  { name: "trimmed", meaning: "words left out" },
  { name: "inserted", meaning: "words added" },
  { name: "reworded", meaning: "other words" },
  { name: "indirect", meaning: "told without quoting" },
  { name: "not found", meaning: "not in the primary account" },
  { name: "merged", meaning: "from two places, as if they were one" },
  { name: "moved", meaning: "in another order" },
  { name: "translated back", meaning: "in other words throughout" },
  { name: "negated", meaning: "says the opposite" },
  { name: "other number", meaning: "another number" },
];

/** How a date was found, in words. */
export const METHODS: Readonly<Record<DateMethod, string>> = {
  meta: "from the page’s metadata",
  url: "from the address",
  byline: "from the byline",
  dateline: "from the dateline",
  print: "from the print edition",
  "day-count": "counted from a day count in the text",
  text: "stated in the text",
  publication: "reckoned from publication",
  agreement: "from another account of the event",
  inferred: "inferred",
};

/** How exactly a time is known, in words. */
export const PRECISIONS: Readonly<Record<When["precision"], string>> = {
  day: "to the day",
  days: "to a few days",
  month: "to the month",
  year: "to the year",
  unknown: "not known closer",
};

/** What an account is to an event. */
export const ACCOUNTS: Readonly<Record<Account["role"], string>> = {
  transcript: "transcript",
  release: "release",
  report: "report",
  wire: "wire item",
  background: "mentions it",
};

/** What somebody does in an event. */
export const ROLES: Readonly<Record<Role, string>> = {
  actor: "acts",
  recipient: "receives",
  participant: "takes part",
  instrument: "means",
  victim: "suffers",
  topic: "is the subject",
  medium: "carries it",
};

/** How words are reported. */
export const MANNERS: Readonly<Record<Manner, string>> = {
  direct: "quoted",
  indirect: "told",
  mixed: "partly quoted",
  scare: "in marks",
};

/** What comparing the readings of a row came to. */
export const VERDICTS: Readonly<Record<Row["verdict"], string>> = { agree: "agree", differ: "differ", single: "one account" };

/** What differs between the sides of a difference. */
export const DIFFERENCES: Readonly<Record<Row["differences"][number]["on"], string>> = {
  words: "other words",
  value: "other value",
  time: "other time",
  included: "something more or less",
  status: "other standing",
};

/** A reason's label, or its code where there is none. */
export function reasonLabel(reason: Reason): string {
  return Object.hasOwn(REASONS, reason.code) ? (REASONS[reason.code] ?? reason.code) : reason.code;
}

/** How another document of the same article stands to an account. */
export const EDITIONS: Readonly<Record<"same" | "earlier" | "later" | "other", string>> = {
  same: "the same words at another address",
  earlier: "an earlier version",
  later: "a later version",
  other: "other words, on the same or an unknown day",
};

/** "1 account", "3 accounts": a count and its noun, whose plural takes an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
