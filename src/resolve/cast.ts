import type { Analysed } from "../model/annotator.ts";
import type { DocId } from "../model/span.ts";
import { localsOf, type Local, type LocalMention } from "./locals.ts";
import { Mentions } from "./mentions.ts";
import { Bytes, Numbers, Texts } from "../text/packed.ts";
import { CLASSES, HELD, NAMED, NAMED_AS_KEYED, OFFICE, Roll, USE, USES, WIDTH } from "./roll.ts";

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All that is taken in, in the order in which it came. */
interface Store {
  readonly docs: DocId[];
  /** For each document where its rows begin. */
  readonly firsts: Numbers;
  readonly rows: Numbers;
  readonly more: Bytes;
  readonly mentions: Mentions;
  readonly texts: Texts;
}

function empty(): Store {
  return { docs: [], firsts: new Numbers(), rows: new Numbers(), more: new Bytes(), mentions: new Mentions(), texts: new Texts() };
}

/** The rows of documents in the order of their ids: of one that was taken in again those that came last. */
function inOrder({ docs, firsts, rows }: Store): { docs: DocId[]; starts: Int32Array; rows: Int32Array } {
  const all = [...docs.keys()];
  const order = all.toSorted((a, b) => byCode(docs[a] as DocId, docs[b] as DocId) || a - b);
  const last = order.filter((at, place) => docs[at] !== docs[order[place + 1] ?? -1]);
  const end = (at: number): number => (at + 1 < docs.length ? firsts.at(at + 1) : rows.length);
  const starts = new Int32Array(last.length + 1);
  const found = new Int32Array(last.reduce((sum, at) => sum + end(at) - firsts.at(at), 0));
  let count = 0;
  for (const [place, at] of last.entries()) {
    for (let from = firsts.at(at); from < end(at); from++) found[count++] = rows.at(from);
    starts[place + 1] = count / WIDTH;
  }
  return { docs: last.map((at) => docs[at] as DocId), starts, rows: found };
}

/** Everybody and everything that documents name, as numbers: 0.4 KB for an invented article of 1,300 characters, its id among it. */
export class Cast {
  private store = empty();

  /** Take in a document, in place of what it named when it was taken in before. */
  add(one: Analysed): void {
    const { docs, firsts, rows } = this.store;
    docs.push(one.document.id);
    firsts.push(rows.length);
    for (const local of localsOf(one).toSorted((a, b) => a.start - b.start || byCode(a.class, b.class))) this.put(local);
  }

  /** All, by document and place; to be asked for once, as nothing is kept. */
  roll(): Roll {
    const { more, mentions, texts } = this.store;
    const { docs, starts, rows } = inOrder(this.store);
    this.store = empty();
    return new Roll({ docs, starts, rows, more, mentions, texts });
  }

  private put({ class: kind, gazetteer, full, key, last, mentions }: Local): void {
    const { rows, more, mentions: places, texts } = this.store;
    const keyed = full.length === 1 && full[0] === key;
    const office = mentions.some((one) => one.post !== undefined) ? OFFICE : 0;
    rows.push(CLASSES.indexOf(kind) | office | (full.length === 0 ? 0 : keyed ? NAMED_AS_KEYED : NAMED));
    rows.push(texts.number(gazetteer));
    rows.push(texts.number(key));
    rows.push(texts.number(last));
    rows.push(places.put(mentions));
    rows.push(more.end);
    if (full.length > 0 && !keyed) {
      more.write(full.length);
      for (const name of full) more.write(texts.number(name));
    }
    more.write(mentions.length);
    for (const one of mentions) this.mention(one);
  }

  /** What else is kept of a mention: texts that it may lack are one more than their number, or 0. */
  private mention({ class: kind, use, held, words, called, id, country, post }: LocalMention): void {
    const { more, texts } = this.store;
    more.write(CLASSES.indexOf(kind) + USES.indexOf(use) * USE + (held ? HELD : 0));
    more.write(texts.number(words));
    more.write(called === words ? 0 : texts.number(called) + 1);
    more.write(id === undefined ? 0 : texts.number(id) + 1);
    more.write(country === undefined ? 0 : texts.number(country) + 1);
    more.write(post === undefined ? 0 : texts.number(`${post}@${country ?? ""}`) + 1);
  }
}
