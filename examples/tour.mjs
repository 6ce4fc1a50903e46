// Runs the main job on the bundled example, a command at a time, as a newcomer would type it.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = fileURLToPath(new URL("../dist/serve/cli/main.js", import.meta.url));
const env = { ...process.env, SYNOPTIC_STORE: ".cache/harbour.db" };

mkdirSync(`${root}.cache`, { recursive: true });
for (const end of ["", "-wal", "-shm", ".lock"]) rmSync(`${root}.cache/harbour.db${end}`, { force: true });

function run(words, show = true) {
  if (show) process.stdout.write(`\n$ synoptic ${words.join(" ")}\n`);
  const { status, stdout } = spawnSync(process.execPath, [program, ...words], { cwd: root, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (show) process.stdout.write(stdout);
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

run(["add", "examples/harbour"]);
run(["events"]);
const events = run(["events", "--json"], false).trim().split("\n").map((line) => JSON.parse(line));
const most = events.toSorted((a, b) => b.accounts.length - a.accounts.length || (a.id < b.id ? -1 : 1))[0];
run(["show", most.id]);
const documents = run(["documents", "--json"], false).trim().split("\n").map((line) => JSON.parse(line));
const lookalike = documents.find((one) => JSON.stringify(one).includes("07-lookalike"));
run(["why", most.id, lookalike.id]);
run(["changes"]);
run(["verify"]);
run(["show", most.id, "--html", "--out", ".cache/dossier.html"]);
run(["export", "--out", ".cache/events.jsonl"]);
process.stdout.write("\nThe dossier as a page: .cache/dossier.html\nYour own reports:      npx synoptic add PATH…\n");
// In a terminal the page stays open on the example until it is ended; elsewhere (as in CI) nothing waits.
if (process.stdout.isTTY && !process.env.CI) {
  process.stdout.write("\nThe page on this example, until you press Ctrl+C:\n");
  spawnSync(process.execPath, [program, "serve", "--port", "0"], { cwd: root, env, stdio: "inherit" });
}
