import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { commands } from "../src/serve/cli/commands.ts";
import { embedded } from "../src/store/embedded.ts";
import { reports, write, type Reports } from "./reports.ts";
import { folder, MAIN, PREPARING, synoptic } from "./synoptic.ts";

const home = folder();
const all = reports(12);
const at = { cwd: home };
let events: readonly { id: string; accounts: readonly string[] }[] = [];
let documents: readonly { id: string; seen: readonly { at: string }[] }[] = [];

/** Help may take this many times as long as starting Node alone; a command that opens a store takes four times as long. */
const HELP = 3;

function lines(text: string): readonly unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}

beforeAll(() => {
  write(join(home, "reports"), all);
  synoptic(["add", "reports"], at);
  events = lines(synoptic(["events", "--json"], at).stdout) as typeof events;
  documents = lines(synoptic(["documents", "--json"], at).stdout) as typeof documents;
}, PREPARING);

/** The export of a store made by these `add` runs. */
function exported(cwd: string, ...runs: readonly (readonly string[])[]): string {
  for (const args of runs) expect(synoptic(["add", ...args], { cwd }).status).toBe(0);
  return synoptic(["export"], { cwd }).stdout;
}

function place(files: Reports = all): string {
  const made = folder();
  write(join(made, "reports"), files);
  return made;
}

describe("the same sources give the same bytes", () => {
  const whole = (): string => synoptic(["export"], at).stdout;

  test("an export has a line for each event, and there are events", () => {
    expect((lines(whole()) as readonly { id: string }[]).map(({ id }) => id)).toEqual(events.map(({ id }) => id).toSorted());
    expect(events.length).toBeGreaterThan(0);
    expect(documents).toHaveLength(all.size);
  });

  test.each([1, 2, 3])("with %i workers", (workers) => {
    expect(exported(place(), ["reports", "--workers", String(workers)])).toBe(whole());
  });

  test("in any order", () => {
    const paths = [...all.keys()].map((path) => join("reports", path));
    const shuffled = paths.map((path, index) => [(index * 7919) % paths.length, path] as const).toSorted(([a], [b]) => a - b);
    expect(
      exported(
        place(),
        shuffled.slice(0, 20).map(([, path]) => path),
        shuffled.slice(20).map(([, path]) => path),
      ),
    ).toBe(whole());
  });

  test("one by one", () => {
    const few = new Map([...all].slice(0, 6));
    const [made, other] = [place(few), place(few)];
    expect(exported(made, ...[...few.keys()].toReversed().map((path) => [`reports/${path}`]))).toBe(exported(other, ["reports"]));
  });

  test("when added again, and the log of changes stays as it was", () => {
    const [before, log] = [whole(), synoptic(["changes"], at).stdout];
    const again = synoptic(["add", "./reports/../reports"], at);
    expect(again.stdout.trimEnd().split("\n").at(-1)).toBe(`0 added, ${all.size} already known, 0 broken. 0 new events, 0 changed.`);
    expect(whole()).toBe(before);
    expect(synoptic(["changes"], at).stdout).toBe(log);
  });

  test("the same bytes at two addresses are one document seen twice", () => {
    const [first] = [...all];
    const copies = new Map([...all, ["copy/copied.txt", first?.[1] ?? ""]]);
    const made = place(copies);
    expect(synoptic(["add", "reports"], { cwd: made }).stdout).toContain(`${all.size} added, 1 already known`);
    const seen = (lines(synoptic(["documents", "--json"], { cwd: made }).stdout) as readonly (typeof documents)[number][]).find(
      (one) => one.seen.length > 1,
    );
    expect(seen?.seen.map((one) => one.at)).toEqual(["reports/copy/copied.txt", `reports/${first?.[0]}`].toSorted());
  });
});

