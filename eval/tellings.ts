import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bodyOf } from "../src/annotate/body.ts";
import { stem } from "../src/language/stems.ts";
import type { Span } from "../src/model/span.ts";
import { annotate, resolve } from "../src/pipeline.ts";
import { chains, type Telling } from "../src/resolve/coreference.ts";
import { Surroundings } from "../src/resolve/tellings.ts";
import { gather } from "../src/text/gather.ts";
import { documentOf } from "./group.ts";
import { filesUnder, readJson, type Report } from "./reports.ts";
import { coreference, type Partition } from "./scorers/coreference.ts";

/** A gold mention of an event: its name, its characters in the report it stands in, and the chain of those that mean the same event. */
export interface Told {
  readonly id: string;
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly chain: string;
}

/** Reports with the gold mentions in them. */
export interface Tellings {
  readonly reports: readonly Report[];
  readonly told: readonly Told[];
}

/** The gold chains. */
function chainsOf(told: readonly Told[]): Partition {
  const chains = new Map<string, string[]>();
  for (const one of told) chains.set(one.chain, [...(chains.get(one.chain) ?? []), one.id]);
  return [...chains.values()];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Words of an ECB+ page laid out one sentence a line, and where each token of the page came to stand. */
function laidOut(xml: string): { text: string; at: Map<string, { start: number; end: number; sentence: number }> } {
  const at = new Map<string, { start: number; end: number; sentence: number }>();
  let text = "";
  let line = 0;
  for (const [, id, sentence, token] of xml.matchAll(/<token t_id="(\d+)" sentence="(\d+)" number="\d+">([^<]*)<\/token>/g)) {
    const number = Number(sentence);
    const word = (token ?? "").replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
    for (; line < number; line++) text += "\n";
    if (text !== "" && !text.endsWith("\n")) text += " ";
    at.set(id ?? "", { start: text.length, end: text.length + word.length, sentence: number });
    text += word;
  }
  return { text, at };
}

function chainByMention(xml: string, path: string): Map<string, string> {
  const chains = new Map<string, string>();
  for (const [, attributes = "", body = ""] of xml.matchAll(
    /<(?:CROSS|INTRA)_DOC_COREF ([^>]*)>([\s\S]*?)<\/(?:CROSS|INTRA)_DOC_COREF>/g,
  )) {
    const note = /note="([^"]*)"/.exec(attributes)?.[1];
    const own = /r_id="(\d+)"/.exec(attributes)?.[1] ?? "";
    const chain = note !== undefined && note !== "INTRA" ? note : `${path} ${own}`;
    for (const [, id] of body.matchAll(/<source m_id="(\d+)"/g)) chains.set(id ?? "", chain);
  }
  return chains;
}

function actionsOf(xml: string, path: string, sentences: ReadonlySet<number>): { text: string; told: Told[] } {
  const { text, at } = laidOut(xml);
  const chains = chainByMention(xml, path);
  const told: Told[] = [];
  const doc = `ecbplus/${path}`;
  for (const [, id = "", body = ""] of xml.matchAll(/<(?:NEG_)?ACTION_\w+ m_id="(\d+)"[^>/]*>([\s\S]*?)<\/(?:NEG_)?ACTION_\w+>/g)) {
    const tokens = [...body.matchAll(/t_id="(\d+)"/g)].flatMap(([, token]) => at.get(token ?? "") ?? []);
    const [first] = tokens;
    if (!first || !sentences.has(first.sentence)) continue;
    const end = Math.max(...tokens.map((one) => one.end));
    told.push({ id: `${path} ${id}`, doc, start: first.start, end, chain: chains.get(id) ?? `${path} alone ${id}` });
  }
  return { text, told };
}

/** ECB+ with the event mentions of its validated sentences, of the topics that pass. */
export function ecbTellings(folder: string, wanted: (topic: number) => boolean): Tellings {
  const validated = new Map<string, Set<number>>();
  const table = filesUnder(folder, ".csv")[0] ?? "";
  for (const line of readFileSync(join(folder, table), "utf8").split("\n").slice(1)) {
    const [topic, file, sentence] = line.trim().split(",");
    const key = `${topic}_${file}`;
    validated.set(key, (validated.get(key) ?? new Set()).add(Number(sentence)));
  }
  const reports: Report[] = [];
  const told: Told[] = [];
  for (const path of filesUnder(folder, ".xml")) {
    const [, name, topic, twin] = /((\d+)_\d+(ecb|ecbplus))\.xml$/.exec(path) ?? [];
    if (name === undefined || !wanted(Number(topic))) continue;
    const read = actionsOf(readFileSync(join(folder, path), "utf8"), path, validated.get(name) ?? new Set());
    reports.push({ id: `ecbplus/${path}`, title: "", text: read.text, event: `${topic}${twin}` });
    told.push(...read.told);
  }
  return { reports, told };
}

