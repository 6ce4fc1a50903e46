import { statements } from "../language/statements.ts";
import type { EventMention, Mention, Quantity, Quotation, Role, Timex } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Claim, ClaimId, Counted, Did, Participant, Promised, Said, When, Where } from "../model/claim.ts";
import type { DocumentDates } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Evidence, Span } from "../model/span.ts";
import { covers } from "../model/span.ts";
import { placed } from "./sites.ts";
import { whenOf } from "./when.ts";

/** What resolving one document's claims needs from the others. */
export interface ClaimContext {
  readonly dates: DocumentDates;
  /** The entity mentioned at a span, if it is known. */
  readonly of: (span: Span) => Entity | undefined;
  /** The entity of a gazetteer key ("iso:US"), if any document mentions it. */
  readonly gazetteer: (key: string) => Entity | undefined;
}

/** A claim's id: its document, kind and first and last character. */
function claimId(kind: Claim["kind"], span: Span): ClaimId {
  return `c:${span.doc}:${kind}:${span.start}-${span.end}`;
}

/** A document's annotations sorted by kind, for the builders below. */
class Reader {
  readonly analysed: Analysed;
  readonly context: ClaimContext;
  readonly timexes = new Map<string, Timex>();
  readonly mentions: Mention[] = [];
  /** Gazetteer keys of the places that names mean, by their spans. */
  readonly sites = new Map<string, string>();
  readonly quotations: Quotation[] = [];
  readonly quantities: Quantity[] = [];
  readonly events: EventMention[] = [];

  constructor(analysed: Analysed, context: ClaimContext) {
    this.analysed = analysed;
    this.context = context;
    for (const one of analysed.annotations) {
      if (one.kind === "timex") this.timexes.set(`${one.span.start}-${one.span.end}`, one);
      else if (one.kind === "mention") {
        this.mentions.push(one);
        if (one.site) this.sites.set(`${one.span.start}-${one.span.end}`, one.site);
      } else if (one.kind === "quotation") this.quotations.push(one);
      else if (one.kind === "quantity") this.quantities.push(one);
      else this.events.push(one);
    }
  }

  words(span: Span): string {
    return this.analysed.document.text.slice(span.start, span.end);
  }

  when(span: Span | undefined): When | undefined {
    const timex = span && this.timexes.get(`${span.start}-${span.end}`);
    return (timex && whenOf(timex, this.analysed.document, this.context.dates)) ?? undefined;
  }

  /** The reported speech that a span stands in, the innermost. */
  quotationAt(span: Span): Quotation | undefined {
    let found: Quotation | undefined;
    for (const one of this.quotations) {
      if (one.span.start > span.start) break;
      if (one.manner !== "scare" && one.parts.some((part) => covers(part, span))) found = one;
    }
    return found;
  }
}

function attribution(reader: Reader, span: Span): Pick<Claim, "attributed"> {
  const quotation = reader.quotationAt(span);
  if (!quotation) return {};
  const evidence: Evidence = [quotation.source ?? quotation.cue ?? quotation.parts[0]];
  const entity = quotation.source ? reader.context.of(quotation.source)?.id : undefined;
  return { attributed: { entity: entity ?? null, evidence } };
}

/** Whether a span can fill a role: whom and what a speaker is quoted as naming takes no part in the act of speaking itself. */
function ownWords(reader: Reader, event: EventMention, span: Span | undefined): boolean {
  const quotation = span && reader.quotationAt(span);
  return span !== undefined && (quotation === undefined || quotation === reader.quotationAt(event.trigger));
}

function participants(reader: Reader, event: EventMention): Participant[] {
  const found: Participant[] = [];
  for (const { role, span } of event.roles) {
    const entity = role === "topic" || !ownWords(reader, event, span) ? undefined : reader.context.of(span);
    if (entity) found.push({ entity: entity.id, label: entity.label, role, evidence: [span] });
  }
  return found;
}

function where(reader: Reader, span: Span | undefined): Where | undefined {
  const entity = span && reader.context.of(span);
  if (!span || !entity || entity.class !== "place") return undefined;
  const lies = placed(reader.sites.get(`${span.start}-${span.end}`), entity.gazetteer, entity.country);
  return {
    entity: entity.id,
    label: entity.label,
    evidence: [span],
    ...lies,
  };
}

function did(reader: Reader, event: EventMention): Did {
  const when = reader.when(event.time);
  const place = ownWords(reader, event, event.place) ? where(reader, event.place) : undefined;
  return {
    kind: "did",
    id: claimId("did", event.trigger),
    doc: event.span.doc,
    evidence: [event.span],
    type: event.type,
    ...(event.mode ? { mode: event.mode } : {}),
    mention: event,
    participants: participants(reader, event),
    ...(when ? { when } : {}),
    ...(place ? { where: place } : {}),
    ...attribution(reader, event.trigger),
  };
}

// A statement has words: an ellipsis by itself is none.
const SPOKEN = /[\p{L}\p{N}]/u;