describe("adding", () => {
  test("goes on after a broken file, tells why, and ends with status 1", () => {
    const made = place(new Map([["good.txt", [...all.values()][0] ?? ""]]));
    mkdirSync(join(made, "reports/void"));
    writeFileSync(join(made, "reports/bad.jsonl"), `{"text": \n`);
    writeFileSync(join(made, "reports/photo.png"), "");
    const { status, stdout } = synoptic(["add", "reports"], { cwd: made });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^broken {3}reports\/bad\.jsonl:1: \S/m);
    expect(stdout).toMatch(/^skipped {2}reports\/photo\.png: \S/m);
    expect(stdout).toMatch(/^added {4}d[0-9a-f]{16} {2}reports\/good\.txt$/m);
    expect(stdout).toContain("1 added, 0 already known, 1 broken, 1 skipped.");
  });

  test("tells each source as a line of JSON if asked", () => {
    const told = lines(synoptic(["add", "reports", "--json"], { cwd: place() }).stdout) as readonly { what: string }[];
    expect(told.slice(0, -1).every(({ what }) => what === "added")).toBe(true);
    expect(told.at(-1)).toMatchObject({ what: "summary", added: all.size, known: 0, broken: 0, skipped: 0 });
  });

  test("a file that is named and cannot be read is broken, a path that does not exist is wrong use", () => {
    const made = place(new Map([["photo.png", ""]]));
    expect(synoptic(["add", "reports/photo.png"], { cwd: made }).status).toBe(1);
    const { status, stderr } = synoptic(["add", "reports", "nowhere"], { cwd: made });
    expect([status, stderr]).toEqual([2, "synoptic: cannot read nowhere: there is no such file\n"]);
  });

  test("beside another writer says so and changes nothing; readers go on and are told", async () => {
    const made = place();
    const store = embedded(join(made, "synoptic.db"), true);
    const { status, stderr } = synoptic(["add", "reports"], { cwd: made });
    expect([status, stderr]).toEqual([2, expect.stringContaining("another process is adding to synoptic.db")]);
    const reading = synoptic(["events"], { cwd: made });
    expect([reading.status, reading.stderr]).toEqual([0, "no events\n"]);
    await store?.close();
    expect(synoptic(["add", "reports"], { cwd: made }).status).toBe(0);
  });
});

describe("showing", () => {
  test("an event as text, JSON, Markdown and a page, by any unambiguous beginning of its id", () => {
    const { id } = events[0] ?? { id: "" };
    const shown = synoptic(["show", id.slice(0, 8)], at);
    expect([shown.status, shown.stderr]).toEqual([0, ""]);
    expect(JSON.parse(synoptic(["show", id, "--json"], at).stdout)).toMatchObject({ id });
    expect(synoptic(["show", id, "--md"], at).stdout).toMatch(/^# /);
    expect(synoptic(["show", id, "--html", "--out", "page.html"], at).stdout).toBe("");
    expect(readFileSync(join(home, "page.html"), "utf8")).toMatch(/^<!doctype html>/i);
  });

  test("a document's text, and some characters of it", () => {
    const { id } = documents[0] ?? { id: "" };
    expect(synoptic(["source", id], at).stdout).toContain(id);
    const part = JSON.parse(synoptic(["source", id, "2", "9", "--json"], at).stdout) as { text: string };
    const whole = JSON.parse(synoptic(["source", id, "--json"], at).stdout) as { text: string };
    expect(part.text).toBe(whole.text.slice(2, 9));
  });

  test("why a document is an account of an event, or not", () => {
    const event = events.find(({ accounts }) => accounts.length > 0);
    const stranger = documents.find(({ id }) => !event?.accounts.includes(id));
    expect(synoptic(["why", event?.id ?? "", event?.accounts[0] ?? ""], at).stdout).toMatch(/is an account of .*because:\n {2}\S/);
    expect(synoptic(["why", event?.id ?? "", stranger?.id ?? ""], at).stdout).toContain("is no account of");
  });

  test("events by date, person, place and words", () => {
    const count = (...args: readonly string[]): number => lines(synoptic(["events", "--json", ...args], at).stdout).length;
    expect(count("--from", "2023", "--to", "2023-12")).toBeGreaterThan(0);
    expect(count("--from", "2024")).toBe(0);
    expect(count("--text", "meet ships")).toBe(events.length);
    expect(count("--text", "submarine")).toBe(0);
    expect(count("--person", "nobody")).toBe(0);
  });

  test("everything still points where it says", () => {
    const { status, stdout } = synoptic(["verify"], at);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^36 documents, \d+ runs, \d+ events, \d+ pointers: all match\.$/m)]);
  });

  test("a reader that stops early ends the run without a word", () => {
    const script = `"$0" "$1" export 2>&1 | head -c 20; echo " \${PIPESTATUS[0]}"`;
    expect(execFileSync("bash", ["-c", script, process.execPath, MAIN], { cwd: home, encoding: "utf8" })).toMatch(/^.{20} 0\n$/);
  });
});

