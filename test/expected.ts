import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { Analysed } from "../src/model/annotator.ts";
import type { Dossier, Reading, Row } from "../src/model/dossier.ts";
import type { Resolution } from "../src/model/resolution.ts";
import type { DocId, Span } from "../src/model/span.ts";
import { annotate, dossiersOf, readAll, resolve } from "../src/pipeline.ts";

/** What a golden case expects: the format of the seeds' `expected.json`. Every key is optional; what is not named is not checked. */
export interface Expected {
  readonly documents?: Record<string, ExpectedDocument>;
  readonly furniture?: readonly { doc: string; text: string }[];
  readonly body?: readonly { doc: string; text: string }[];
  readonly entities?: readonly { name: string; type?: string; country?: string; surface?: readonly string[] }[];
  readonly events?: readonly ExpectedEvent[];
  readonly must_stay_apart?: readonly (readonly string[])[];
  readonly said_again_on_another_occasion?: readonly Record<string, string>[];
  readonly collation?: readonly Record<string, string>[];
  readonly differ?: readonly Record<string, string>[];
  readonly agree?: readonly { event: string; point: string; docs: readonly string[]; origins?: number | string }[];
  readonly silent?: readonly { event: string; point: string; said_by: readonly string[]; silent: readonly string[] }[];
  readonly commitments?: readonly Record<string, string>[];
  readonly reprints?: readonly { docs: readonly string[]; from: string | null }[];
}

interface ExpectedDocument {
  readonly kind?: string;
  readonly language?: string;
  readonly publisher?: string;
  readonly byline?: string | null;
  readonly agency?: string;
  readonly speakers?: readonly string[];
  readonly published?: { value: string | null; earliest?: string };
}

interface ExpectedEvent {
  readonly id: string;
  readonly type?: string;
  readonly date?: { value?: string; earliest?: string; latest?: string; weekday?: string; year?: { value: number; inferred: boolean } };
  readonly place?: string;
  readonly actor?: string;
  readonly participants?: readonly string[];
  readonly figures?: readonly { value: number; of?: string }[];
  readonly accounts: Record<string, string>;
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : 1);

/** A folder of documents run through the whole line. Documents are named by their file name up to the first `_` or the ending, in a JSON Lines file followed by `:` and their number. */
export interface Run {
  readonly resolution: Resolution;
  readonly dossiers: ReadonlyMap<string, Dossier>;
  readonly docs: ReadonlyMap<string, DocId>;
}

/** Read, annotate, resolve and record all files of a folder but `expected.json`. */
export function run(folder: string): Run {
  const docs = new Map<string, DocId>();
  const analysed: Analysed[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    if (file === "expected.json") continue;
    const source = { bytes: readFileSync(join(folder, file)), at: file, type: extname(file).slice(1) };
    let line = 0;
    for (const outcome of readAll(source)) {
      if (!outcome.ok) throw new Error(`${file}: ${outcome.problem.message}`);
      const name = basename(file, extname(file)).split("_")[0] as string;
      docs.set(extname(file) === ".jsonl" ? `${name}:${++line}` : name, outcome.document.id);
      analysed.push(annotate(outcome.document));
    }
  }
  const resolution = resolve(analysed);
  return { resolution, dossiers: new Map(dossiersOf(resolution).map((one) => [one.id, one])), docs };
}

class Checker {
  readonly failures: string[] = [];
  readonly run: Run;
  readonly expected: Expected;
  readonly events = new Map<string, Dossier>();

  constructor(of: Run, expected: Expected) {
    this.run = of;
    this.expected = expected;
  }

  fail(what: string): void {
    this.failures.push(what);
  }

  doc(name: string): DocId {
    const id = this.run.docs.get(name);
    if (id === undefined) throw new Error(`no document "${name}"`);
    return id;
  }

  words(span: Span): string {
    return this.run.resolution.documents.get(span.doc)?.document.text.slice(span.start, span.end) ?? "";
  }

  text(doc: string): string {
    return this.run.resolution.documents.get(this.doc(doc))?.document.text ?? "";
  }

  /** The span of a text in a document; a failure if the text does not stand there. */
  find(doc: string, text: string): Span {
    const start = this.text(doc).indexOf(text);
    if (start < 0) throw new Error(`"${text}" does not stand in ${doc}`);
    return { doc: this.doc(doc), start, end: start + text.length };
  }

