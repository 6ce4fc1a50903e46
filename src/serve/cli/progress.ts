import { SingleBar } from "cli-progress";
import { json } from "../json.ts";
import { cells } from "../../record/wrap.ts";
import { printable } from "../../record/printable.ts";
import type { Output } from "./output.ts";

/** Brings the cursor back to an emptied line. */
const WIPE = "\r\u001b[2K";

/** What became of a source. */
export type Fate = "added" | "known" | "broken" | "skipped";

/** News of one source. `line` is its line in a collection, `because` why it is broken or skipped. */
export interface News {
  readonly what: Fate;
  readonly at: string;
  readonly line?: number;
  readonly document?: string;
  readonly because?: string;
}

/** Tells how adding goes on: a bar on a terminal, else a line for each source. */
export interface Progress {
  tell(news: News): Promise<void>;
  /** More sources than expected so far. */
  expect(more: number): void;
  end(): void;
}

/** Columns for the word that leads each line. */
const FATE_WIDTH = 7;

function lineOf({ what, at, line, document, because }: News, out: Output): string {
  const place = printable(at) + (line === undefined ? "" : `:${line}`);
  const paint = what === "broken" ? out.colours.red : what === "added" ? out.colours.green : out.colours.dim;
  const detail = document === undefined ? "" : `${document}  `;
  return `${paint(what.padEnd(FATE_WIDTH))}  ${detail}${place}${because === undefined ? "" : `: ${printable(because)}`}`;
}

/** The progress of adding `total` files. With `--json` each source is one JSON line. */
export function progress(out: Output, total: number): Progress {
  if (out.json)
    return {
      tell: (news) => out.print(json(news)),
      expect: () => undefined,
      end: () => undefined,
    };
  if (!out.terminal)
    return {
      tell: (news) => out.print(lineOf(news, out)),
      expect: () => undefined,
      end: () => undefined,
    };
  return bar(out, total);
}

function bar(out: Output, total: number): Progress {
  const drawn = new SingleBar({
    format: "{bar} {value}/{total}  {at}",
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
    stream: process.stderr,
  });
  let expected = total;
  drawn.start(total, 0, { at: "" });
  const room = Math.max(10, out.width - 50);
  return {
    async tell(news) {
      const at = printable(news.at);
      drawn.increment(1, { at: cells(at) > room ? `…${at.slice(-room + 1)}` : at });
      if (news.what !== "broken" && news.what !== "skipped") return;
      drawn.stop();
      out.tell(lineOf(news, out));
      drawn.start(expected, drawn.getProgress() === 0 ? 0 : Math.round(drawn.getProgress() * expected), { at });
    },
    expect(more) {
      expected += more;
      drawn.setTotal(expected);
    },
    end: () => drawn.stop(),
  };
}

/** Do `work`, saying so on the terminal meanwhile; what is said is wiped away after. */
export async function meanwhile<T>(out: Output, saying: string, work: () => Promise<T>): Promise<T> {
  const shown = out.terminal && !out.json && process.stderr.isTTY;
  if (shown) process.stderr.write(out.colours.dim(saying));
  try {
    return await work();
  } finally {
    if (shown) process.stderr.write(WIPE);
  }
}