interface GunMention {
  readonly mention_id: string;
  readonly conll_doc_key: string;
  readonly coref_chain: string;
  readonly sent_id: number;
  readonly tokens_number: readonly number[];
}

/** A report as it grows from lines of CoNLL columns, and where its tokens came to stand, by sentence and number. */
class Page {
  text = "";
  date = "";
  private line = "1";
  readonly at = new Map<string, readonly [number, number]>();

  add(sentence: string, number: string, token: string): void {
    if (sentence === "0") {
      this.date += token;
      return;
    }
    if (this.line !== sentence || token === "//n") this.text += "\n";
    this.line = sentence;
    if (token === "//n") return;
    if (this.text !== "" && !this.text.endsWith("\n")) this.text += " ";
    this.at.set(`${sentence} ${number}`, [this.text.length, this.text.length + token.length]);
    this.text += token;
  }

  report(id: string): Report {
    const event = id.split("/")[1] ?? id;
    const own = { id, title: "", text: this.text, event };
    return /^\d{4}-\d\d-\d\d$/.test(this.date) ? { ...own, date: this.date } : own;
  }
}

/** The Gun Violence Corpus: texts in CoNLL columns (document key, sentence, number, token), the first sentence of each its date; mentions in JSON. */
export function gunTellings(folder: string): Tellings {
  const own = (ending: string) => filesUnder(folder, ending).find((path) => path.includes("GVC")) ?? "";
  const pages = new Map<string, Page>();
  for (const line of readFileSync(join(folder, own("dataset.conll")), "utf8").split("\n")) {
    const [key, sentence, number, token] = line.split("\t");
    if (key === undefined || sentence === undefined || number === undefined || token === undefined || line.startsWith("#")) continue;
    const page = pages.get(key) ?? new Page();
    pages.set(key, page);
    page.add(sentence, number, token);
  }
  const told = (readJson(folder, own("event_mentions.json")) as GunMention[]).map((one) => {
    const places = one.tokens_number.flatMap((number) => {
      const place = pages.get(one.conll_doc_key)?.at.get(`${one.sent_id} ${number}`);
      return place ? [place] : [];
    });
    const [start, end] = [Math.min(...places.map(([from]) => from)), Math.max(...places.map(([, to]) => to))];
    return { id: one.mention_id, doc: one.conll_doc_key, start, end, chain: one.coref_chain };
  });
  return { reports: [...pages].map(([id, page]) => page.report(id)), told };
}

/** What is compared of gold mentions: the sentences they stand in as the product reads them, and the event that their document is about. */
export function compared({ reports, told }: Tellings): { tellings: Telling[]; text: (doc: string) => string } {
  const analysed = reports.map((report) => annotate(documentOf(report)));
  const { happenings, eventOf, entities } = resolve(analysed);
  const places = new Map([...entities.values()].flatMap((one) => one.mentions.map(({ span }) => [place(span), one] as const)));
  const groups = new Map(
    [...happenings.values()]
      .flat()
      .filter((one) => one.standing === "main")
      .map((one) => [one.doc, eventOf.get(one.id) ?? one.id]),
  );
  const byDoc = new Map<string, Told[]>();
  for (const one of told) gather(byDoc, one.doc, one);
  const tellings = analysed.flatMap(({ document, annotations }) => {
    const around = new Surroundings(annotations, (span) => places.get(place(span)));
    const { sentences } = bodyOf(document);
    const events = annotations.filter((one) => one.kind === "event");
    return (byDoc.get(document.id) ?? []).map(({ id, start, end }): Telling => {
      const trigger = { doc: document.id, start, end };
      const own = sentences.find((one) => one.start <= start && end <= one.end) ?? trigger;
      const sentence = { doc: document.id, start: own.start, end: own.end };
      const type = events.find((one) => one.trigger.start < end && start < one.trigger.end && one.type !== "OTHER")?.type;
      return {
        id,
        trigger,
        sentence,
        group: groups.get(document.id) ?? document.id,
        ...(type === undefined ? {} : { type }),
        ...around.in(sentence),
      };
    });
  });
  const texts = new Map(reports.map((one) => [one.id, one.text]));
  return { tellings, text: (doc) => texts.get(doc) ?? "" };
}

function place({ doc, start, end }: Span): string {
  return `${doc} ${start}-${end}`;
}

/** CoNLL F1 of our chains of gold mentions, and of the baseline: mentions of one word in one of our groups of documents. */
export function scoreTellings(gold: Tellings): { ours: number; lemma: number } {
  const { tellings, text } = compared(gold);
  const wanted = chainsOf(gold.told);
  const words = new Map<string, string[]>();
  for (const { id, trigger, group } of tellings) {
    const last = text(trigger.doc).slice(trigger.start, trigger.end).toLowerCase().split(" ").at(-1) ?? "";
    gather(words, `${group} ${stem(last)}`, id);
  }
  return { ours: coreference(wanted, chains(tellings, text)).conll, lemma: coreference(wanted, [...words.values()]).conll };
}