  documents(): void {
    for (const [name, want] of Object.entries(this.expected.documents ?? {})) {
      const { document } = this.run.resolution.documents.get(this.doc(name)) as Analysed;
      const credit = (role: string): string[] => document.credits.filter((one) => one.role === role).map((one) => this.words(one.span));
      if (want.kind && document.kind !== want.kind) this.fail(`${name}: kind ${document.kind}, not ${want.kind}`);
      if (want.language && document.language !== want.language) this.fail(`${name}: language ${document.language}, not ${want.language}`);
      if (want.publisher && !credit("publisher").includes(want.publisher)) this.fail(`${name}: publisher ${credit("publisher").join()}`);
      if (want.byline && !credit("author").includes(want.byline)) this.fail(`${name}: byline ${credit("author").join()}`);
      if (want.byline === null && credit("author").length > 0) this.fail(`${name}: invented byline ${credit("author").join()}`);
      if (want.agency && !credit("agency").includes(want.agency)) this.fail(`${name}: agency ${credit("agency").join()}`);
      for (const speaker of want.speakers ?? []) this.speaker(name, speaker);
      if (want.published) this.published(name, want.published);
    }
  }

  speaker(doc: string, name: string): void {
    const claims = [...this.run.resolution.claims.values()];
    if (!claims.some((one) => one.kind === "said" && one.primary && one.doc === this.doc(doc) && one.label === name))
      this.fail(`${doc}: no speech of ${name}`);
  }

  published(doc: string, want: NonNullable<ExpectedDocument["published"]>): void {
    const days = this.run.resolution.dates.get(this.doc(doc))?.chosen?.days;
    const shown = days ? `${days.from}/${days.to}` : "no date";
    if (want.value === null) {
      if (days && days.open === undefined) this.fail(`${doc}: invented publication date ${shown}`);
      if (want.earliest && days?.from !== want.earliest) this.fail(`${doc}: published not before ${shown}, not ${want.earliest}`);
    } else if (!days || days.open || !days.from.startsWith(want.value) || !days.to.startsWith(want.value))
      this.fail(`${doc}: published ${shown}, not ${want.value}`);
  }

  furniture(): void {
    for (const { want, list } of [
      { want: true, list: this.expected.furniture ?? [] },
      { want: false, list: this.expected.body ?? [] },
    ]) {
      for (const { doc, text } of list) {
        const span = this.find(doc, text);
        const blocks = this.run.resolution.documents.get(span.doc)?.document.blocks ?? [];
        const inside = blocks.filter((block) => block.span.start < span.end && span.start < block.span.end);
        if (inside.length === 0 || !inside.every((block) => (block.kind === "furniture") === want))
          this.fail(`${doc}: "${text}" is ${want ? "not " : ""}furniture`);
      }
    }
  }

  entities(): void {
    const all = [...this.run.resolution.entities.values()];
    for (const want of this.expected.entities ?? []) {
      const found = all.filter((one) => one.label === want.name);
      if (found.length !== 1) this.fail(`entity ${want.name}: ${found.length} found`);
      const [entity] = found;
      if (!entity) continue;
      const type = entity.class === "body" ? "organisation" : entity.class;
      if (want.type && type !== want.type) this.fail(`entity ${want.name}: ${entity.class}`);
      if (want.country && entity.country !== want.country) this.fail(`entity ${want.name}: country ${entity.country}`);
      for (const surface of want.surface ?? [])
        if (!entity.surfaces.includes(surface)) this.fail(`entity ${want.name}: surface "${surface}" missing`);
    }
  }

  /** The dossier whose accounts are exactly those wanted, of that type. */
  findEvents(): void {
    for (const want of this.expected.events ?? []) {
      const fits = [...this.run.dossiers.values()].filter((dossier) => {
        const roles = Object.fromEntries(dossier.accounts.map((one) => [one.doc, one.role]));
        const wanted = Object.fromEntries(Object.entries(want.accounts).map(([doc, role]) => [this.doc(doc), role]));
        return (
          (!want.type || dossier.type === want.type) &&
          JSON.stringify(Object.entries(roles).toSorted(byKey)) === JSON.stringify(Object.entries(wanted).toSorted(byKey))
        );
      });
      const best = fits.find((dossier) => this.eventFailures(want, dossier).length === 0) ?? fits[0];
      if (!best) this.fail(`event ${want.id}: none of type ${want.type} with accounts ${JSON.stringify(want.accounts)}`);
      else {
        this.events.set(want.id, best);
        this.failures.push(...this.eventFailures(want, best));
      }
    }
  }

  eventFailures(want: ExpectedEvent, dossier: Dossier): string[] {
    const found: string[] = [];
    const labels = dossier.participants.map((one) => one.label);
    for (const name of want.participants ?? [])
      if (!labels.includes(name)) found.push(`event ${want.id}: participant ${name} missing (${labels.join(", ")})`);
    if (want.actor && !dossier.participants.some((one) => one.label === want.actor && one.role === "actor"))
      found.push(`event ${want.id}: actor ${want.actor} missing (${labels.join(", ")})`);
    if (want.place && dossier.where?.label !== want.place) found.push(`event ${want.id}: place ${dossier.where?.label}, not ${want.place}`);
    for (const figure of want.figures ?? []) {
      const rows = dossier.rows.filter(
        (row) => row.kind === "counted" && row.readings.some((one) => one.value?.replace(/^\D*/, "").split(" ")[0] === `${figure.value}`),
      );
      if (rows.length === 0) found.push(`event ${want.id}: figure ${figure.value} missing`);
    }
    return [...found, ...this.dateFailures(want, dossier)];
  }

