#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { printable } from "../../record/printable.ts";
import { InputError } from "../input.ts";
import { packageVersion } from "../version.ts";
import { commands, type Declaration, type Given } from "./commands.ts";
import { output } from "./output.ts";

/** Exit status of a wrong use or a mistake the user can mend. */
const USAGE = 2;

const DESCRIPTION = `Every account of an event, side by side: many reports in, one sourced record per event out.`;

function program(): Command {
  const root = new Command("synoptic")
    .description(DESCRIPTION)
    .version(packageVersion())
    .option("--store <file>", "where everything is kept (default: SYNOPTIC_STORE, or synoptic.db here)")
    .option("--json", "write JSON instead of text")
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      "after",
      "\nExample:\n  synoptic add reports/ && synoptic events\n\nExit status: 0 all well, 1 something found wrong, 2 wrong use.",
    )
    .exitOverride();
  for (const declaration of commands) declare(root, declaration);
  return root;
}

function declare(root: Command, { name, arguments: parameters, summary, options, example, load }: Declaration): void {
  const command = root
    .command(parameters === "" ? name : `${name} ${parameters}`)
    .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
    .summary(summary)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", `\nExample:\n  ${example}`);
  for (const [flags, meaning] of options) command.option(flags, meaning);
  command.action(async () => {
    const all: Readonly<Record<string, Given>> = command.optsWithGlobals();
    const store = typeof all["store"] === "string" ? all["store"] : process.env["SYNOPTIC_STORE"] || "synoptic.db";
    const values = (command.processedArgs as readonly (string | string[] | undefined)[]).flat().filter((value) => value !== undefined);
    const run = await load();
    process.exitCode = await run({
      arguments: values,
      options: all,
      store,
      out: output(all["json"] === true),
    });
  });
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (!(error instanceof InputError)) throw error;
  const hint = error.hint === undefined ? "" : `\n          ${printable(error.hint)}`;
  process.stderr.write(`synoptic: ${printable(error.message)}${hint}\n`);
  return USAGE;
}

// A reader that has seen enough (`synoptic export | head`) closes the pipe; that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = failed(error);
}
