import { sentences } from "../language/sentences.ts";
import { stem } from "../language/stems.ts";
import { tokenize } from "../language/tokens.ts";
import type { Claim, Did } from "../model/claim.ts";
import type { Block, Document } from "../model/document.ts";

/** One telling with the number of its group and what is looked up about it again and again. */
interface Telling {
  readonly claim: Did;
  readonly group: number;
  readonly at: number;
  readonly section: number;
  readonly stems: readonly string[];
}

const DEFINITE = new Set(["the", "this", "that", "these", "those"]);

/** Decides for each claim of one document which of its happenings the claim belongs to. Groups are numbered as given. */
export class Homes {
  private readonly document: Document;
  private readonly headings: readonly number[];
  private readonly tellings: readonly Telling[];
  private readonly main: number;
  private readonly definites = new Map<Block, readonly (readonly [number, number, ReadonlySet<string>])[]>();

  constructor(document: Document, groups: readonly (readonly Did[])[]) {
    this.document = document;
    this.headings = document.blocks.filter((block) => block.kind === "heading").map((block) => block.span.start);
    const all = groups.flatMap((group, index) => group.map((claim) => this.telling(claim, index)));
    this.tellings = all.toSorted((a, b) => a.at - b.at || a.group - b.group);
    this.main = Math.max(
      0,
      groups.findIndex((group) => group.some((one) => one.mention.standing === "main")),
    );
  }

  /** For figures the telling in whose sentence they stand, or that the sentence takes up; else what the section is about; else the main one. */
  of(claim: Claim): number {
    const at = claim.evidence[0].start;
    const told = claim.kind === "counted" ? (this.around(at) ?? this.meant(at)) : undefined;
    if (told !== undefined) return told;
    const section = this.sectionAt(at);
    const own = this.tellings.filter((one) => one.section === section);
    if (section < 0 || own.some((one) => one.group === this.main)) return this.main;
    return lastBefore(own, at, ({ claim: { mention } }) => mention.standing === "background") ?? this.main;
  }

  private telling(claim: Did, group: number): Telling {
    const { trigger } = claim.mention;
    const stems = tokenize(this.document.text, trigger.start, trigger.end).map((word) => stem(word.lower));
    return { claim, group, at: trigger.start, section: this.sectionAt(trigger.start), stems };
  }

  /** How many headings stand before a position, less one: positions with one number are in one section, -1 before the first heading. */
  private sectionAt(position: number): number {
    return this.headings.findLastIndex((start) => start <= position);
  }

  private around(at: number): number | undefined {
    let nearest: Telling | undefined;
    for (const one of this.tellings) {
      const { span } = one.claim.mention;
      if (span.start > at || at >= span.end) continue;
      if (!nearest || Math.abs(one.at - at) < Math.abs(nearest.at - at)) nearest = one;
    }
    return nearest?.group;
  }

  /** The telling before a position that a definite noun of its sentence takes up: "96 were used in the attack". */
  private meant(at: number): number | undefined {
    const block = this.document.blocks.find((one) => one.span.start <= at && at < one.span.end);
    const nouns = block && this.definitesOf(block).find(([start, end]) => start <= at && at < end)?.[2];
    return nouns && nouns.size > 0 ? lastBefore(this.tellings, at, ({ stems }) => stems.some((one) => nouns.has(one))) : undefined;
  }

  private definitesOf(block: Block): readonly (readonly [number, number, ReadonlySet<string>])[] {
    const known = this.definites.get(block);
    if (known) return known;
    const { text } = this.document;
    const found = sentences(text, block.span.start, block.span.end).map(([start, end]) => {
      const words = tokenize(text, start, end);
      const nouns = words.filter((_, index) => DEFINITE.has(words[index - 1]?.lower ?? ""));
      return [start, end, new Set(nouns.map((word) => stem(word.lower)))] as const;
    });
    this.definites.set(block, found);
    return found;
  }
}

/** The group of the last telling at or before a position that fits. Tellings are in text order. */
function lastBefore(tellings: readonly Telling[], at: number, fits: (telling: Telling) => boolean): number | undefined {
  return tellings.findLast((one) => one.at <= at && fits(one))?.group;
}