describe("nothing in a source acts on the terminal", () => {
  const made = place(
    new Map([["tricky.txt", `\u202eMinisters\u001b[2J meet\u009b31m in Oslo on 3 May 2023\n\n${[...all.values()][0]}\u0007`]]),
  );
  const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/; // oxlint-disable-line no-control-regex

  test.each([["documents"], ["events"], ["export"], ["documents", "--json"], ["changes"]])("synoptic %s %s", (...args) => {
    synoptic(["add", "reports"], { cwd: made });
    expect(
      synoptic(
        args.filter((one) => one !== undefined),
        { cwd: made },
      ).stdout,
    ).not.toMatch(acting);
  });

  test("synoptic source and show", () => {
    const [document] = lines(synoptic(["documents", "--json"], { cwd: made }).stdout) as readonly { id: string }[];
    for (const args of [
      ["source", document?.id ?? ""],
      ["source", document?.id ?? "", "0", "12"],
      ["show", "v"],
      ["show", "v", "--json"],
    ]) {
      expect(synoptic(args, { cwd: made }).stdout).not.toMatch(acting);
    }
  });
});

describe("help, mistakes and colours", () => {
  test.each(commands.map(({ name }) => name))("synoptic %s --help has an example that begins with the command", (name) => {
    const { status, stdout } = synoptic([name, "--help"], at);
    expect(status).toBe(0);
    expect(stdout).toContain(`Example:\n  synoptic ${name}`);
    expect(stdout).toContain("--store <file>");
  });

  test("the help lists every command", () => {
    const { status, stdout } = synoptic(["--help"], at);
    expect(status).toBe(0);
    for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  test.each([
    [["nonsense"], "unknown command 'nonsense'"],
    [["add"], "missing required argument 'path'"],
    [["show"], "missing required argument 'event'"],
    [["show", "v", "--md", "--html"], "choose one of --md and --html"],
    [["show", "zzz"], "no event has the id zzz"],
    [["source", "zzz"], "no document has the id zzz"],
    [["why", "zzz", "d"], "no event has the id zzz"],
    [["source", "d", "5", "2"], "begin with d"],
    [["events", "--from", "soon"], "--from takes a day"],
    [["changes", "--since", "x"], "--since takes the number of an entry"],
    [["add", "reports", "--workers", "0"], "--workers takes a whole number"],
    [["export", "--out", "nowhere/x.jsonl"], "cannot write nowhere/x.jsonl"],
    [["events", "--store", "none.db"], "there is no store at none.db"],
  ])("synoptic %j is told in one message, with status 2", (args, message) => {
    const { status, stdout, stderr } = synoptic(args, at);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("nothing is left behind where a file could not be written, and no store where one was only read", () => {
    expect(existsSync(join(home, "none.db"))).toBe(false);
  });

  test("the store is named by option, by SYNOPTIC_STORE, or lies here", () => {
    const env = { SYNOPTIC_STORE: "none.db" };
    expect(synoptic(["events"], { ...at, env }).stderr).toContain("none.db");
    expect(synoptic(["events", "--store", "synoptic.db"], { ...at, env }).status).toBe(0);
  });

  test.each([
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "0" }, false],
    [{ NO_COLOR: "1" }, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, true],
  ])("colours in a pipe with %j: %s", (env, coloured) => {
    expect(synoptic(["events"], { ...at, env }).stdout.includes("\u001b[")).toBe(coloured);
  });

  test("help comes at once", () => {
    const times = [1, 2, 3].map(() => {
      const before = performance.now();
      synoptic(["--help"], at);
      return performance.now() - before;
    });
    const bare = [1, 2, 3].map(() => {
      const before = performance.now();
      execFileSync(process.execPath, ["-e", "0"]);
      return performance.now() - before;
    });
    // In units of starting Node, so that a busy machine changes nothing.
    expect(Math.min(...times) / Math.min(...bare)).toBeLessThan(HELP);
  });
});
