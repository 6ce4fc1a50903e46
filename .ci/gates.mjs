// Runs every gate, also after one has failed, and sums up: one point for each test and each gate. A skipped test counts as failed, because
// nothing may be skipped where everything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const GOLD_SETS = fileURLToPath(new URL("../../shared/data", import.meta.url));
const RESULTS = ".cache/tests.json";
const MINUTE = 60_000;

/** Gates beside the tests: the npm script and the minutes after which it counts as failed. */
const GATES = [
  { name: "types", minutes: 2 },
  { name: "lint", minutes: 2 },
  { name: "format:check", minutes: 1 },
  { name: "unused", minutes: 2 },
  { name: "start", minutes: 1 },
  { name: "eval", minutes: 12, needs: GOLD_SETS },
];

function run(script, minutes, more = []) {
  console.log(`\n== npm ${script === "test" ? "test" : `run ${script}`}`);
  const words = script === "test" ? ["test", "--", ...more] : ["run", script];
  const { status, error } = spawnSync("npm", words, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"], timeout: minutes * MINUTE });
  if (error) console.log(`${script}: ${error.message}`);
  return status === 0;
}

/** Runs the README's test command. Counts come from vitest; where it did not get so far, the command itself is the one failure. */
function tests() {
  rmSync(new URL(`../${RESULTS}`, import.meta.url), { force: true });
  const good = run("test", 15, ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}`]);
  const path = new URL(`../${RESULTS}`, import.meta.url);
  if (!existsSync(path)) return { name: "npm test", passed: 0, failed: 1 };
  const { numPassedTests: passed, numTotalTests: total, testResults } = JSON.parse(readFileSync(path, "utf8"));
  const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.every((one) => one.status !== "failed"));
  for (const file of testResults) {
    for (const one of file.assertionResults) {
      if (one.status !== "passed" && one.status !== "failed") console.log(`not run: ${one.fullName}`);
    }
  }
  const failed = total - passed + broken.length;
  return { name: "npm test", passed, failed: good || failed > 0 ? failed : 1 };
}

function gate({ name, minutes, needs }) {
  if (needs !== undefined && !existsSync(needs)) {
    console.log(`\n== npm run ${name}: left out, because ${needs} is not there`);
    return { name, passed: 0, failed: 0 };
  }
  const good = run(name, minutes);
  return { name, passed: good ? 1 : 0, failed: good ? 0 : 1 };
}

const results = [tests(), ...GATES.map(gate)];
console.log("");
for (const { name, passed, failed } of results) console.log(`${name.padEnd(14)} ${passed} passed, ${failed} failed`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 && sum("passed") > 0 ? 0 : 1;