  dateFailures(want: ExpectedEvent, dossier: Dossier): string[] {
    const { date } = want;
    if (!date) return [];
    const when = dossier.when;
    const shown = `${when?.days.from}/${when?.days.to} (${when?.method}, ${when?.precision})`;
    const wrong = (what: string): string => `event ${want.id}: ${what} is ${shown}`;
    if (!when) return [`event ${want.id}: no date`];
    if (date.value?.startsWith("--")) {
      const year = date.year?.value;
      const day = year === undefined ? date.value : `${year}${date.value.slice(1)}`;
      if (when.days.from !== day || when.days.to !== day) return [wrong(`date ${day}`)];
    } else if (date.value && (when.days.from !== date.value || when.days.to !== date.value)) return [wrong(`date ${date.value}`)];
    if (date.earliest && (when.days.from < date.earliest || when.days.to > (date.latest ?? date.earliest)))
      return [wrong(`range ${date.earliest}/${date.latest}`)];
    if (date.weekday && when.weekday !== WEEKDAYS.indexOf(date.weekday) + 1) return [wrong(`weekday ${date.weekday}`)];
    if (date.year && (when.year?.value !== date.year.value || when.year.inferred !== date.year.inferred))
      return [wrong(`year ${JSON.stringify(date.year)} against ${JSON.stringify(when.year)}`)];
    return [];
  }

  apart(): void {
    for (const [a, b] of this.expected.must_stay_apart ?? []) {
      const [left, right] = [this.events.get(a as string), this.events.get(b as string)];
      if (!left || !right) this.fail(`${a} and ${b}: an event is missing`);
      else if (left.id === right.id) this.fail(`${a} and ${b} are one event`);
      else if (!left.lookalikes.some((one) => one.event === right.id && one.because.length > 0))
        this.fail(`${a}: no reason why ${b} is another event`);
    }
  }

  saidAgain(): void {
    for (const want of this.expected.said_again_on_another_occasion ?? []) {
      const spans = Object.entries(want)
        .filter(([key]) => key !== "speaker")
        .map(([doc, text]) => this.find(doc, text));
      const rows = [...this.run.dossiers.values()].flatMap((dossier) => dossier.saidBefore);
      const [a, b] = spans as [Span, Span];
      if (!rows.some((one) => one.label === want.speaker && meet(one.here, a) && meet(one.there, b)))
        this.fail(`not seen as said again: ${JSON.stringify(want)}`);
    }
  }

  rowsOf(event: string): readonly Row[] {
    return this.events.get(event)?.rows ?? [];
  }

  collation(): void {
    for (const want of this.expected.collation ?? []) {
      const pairs = Object.entries(want)
        .filter(([key]) => this.run.docs.has(key))
        .map(([doc, text]) => this.find(doc, text));
      const primary = pairs.find((span) => this.run.resolution.documents.get(span.doc)?.document.kind === "transcript") ?? pairs[0]!;
      const other = pairs.find((span) => span !== primary) as Span;
      const rows = this.rowsOf(want.event as string).filter(
        (row) =>
          row.kind === "said" && row.readings.some((one) => meet(one.evidence, primary)) && row.readings.some((one) => within(one, other)),
      );
      const readings = rows.flatMap((row) => row.readings.filter((one) => within(one, other)));
      const [label, unmarked] = (want.fidelity as string).split(", ");
      const fits = readings.some(
        (one) =>
          one.fidelity === label &&
          (!unmarked || one.manner === "indirect") &&
          (!want.inserted || this.inserted(one).includes(want.inserted)),
      );
      if (!fits)
        this.fail(
          `collation of "${this.words(other)}": ${readings.map((one) => `${one.fidelity} "${one.evidence.map((span) => this.words(span)).join(" ")}"`).join("; ") || "not aligned"}, not ${want.fidelity}`,
        );
      if (want.speaker && !rows.some((row) => row.who?.label === want.speaker))
        this.fail(`collation of "${this.words(other)}": speaker ${rows[0]?.who?.label}`);
    }
  }

  inserted(reading: Reading): string {
    return (reading.changes ?? [])
      .filter((change) => change.op === "inserted")
      .map((change) => change.reading.map((span) => this.words(span)).join(" "))
      .join(" ");
  }

