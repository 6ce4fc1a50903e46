import type { MentionForm, NameClass } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Drawer, Drawers } from "../model/drawer.ts";
import type { DocId, Span } from "../model/span.ts";
import { Kept, localsOf, type Local, type LocalMention } from "./locals.ts";

/** A mention without its document, as it is put away: first and last character of mention and name, then what else `LocalMention` has. */
type Packed = readonly [
  place: readonly number[],
  form: MentionForm,
  kind: NameClass,
  words: string,
  called: string,
  held: boolean,
  more: Pick<LocalMention, "id" | "country" | "use">,
];

/** A local whose mentions are put away. `as`: what its mentions are taken for, where another document shows it. */
export interface Member extends Local {
  readonly at: number;
  readonly as?: NameClass;
}

function packed({ span, name, form, class: kind, id, country, use, words, called, held }: LocalMention): Packed {
  const place = name ? [span.start, span.end, name.start, name.end] : [span.start, span.end];
  return [place, form, kind, words, called, held, { id, country, use }];
}

function unpacked([place, form, kind, words, called, held, more]: Packed, doc: DocId): LocalMention {
  const [start = 0, end = 0, from, to] = place;
  const span: Span = { doc, start, end };
  const name = from === undefined || to === undefined ? undefined : from === start && to === end ? span : { doc, start: from, end: to };
  return { span, name, form, class: kind, words, called, held, ...more };
}

/** Everybody and everything that documents name. What is kept in memory of one is little; the mentions are put away. */
export class Cast {
  private readonly texts = new Kept();
  private readonly members = new Map<DocId, readonly Member[]>();
  private readonly drawer: Drawer<readonly Packed[]>;

  constructor(drawers: Drawers) {
    this.drawer = drawers.open();
  }

  /** Take in a document, in place of what it named when it was taken in before. */
  add(one: Analysed): void {
    const own = localsOf(one, this.texts);
    // Written out, as an object made by spreading takes half as much memory again.
    const members = own.map(({ doc, start, class: kind, gazetteer, full, key, last, offices, context, mentions }): Member => ({
      doc,
      start,
      class: kind,
      gazetteer: this.texts.of(gazetteer),
      full,
      key,
      last,
      offices,
      context,
      at: this.drawer.put(mentions.map(packed)),
    }));
    this.members.set(one.document.id, members);
  }

  /** All, by document and place; to be asked for once, as nothing is kept. */
  all(): Member[] {
    const found = [...this.members.values()].flat();
    this.members.clear();
    return found.toSorted((a, b) => (a.doc < b.doc ? -1 : a.doc > b.doc ? 1 : a.start - b.start || (a.class < b.class ? -1 : 1)));
  }

  mentionsOf({ doc, at, as }: Member): LocalMention[] {
    const own = this.drawer.take(at).map((one) => unpacked(one, doc));
    return as ? own.map((one) => ({ ...one, class: as })) : own;
  }
}
