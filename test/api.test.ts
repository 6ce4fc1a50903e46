import { expect, it } from "vitest";
import * as api from "../src/index.ts";
import { exportsOf, program } from "../docs/generate.ts";

// A name more or less here is a promise more or less to everybody who uses the library: change the list on purpose only.
const FUNCTIONS = ["annotate", "collate", "dossiers", "read", "record", "resolve"];

const TYPES = `
  Account Analysed Annotation Annotator Apart Block Bound CalendarUnit Change Charset ChosenDate Claim ClaimId Correction Counted Credit
  DateMethod Dated Days Did Difference DocId Document DocumentDates DocumentKind Dossier DossierDocument Edit Entity EntityId
  EntityMention Event EventId EventMention Evidence Fidelity Figure Findings FurnitureReason Gist Happening Kind Link LinkReason
  Lookalike Manner Mention MentionForm Mood NameClass NewEdit OfficeHeld Participant Point Position Problem Promised Quantity Quotation
  ReadOutcome Reading Reason Recurring Refusal Reprint Resolution Role Row Runs Said SaidBefore Sighting Source Span Standing Subject Terms
  TimeReading Timex Together Treatment Undoing When Where
`
  .trim()
  .split(/\s+/);

it("exports these functions", () => expect(Object.keys(api).toSorted()).toEqual(FUNCTIONS));

it("exports these types", () => {
  const types = exportsOf(program()).filter((one) => one.type);
  expect(types.map((one) => one.name)).toEqual(TYPES);
});
