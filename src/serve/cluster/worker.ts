import type { Task, Work } from "../../engine/work.ts";
import type { Engine } from "../../engine/engine.ts";
import { stepsKey } from "../../pipeline.ts";
import type { Outcome, Unit, Units } from "../../store/postgres/units.ts";
import { preparing, type Prepared } from "../cli/prepare.ts";
import type { Journal } from "./journal.ts";
import { pump } from "./pump.ts";

/** A unit that was begun so often and never finished is given up: whatever it does to its workers, it does to each. */
const MOST_TRIES = 5;
/** Units taken at once. */
const TAKEN = 2;
/** How long to wait for work before looking whether some was lost, and after a failure of a server, in milliseconds. */
const PATIENCE_MS = 1_000;
const PAUSE_MS = 500;
/** How often to say that a unit is still being worked on, in milliseconds: well within the silence after which it is handed to another. */
const BUSY_MS = 4_000;

/** What a worker works with. `step` reads a source; tests give one that fails. */
export interface Tools {
  readonly name: string;
  readonly units: Units;
  readonly work: Work;
  readonly engine: Engine;
  readonly journal: Journal;
  readonly step?: typeof preparing;
}

/** Counts of one worker since it began. */
export interface Labour {
  units: number;
  documents: number;
  failures: number;
}

/**
 * Take units and read them until `stop`, or with `once` until none waits. A server that cannot be reached is waited for; a unit under way when told to stop is
 * finished first.
 */
export async function labour(tools: Tools, stop: AbortSignal, once: boolean): Promise<Labour> {
  const count: Labour = { units: 0, documents: 0, failures: 0 };
  while (!stop.aborted) {
    try {
      const tasks = await tools.work.take(TAKEN, PATIENCE_MS);
      for (const task of tasks) await one(task, tools, count);
      if (tasks.length > 0) continue;
      const published = await pump(tools.units, tools.work);
      if (once && published === 0 && (await tools.units.waiting()) === 0) break;
    } catch (error) {
      count.failures++;
      tools.journal.tell("waiting for a server", { because: wordsOf(error) });
      await pause(PAUSE_MS, stop);
    }
  }
  return count;
}

async function one(task: Task, tools: Tools, count: Labour): Promise<void> {
  const { units, journal, name } = tools;
  const beat = setInterval(() => task.busy(), BUSY_MS);
  try {
    const unit = await units.begin(task.id, name);
    if (unit) {
      await (unit.tries > MOST_TRIES ? giveUp(unit, tools) : attempt(unit, tools, count));
    }
    await task.done();
  } catch (error) {
    // The database or the place for blobs failed: the unit is whole and waits.
    count.failures++;
    task.later(PAUSE_MS);
    journal.tell("unit put back", { unit: task.id, because: wordsOf(error) });
    await units.fail(task.id, wordsOf(error), false).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** Read a unit. What fails in reading is the sources' fault, and found by trying each alone. */
async function attempt(unit: Unit, tools: Tools, count: Labour): Promise<void> {
  const { units, journal, name } = tools;
  let outcome: Outcome;
  try {
    outcome = await outcomeOf(unit, tools);
  } catch (error) {
    journal.tell("unit failed", { unit: unit.id, sources: unit.sources.length, because: wordsOf(error) });
    if (unit.sources.length > 1) await units.split(unit);
    else await units.fail(nameOf(unit), wordsOf(error), true);
    return;
  }
  await units.finish(unit, outcome);
  count.units++;
  count.documents += outcome.inputs.length;
  journal.tell("unit done", { unit: unit.id, worker: name, documents: outcome.inputs.length, broken: outcome.broken });
}

function nameOf({ generation, id }: Unit): string {
  return `${generation}:${id}`;
}

/** A unit that ended each of its workers: its sources are tried alone, or it is a dead letter. */
async function giveUp(unit: Unit, { units, journal }: Tools): Promise<void> {
  const error = `begun ${unit.tries - 1} times and never finished`;
  journal.tell("unit given up", { unit: unit.id, because: error });
  if (unit.sources.length > 1) await units.split(unit);
  else await units.fail(nameOf(unit), error, true);
}

async function outcomeOf(unit: Unit, { engine, name, step = preparing }: Tools): Promise<Outcome> {
  const key = stepsKey();
  const prepared: Prepared[] = [];
  for await (const one of engine.map(step, each(unit.sources))) prepared.push(one);
  const inputs = prepared.flatMap(({ source, outcome, annotations }, piece) =>
    outcome.ok ? [{ source, document: outcome.document, annotations, key, piece }] : [],
  );
  return { inputs, broken: prepared.length - inputs.length, worker: name };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** What went wrong, in words. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(wordsOf).join("; ");
  return error instanceof Error ? error.message || error.name : String(error);
}

/** Wait, or be told to stop. */
export function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener("abort", end);
  });
}