  differ(): void {
    for (const want of this.expected.differ ?? []) {
      const sides = Object.entries(want)
        .filter(([key]) => this.run.docs.has(key))
        .map(([doc, text]) => this.within(doc, text));
      const rows = this.rowsOf(want.event as string).filter((row) => row.verdict === "differ");
      const fits = rows.some((row) =>
        row.differences.some((one) => sides.every((spans) => one.sides.some((side) => spans.some((span) => meet(side.evidence, span))))),
      );
      if (!fits) this.fail(`no difference on "${want.point}"`);
    }
  }

  /** Every place of a text in a document. */
  within(doc: string, text: string): Span[] {
    const found: Span[] = [];
    for (let at = this.text(doc).indexOf(text); at >= 0; at = this.text(doc).indexOf(text, at + 1))
      found.push({ doc: this.doc(doc), start: at, end: at + text.length });
    if (found.length === 0) throw new Error(`"${text}" does not stand in ${doc}`);
    return found;
  }

  agree(): void {
    for (const want of this.expected.agree ?? []) {
      const docs = want.docs.map((doc) => this.doc(doc));
      const rows = this.rowsOf(want.event).filter(
        (row) => row.verdict === "agree" && docs.every((doc) => row.readings.some((one) => one.doc === doc && this.says(one, want.point))),
      );
      const origins = typeof want.origins === "string" ? 1 : want.origins;
      if (rows.length === 0) this.fail(`no agreement on "${want.point}"`);
      else if (origins !== undefined && !rows.some((row) => row.origins === origins))
        this.fail(`"${want.point}": ${rows[0]?.origins} origins, not ${origins}`);
    }
  }

  says(reading: Reading, point: string): boolean {
    return reading.evidence.some((span) => this.words(span).toLowerCase().includes(point.toLowerCase()));
  }

  silent(): void {
    for (const want of this.expected.silent ?? []) {
      const rows = this.rowsOf(want.event).filter((row) =>
        want.said_by.every((doc) => row.readings.some((one) => one.doc === this.doc(doc) && this.says(one, want.point))),
      );
      const fits = rows.some((row) => want.silent.every((doc) => row.silent.includes(this.doc(doc))));
      if (!fits) this.fail(`"${want.point}": no row of ${want.said_by.join()} with ${want.silent.join()} silent (${rows.length} rows)`);
    }
  }

  commitments(): void {
    for (const want of this.expected.commitments ?? []) {
      const what = this.find(want.doc as string, want.what as string);
      const claims = [...this.run.resolution.claims.values()].filter(
        (one) => one.kind === "promised" && one.doc === what.doc && meet(one.what, what),
      );
      const fits = claims.some(
        (one) =>
          one.kind === "promised" &&
          one.label === want.by &&
          one.status === want.status &&
          (!want.when || (one.time && want.when.endsWith(this.words(one.time.span)))) &&
          this.rowsOf(want.event as string).some((row) => row.readings.some((reading) => reading.claim === one.id)),
      );
      if (!fits)
        this.fail(
          `commitment "${want.what}": ${claims.map((one) => (one.kind === "promised" ? `${one.label}, ${one.status}, ${one.time && this.words(one.time.span)}, ${one.what.map((span) => this.words(span)).join(" ")}` : "")).join("; ") || "not found"}`,
        );
    }
  }

  reprints(): void {
    for (const want of this.expected.reprints ?? []) {
      const docs = want.docs.map((doc) => this.doc(doc)).toSorted();
      const found = this.run.resolution.reprints.get(docs[0] ?? "")?.find((one) => one.docs.join() === docs.join());
      if (!found) this.fail(`reprint ${want.docs.join()} not found`);
      else if (found.from !== (want.from === null ? null : this.doc(want.from)))
        this.fail(`reprint ${want.docs.join()}: from ${found.from}`);
    }
  }
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function meet(evidence: readonly Span[], span: Span): boolean {
  return evidence.some((one) => one.doc === span.doc && one.start < span.end && span.start < one.end);
}

/** Whether a reading is this text and not a larger one: it lies inside it but for a few characters at the edges. */
function within(reading: Reading, span: Span): boolean {
  const start = reading.evidence[0].start;
  const end = reading.evidence.at(-1)?.end ?? start;
  return reading.doc === span.doc && Math.abs(start - span.start) <= 8 && Math.abs(end - span.end) <= 8;
}

/** Everything in which a run differs from what a case expects; empty when it is right. */
export function failures(of: Run, expected: Expected): string[] {
  const checker = new Checker(of, expected);
  checker.documents();
  checker.furniture();
  checker.entities();
  checker.findEvents();
  checker.apart();
  checker.saidAgain();
  checker.collation();
  checker.differ();
  checker.agree();
  checker.silent();
  checker.commitments();
  checker.reprints();
  return checker.failures;
}
