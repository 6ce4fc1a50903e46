/** The transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011), by number. */
export const SHIFT = 0;
/** The first word of the buffer becomes the head of the top of the stack. */
export const LEFT = 1;
/** The word under the top of the stack becomes the head of the top of the stack. */
export const RIGHT = 2;
export const TRANSITIONS = 3;

/** No such word. */
export const NONE = -1;

/**
 * A state of parsing one sentence of `size` words, numbered from 0; the root is number `size` and stands last in the buffer. Arrays by word:
 * its head so far, its label, its two outermost children on either side, how many children it has there, and a sum over their labels.
 */
export class State {
  readonly size: number;
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
  readonly children: Int32Array;
  readonly counts: Uint8Array;
  readonly sets: Int32Array;
  readonly stack: Int32Array;
  depth = 0;
  next = 0;

  constructor(size: number) {
    this.size = size;
    this.heads = new Int32Array(size + 1).fill(NONE);
    this.labels = new Uint8Array(size + 1);
    this.children = new Int32Array(4 * (size + 1)).fill(NONE);
    this.counts = new Uint8Array(2 * (size + 1));
    this.sets = new Int32Array(2 * (size + 1));
    this.stack = new Int32Array(size + 1);
  }

  /** Whether every word has its head. */
  get done(): boolean {
    return this.next === this.size && this.depth === 0;
  }

  /** The word `below` the top of the stack, or none. */
  top(below = 0): number {
    return below < this.depth ? (this.stack[this.depth - 1 - below] as number) : NONE;
  }

  /** Whether a transition can be made. The root takes one child alone, so that every sentence is one tree. */
  allows(transition: number): boolean {
    if (transition === SHIFT) return this.next < this.size;
    if (transition === RIGHT) return this.depth > 1;
    return this.depth > 0 && (this.next < this.size || this.depth === 1);
  }

  /** The head that a left or right transition would give to the top of the stack. */
  headBy(transition: number): number {
    return transition === LEFT ? this.next : this.top(1);
  }

  shift(): void {
    this.stack[this.depth++] = this.next++;
  }

  /** Take the top of the stack off and attach it. */
  attach(head: number, label: number): void {
    const child = this.stack[--this.depth] as number;
    this.heads[child] = head;
    this.labels[child] = label;
    const side = child < head ? 0 : 1;
    const at = 4 * head + 2 * side;
    this.children[at + 1] = this.children[at] as number;
    this.children[at] = child;
    this.counts[2 * head + side] = (this.counts[2 * head + side] as number) + 1;
    this.sets[2 * head + side] = (this.sets[2 * head + side] as number) + Math.imul(label + 1, 0x9e3779b1);
  }
}
