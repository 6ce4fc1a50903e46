import { Parser } from "htmlparser2";
import type { Placed } from "../text/runs.ts";
import { BLOCKS, Builder } from "./builder.ts";
import { Scanner } from "./scanner.ts";
import type { Tree } from "./tree.ts";

/** Open elements above which further ones are not opened, as in browsers (Chromium stops at 512): the parser's work per tag grows with them. */
const MOST_OPEN = 512;
/** Elements whose contents are no markup. They are opened all the same, up to twice as deep, so that their contents stay silent. */
const RAW = new Set(["script", "style"]);

/** A parser whose stack of open elements is bounded: tags that would go deeper end a line if they are blocks, and do nothing else. */
class Bounded extends Parser {
  readonly #builder: Builder;
  readonly #source: string;
  readonly #left = new Map<string, number>();

  constructor(handlers: ConstructorParameters<typeof Parser>[0], builder: Builder, source: string) {
    super(handlers, { Tokenizer: Scanner });
    this.#builder = builder;
    this.#source = source;
  }

  override onopentagname(start: number, end: number): void {
    const { open } = this.#builder;
    if (open < MOST_OPEN) return super.onopentagname(start, end);
    const name = this.#source.slice(start, end).toLowerCase();
    if (RAW.has(name) && open < MOST_OPEN * 2) return super.onopentagname(start, end);
    this.#left.set(name, (this.#left.get(name) ?? 0) + 1);
    this.endIndex = end;
    if (BLOCKS.has(name)) this.#builder.flush();
  }

  override onclosetag(start: number, end: number): void {
    const name = this.#left.size === 0 ? "" : this.#source.slice(start, end).toLowerCase();
    const left = this.#left.get(name) ?? 0;
    if (left === 0) return super.onclosetag(start, end);
    this.#left.set(name, left - 1);
    this.endIndex = end;
    this.startIndex = end + 1;
    if (BLOCKS.has(name)) this.#builder.flush();
  }
}

/**
 * Parse a page into elements and lines, as a browser shows it, or one without `scripts`. Linear in its length; nothing in it is run or
 * fetched.
 */
export function treeOf(source: Placed, { scripts } = { scripts: true }): Tree {
  const builder = new Builder(source.text, scripts);
  const place = () => ({ start: parser.startIndex, end: parser.endIndex + 1 });
  const handlers: ConstructorParameters<typeof Parser>[0] = {
    onopentag: (name, attributes) => builder.opened(name, attributes, place()),
    onclosetag: (name) => builder.closed(name, parser.startIndex),
    ontext: (data) => builder.text(data, parser.startIndex, parser.endIndex + 1),
  };
  const parser = new Bounded(handlers, builder, source.text);
  parser.end(source.text);
  builder.flush();
  return builder;
}
