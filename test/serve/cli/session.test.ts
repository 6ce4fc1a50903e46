import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { stepsKey } from "../../../src/pipeline.ts";
import { prepare } from "../../../src/serve/cli/prepare.ts";
import { reading, writing } from "../../../src/serve/cli/session.ts";
import type { Input } from "../../../src/store/store.ts";
import { sourceOf, stateOf } from "../../store/sample.ts";

const home = mkdtempSync(join(tmpdir(), "session-"));
afterAll(() => rmSync(home, { recursive: true }));

const TEXT = "Solane and Odrek meet in Oslo\n\nNorwegian Foreign Minister Mira Solane met Teodor Odrek in Oslo on 3 May 2023.\n";

function input(key: string): Input {
  const { source, outcome, annotations } = prepare(sourceOf(TEXT));
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return { source, document: outcome.document, annotations, key };
}

function silent(line: string): void {
  throw new Error(`unexpected: ${line}`);
}

test("a reader resolves what was accepted and not resolved", async () => {
  const path = join(home, "left.db");
  const store = await writing(path);
  await store.accept([input(stepsKey())]);
  await store.close();
  const opened = await reading(path, silent);
  expect(await opened.backlog(stepsKey())).toEqual({ documents: 0, stale: false });
  await opened.close();
});

test("a reader that meets other rules reads the bytes again and annotates them under its own", async () => {
  const path = join(home, "old.db");
  const old = input("rules of old");
  const store = await writing(path);
  await store.accept([{ ...old, document: { ...old.document, text: "as it was read once" }, annotations: [] }]);
  await store.replace("rules of old", stateOf([]));
  await store.close();
  const opened = await reading(path, silent);
  const { document, annotations } = input(stepsKey());
  expect(await opened.document(document.id)).toEqual(document);
  expect(await opened.annotations(document.id, stepsKey())).toEqual(annotations);
  expect(await opened.backlog(stepsKey())).toEqual({ documents: 0, stale: false });
  await opened.close();
});

test("while another process writes, a reader is told and a second writer refused", async () => {
  const path = join(home, "busy.db");
  const store = await writing(path);
  await store.accept([input(stepsKey())]);
  const told: string[] = [];
  const reader = await reading(path, (line) => void told.push(line));
  expect(told).toEqual(["another process is resolving 1 document; this is the state before"]);
  await expect(writing(path)).rejects.toThrow(
    expect.objectContaining({ name: "InputError", message: `another process is adding to ${path}` }),
  );
  await reader.close();
  await store.close();
});
