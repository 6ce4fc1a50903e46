import { once } from "node:events";
import { isatty } from "node:tty";
import pc from "picocolors";

/** Width that lines are set to when the terminal does not tell its own, in cells. */
const DEFAULT_WIDTH = 80;

/** Where a command writes. Results go to standard output, everything about them to standard error. */
export interface Output {
  readonly json: boolean;
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  /** Cells in a line; unbounded when standard output is no terminal, so that nothing is cut in a pipe. */
  readonly width: number;
  readonly colours: ReturnType<typeof pc.createColors>;
  readonly colour: boolean;
  /** Write to standard output as it is; waits while the reader is slow. */
  readonly write: (text: string | Uint8Array) => Promise<void>;
  readonly print: (line: string) => Promise<void>;
  /** A line on standard error. */
  readonly tell: (line: string) => void;
}

/** Whether to colour: FORCE_COLOR and NO_COLOR decide in that order (an empty value is not set, "0" in the first means no), then whether it is a terminal. */
export function coloured(environment: NodeJS.ProcessEnv, terminal: boolean): boolean {
  const force = environment["FORCE_COLOR"];
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (environment["NO_COLOR"]) return false;
  return terminal && environment["TERM"] !== "dumb";
}

/** The process's own streams. */
export function output(json: boolean): Output {
  const { stdout, stderr, env } = process;
  const terminal = isatty(stdout.fd);
  const colour = coloured(env, terminal);
  const write = async (text: string | Uint8Array): Promise<void> => {
    if (!stdout.write(text)) await once(stdout, "drain");
  };
  return {
    json,
    terminal,
    width: terminal ? stdout.columns || DEFAULT_WIDTH : Number.POSITIVE_INFINITY,
    colours: pc.createColors(colour),
    colour,
    write,
    print: (line) => write(`${line}\n`),
    tell: (line) => void stderr.write(`${line}\n`),
  };
}
