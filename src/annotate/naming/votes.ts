import { isGiven } from "../../language/given.ts";
import { everyday } from "../../language/words.ts";
import type { NameClass } from "../../model/annotation.ts";
import type { Proposal } from "./proposer.ts";
import { isUpper, type Stream } from "./stream.ts";

/** A proposal whose class is decided. */
export interface Named extends Proposal {
  readonly class: NameClass;
  readonly key: string;
}

type Open = "person" | "body" | "place";
type Tally = Record<Open, number>;

/**
 * Weights of what stands around a name. Set by hand on the development part of worldwide-ner: an office or a certain name elsewhere in the
 * document outweighs any single neighbour word.
 */
const WEIGHT = { sure: 4, surname: 3, neighbour: 2, shape: 1 };

const SAYS = new Set(
  "said says told tells added explained argued warned admitted noted insisted claimed believes thinks wrote tweeted who whose".split(" "),
);
const PLACES = new Set("in at near from around outside inside across throughout".split(" "));
const BODIES = new Set(
  "officials spokesman spokeswoman members fighters militants shares executives employees forces troops chairman chief boss headquarters".split(
    " ",
  ),
);

const OPEN: readonly Open[] = ["person", "place", "body"];

/** A name's key within its document: folded words. */
function keyOf({ keys }: Stream, first: number, last: number): string {
  let whole = keys[first] ?? "";
  for (let at = first + 1; at < last; at++) {
    const key = keys[at] ?? "";
    if (key !== ".") whole += key.startsWith("'s") ? key : ` ${key}`;
  }
  return whole;
}

function open(kind: NameClass | undefined): kind is Open {
  return kind === "person" || kind === "body" || kind === "place";
}

/** Counts over one document what every name is, so that a clear place decides for the unclear ones. */
export class Votes {
  private readonly tallies = new Map<string, Tally>();
  private readonly surnames = new Set<string>();
  private readonly stream: Stream;

  constructor(stream: Stream) {
    this.stream = stream;
  }

  private tally(key: string): Tally {
    const known = this.tallies.get(key);
    if (known) return known;
    const made = { person: 0, body: 0, place: 0 };
    this.tallies.set(key, made);
    return made;
  }

  /** Take a name into account. */
  add(proposal: Proposal): void {
    if (proposal.plain) return;
    const { first, last } = proposal;
    const tally = this.tally(keyOf(this.stream, first, last));
    if (open(proposal.class) && proposal.sure) tally[proposal.class] += WEIGHT.sure;
    if (proposal.class === "person" && proposal.sure) this.surnames.add(this.stream.keys[last - 1] ?? "");
    this.neighbours(tally, first, last);
  }

  private neighbours(tally: Tally, first: number, last: number): void {
    const before = this.stream.keys[first - 1] ?? "";
    const after = this.stream.keys[last] ?? "";
    if (SAYS.has(after)) tally.person += WEIGHT.neighbour;
    if (after === "," && /^\d\d$/.test(this.stream.keys[last + 1] ?? "")) tally.person += WEIGHT.neighbour;
    if (PLACES.has(before)) tally.place += WEIGHT.neighbour;
    if (before === "the") tally.body += WEIGHT.neighbour;
    if (BODIES.has(after)) tally.body += WEIGHT.shape;
  }

  private shape(tally: Tally, { first, last }: Proposal): void {
    const single = last - first === 1;
    if (isUpper(this.stream.tokens[first]) && single) tally.body += WEIGHT.neighbour;
    else if (!single && last - first <= 4) tally[this.mixed(first, last) ? "body" : "person"] += WEIGHT.shape;
    else if (single) tally.person += isGiven(this.stream.keys[first] ?? "") ? WEIGHT.neighbour : WEIGHT.shape;
    if (single && this.surnames.has(this.stream.keys[first] ?? "")) tally.person += WEIGHT.surname;
  }

  private mixed(first: number, last: number): boolean {
    for (let at = first; at < last; at++) if (everyday(this.stream.keys[at] ?? "")) return true;
    return false;
  }

  /** The class of a name, from its own words, its neighbours and the same name elsewhere; undefined where it is no name after all. */
  decide(proposal: Proposal): Named | undefined {
    if (proposal.plain) {
      const word = this.stream.keys[proposal.first] ?? "";
      return this.isSurname(word) ? { ...proposal, class: "person", key: word } : undefined;
    }
    const key = keyOf(this.stream, proposal.first, proposal.last);
    if (this.isNamesake(proposal)) return { ...proposal, class: "person", key, entries: [] };
    if (proposal.class !== undefined && (proposal.sure || !open(proposal.class))) return { ...proposal, class: proposal.class, key };
    const tally = { ...this.tally(key) };
    this.shape(tally, proposal);
    if (open(proposal.class)) tally[proposal.class] += WEIGHT.neighbour;
    let best: Open = "person";
    for (const kind of OPEN) if (tally[kind] > tally[best]) best = kind;
    const entries = proposal.entries.filter((entry) => entry.class === best);
    return { ...proposal, class: best, key, entries };
  }

  /** A town's name that is the surname of somebody here, where nothing shows the town: "Washington" in a report on an actor of that name. */
  private isNamesake({ first, last, entries }: Proposal): boolean {
    const before = this.stream.keys[first - 1] ?? "";
    if (last - first !== 1 || !this.isSurname(this.stream.keys[first] ?? "") || PLACES.has(before) || before === "to") return false;
    return entries.length > 0 && entries.every((entry) => entry.kind !== "country" && entry.kind !== "group" && entry.class !== "body");
  }

  /** Whether a word ends the name of a person who is certain in this document. */
  isSurname(key: string): boolean {
    return this.surnames.has(key);
  }

  /** The class a key has in this document, if any line showed it. */
  classOf(key: string): Open | undefined {
    const tally = this.tallies.get(key);
    if (!tally) return this.surnames.has(key) ? "person" : undefined;
    let best: Open = "person";
    for (const kind of OPEN) if (tally[kind] > tally[best]) best = kind;
    return tally[best] >= WEIGHT.neighbour ? best : this.surnames.has(key) ? "person" : undefined;
  }
}