function said(reader: Reader, quotation: Quotation): Said[] {
  const { document } = reader.analysed;
  const entity = quotation.source && reader.context.of(quotation.source);
  const label = entity?.label ?? (quotation.source ? reader.words(quotation.source) : "");
  const primary =
    document.kind === "transcript" && document.blocks.some((block) => block.kind === "turn" && covers(block.span, quotation.parts[0]));
  const spoken = statements(document.text, quotation.parts).filter((ranges) =>
    ranges.some((range) => SPOKEN.test(reader.words({ doc: document.id, ...range }))),
  );
  return spoken.map((ranges): Said => {
    const evidence = ranges.map((range) => ({ doc: document.id, start: range.start, end: range.end })) as unknown as Evidence;
    const whole = { doc: document.id, start: evidence[0].start, end: evidence.at(-1)?.end ?? evidence[0].end };
    return {
      kind: "said",
      id: claimId("said", whole),
      doc: document.id,
      evidence,
      speaker: entity?.id ?? null,
      label,
      manner: quotation.manner,
      primary,
      ...(quotation.cue ? { cue: quotation.cue } : {}),
      ...(quotation.source ? { source: quotation.source } : {}),
    };
  });
}

function counted(reader: Reader, quantity: Quantity): Counted {
  return {
    kind: "counted",
    id: claimId("counted", quantity.span),
    doc: quantity.span.doc,
    evidence: [quantity.span],
    value: quantity.value,
    bound: quantity.bound,
    ...(quantity.close ? { close: true as const } : {}),
    unit: quantity.unit,
    ...(quantity.to === undefined ? {} : { to: quantity.to }),
    ...(quantity.symbol ? { symbol: quantity.symbol } : {}),
    ...(quantity.of ? { of: quantity.of } : {}),
    ...(quantity.including ? { including: quantity.including } : {}),
    ...attribution(reader, quantity.span),
  };
}

// First person plural of somebody in office speaks for the country of the office: "we are determined to …".
const WE = /^(?:we|us|our|ours)$/i;

function promisor(reader: Reader, event: EventMention): Entity | undefined {
  const actor = event.roles.find((role) => role.role === "actor")?.span;
  if (!actor) return undefined;
  const named = reader.context.of(actor);
  if (named) return named;
  const source = reader.quotationAt(event.trigger)?.source;
  const speaker = source && reader.context.of(source);
  const country = speaker?.offices.find((office) => office.country)?.country;
  const state = country && WE.test(reader.words(actor)) ? reader.context.gazetteer(`iso:${country}`) : undefined;
  return state ?? speaker;
}

function promised(reader: Reader, event: EventMention): Promised {
  const who = promisor(reader, event);
  const filling = (wanted: Role): Span[] => event.roles.filter(({ role }) => role === wanted).map(({ span }) => span);
  const [topics, whom] = [filling("topic"), filling("recipient")];
  const what: Evidence = [topics[0] ?? event.span, ...topics.slice(1)];
  const days = reader.when(event.time)?.days;
  const actor = event.roles.find((role) => role.role === "actor")?.span;
  return {
    kind: "promised",
    id: claimId("promised", event.trigger),
    doc: event.span.doc,
    evidence: [event.span],
    promisor: who?.id ?? null,
    label: who?.label ?? (actor ? reader.words(actor) : ""),
    what,
    ...(whom.length > 0 ? { whom } : {}),
    status: event.status ?? "promised",
    ...(event.time ? { time: { span: event.time, ...(days ? { days } : {}) } } : {}),
    ...attribution(reader, event.trigger),
  };
}

function happened(event: EventMention): boolean {
  return event.status === undefined && (event.mood === "asserted" || event.standing === "main");
}

/** Up to here a definite number of things ("the two ministers") refers to things already named and states no figure; nor does "one sea". */
const MOST_REFERRED = 10;
const DEFINITE = /(?:^|\s)(?:the|these|those|both|all)\s+$/i;
const BEFORE = 8;

function isFigure(reader: Reader, quantity: Quantity): boolean {
  if (quantity.unit === "ordinal" || quantity.unit === "age") return false;
  const { doc, start } = quantity.span;
  if (quantity.unit === "count" && quantity.value === 1) return false;
  return (
    quantity.unit !== "count" ||
    quantity.value > MOST_REFERRED ||
    !DEFINITE.test(reader.words({ doc, start: Math.max(0, start - BEFORE), end: start }))
  );
}

/** Everything one document claims, in text order: events it states, statements it reports, figures, promises. */
export function claimsOf(analysed: Analysed, context: ClaimContext): Claim[] {
  const reader = new Reader(analysed, context);
  const claims: Claim[] = [];
  for (const event of reader.events) {
    if (event.status !== undefined) claims.push(promised(reader, event));
    else if (happened(event)) claims.push(did(reader, event));
  }
  for (const quotation of reader.quotations) if (quotation.manner !== "scare") claims.push(...said(reader, quotation));
  for (const quantity of reader.quantities) if (isFigure(reader, quantity)) claims.push(counted(reader, quantity));
  const unique = new Map(claims.map((claim) => [claim.id, claim]));
  return [...unique.values()].toSorted((a, b) => a.evidence[0].start - b.evidence[0].start || (a.id < b.id ? -1 : 1));
}
