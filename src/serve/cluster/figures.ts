import type { Progress } from "../../store/postgres/units.ts";
import { counted } from "../../record/labels.ts";

/** What is told of a cluster: how far it is, and units that the broker holds (undefined while it cannot be reached). */
export interface Figures extends Progress {
  readonly depth: number | undefined;
}

/** The figures for a reader, a line each. */
export function statusLines(of: Figures): string[] {
  const { waiting, done, dead, documents, uncovered, broken, lag, perSecond, depth, letters } = of;
  return [
    `units      ${waiting} waiting, ${done} done, ${dead} dead; the broker ${depth === undefined ? "cannot be reached" : `holds ${depth}`}`,
    `documents  ${documents}, ${uncovered} not yet in records${broken > 0 ? `; ${counted(broken, "source")} could not be read` : ""}`,
    `pace       ${perSecond.toFixed(1)} sources a second in the last minute; the oldest unit waits for ${Math.round(lag)} s`,
    ...letters.map(
      ({ unit, sources, tries, error }) =>
        `dead       ${unit.slice(0, 12)} (${counted(sources, "source")}, begun ${counted(tries, "time")}): ${error}`,
    ),
  ];
}

/** The figures as Prometheus reads them (text format 0.0.4). */
export function metrics(of: Figures): string {
  const gauge = (name: string, help: string, values: readonly (readonly [labels: string, value: number])[]): string =>
    [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...values.map(([labels, value]) => `${name}${labels} ${value}`)].join("\n");
  const states = (["waiting", "done", "dead"] as const).map((state) => [`{state="${state}"}`, of[state]] as const);
  const lines = [
    gauge("synoptic_units", "Units of work by state.", states),
    gauge("synoptic_units_held", "Units that the broker holds; -1 while it cannot be reached.", [["", of.depth ?? -1]]),
    gauge("synoptic_documents", "Documents accepted.", [["", of.documents]]),
    gauge("synoptic_documents_uncovered", "Documents that the records do not cover yet.", [["", of.uncovered]]),
    gauge("synoptic_sources_broken", "Sources that could not be read.", [["", of.broken]]),
    gauge("synoptic_lag_seconds", "Age of the oldest unit that waits.", [["", of.lag]]),
    gauge("synoptic_sources_per_second", "Sources done a second, over the last minute.", [["", of.perSecond]]),
  ];
  return `${lines.join("\n")}\n`;
}
