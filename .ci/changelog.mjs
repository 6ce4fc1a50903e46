// Writes CHANGELOG.md from the FEATURE: and FIX: lines of commit messages, newest version first. Tags ("v0.1.0") mark versions.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const git = (...words) => execFileSync("git", words, { encoding: "utf8", cwd: new URL("..", import.meta.url) });
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

const KINDS = [
  ["FEATURE", "New"],
  ["FIX", "Mended"],
];

/** Entries of one kind in a range of commits, oldest first. An entry may run over several lines, up to a blank line or the next entry. */
function entries(range, kind) {
  const messages = git("log", "--reverse", "--format=%B%x00", ...range).split("\0");
  const marked = new RegExp(`^${kind}: (.+(?:\\n(?!FEATURE:|FIX:)\\S.*)*)`, "gm");
  const texts = messages.flatMap((message) => [...message.matchAll(marked)].map((match) => match[1].replace(/\s+/g, " ").trim()));
  return [...new Set(texts)].map((text) => `- ${text}${/[.!?]$/.test(text) ? "" : "."}`);
}

function section(heading, range) {
  const parts = KINDS.map(([kind, title]) => [title, entries(range, kind)]).filter(([, lines]) => lines.length > 0);
  return parts.length === 0 ? [] : [`## ${heading}`, "", ...parts.flatMap(([title, lines]) => [`### ${title}`, "", ...lines, ""])];
}

const tags = git("tag", "--list", "v*", "--sort=version:refname")
  .split("\n")
  .filter((tag) => tag !== "");
const bounds = tags.map((tag, index) => [tag.slice(1), index === 0 ? [tag] : [`${tags[index - 1]}..${tag}`]]);
const newest = tags.at(-1);
const open = [tags.includes(`v${version}`) ? "Not yet released" : version, newest === undefined ? ["HEAD"] : [`${newest}..HEAD`]];
const lines = ["# Changes", "", "Made from the `FEATURE:` and `FIX:` lines of commit messages by `npm run changelog`.", ""];
for (const [heading, range] of [...bounds, open].toReversed()) lines.push(...section(heading, range));
writeFileSync(new URL("../CHANGELOG.md", import.meta.url), `${lines.join("\n").trimEnd()}\n`);
