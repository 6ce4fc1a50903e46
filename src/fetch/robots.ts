/** What a site asks of robots (RFC 9309): whether a path may be fetched, and how long to wait between requests, in milliseconds. */
export interface Robots {
  readonly delay?: number;
  allows(path: string): boolean;
}

interface Rule {
  readonly allow: boolean;
  readonly path: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delay?: number;
}

/** Most characters of the file that are read: the least that RFC 9309 asks for. */
const LONGEST = 512_000;

const LINE = /^\s*([a-z-]+)\s*:\s*([^#]*)/iu;

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let naming = false;
  for (const line of text.slice(0, LONGEST).split(/\r\n|\r|\n/u)) {
    const match = LINE.exec(line.slice(0, 4_000));
    if (!match) continue;
    const [key, value] = [(match[1] ?? "").toLowerCase(), (match[2] ?? "").trim()];
    const open = groups.at(-1);
    if (key === "user-agent") {
      if (open && naming) open.agents.push(value.toLowerCase());
      else groups.push({ agents: [value.toLowerCase()], rules: [] });
      naming = true;
    } else if (open && (key === "allow" || key === "disallow")) {
      naming = false;
      if (value !== "") open.rules.push({ allow: key === "allow", path: normal(value) });
    } else if (open && key === "crawl-delay") {
      naming = false;
      if (Number(value) >= 0) open.delay = Number(value) * 1_000;
    }
  }
  return groups;
}

/** One written form of a path: characters outside ASCII as UTF-8 escapes, escapes in capitals, those of unreserved characters undone. */
function normal(path: string): string {
  const ascii = path.replace(/[^\x20-\x7e]+/gu, (part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, "\ufffd")));
  return ascii.replace(/%[0-9a-f]{2}/giu, (escape) => {
    const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/u.test(char) ? char : escape.toUpperCase();
  });
}

/** Whether a path begins as a pattern says; `*` stands for any characters, `$` at the end for the path's end. Linear in both for each star. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith("$");
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  const [first = "", ...rest] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    const last = anchored && index === rest.length - 1;
    const found = last ? path.length - part.length : path.indexOf(part, at);
    if (found < at || !path.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return !anchored || at === path.length;
}

/** Read a robots.txt for the agent with a product token ("synoptic"): its own groups if there are any, else those for all. */
export function robotsOf(text: string, agent: string): Robots {
  const groups = groupsOf(text);
  const own = groups.filter(({ agents }) => agents.some((one) => one.split("/", 1)[0] === agent.toLowerCase()));
  const valid = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes("*"));
  const rules = valid.flatMap((group) => group.rules);
  const delay = valid.find((group) => group.delay !== undefined)?.delay;
  return {
    ...(delay === undefined ? {} : { delay }),
    allows(path) {
      const asked = normal(path);
      const fitting = rules.filter((rule) => matches(rule.path, asked));
      const longest = Math.max(0, ...fitting.map((rule) => rule.path.length));
      return fitting.length === 0 || fitting.some((rule) => rule.allow && rule.path.length === longest);
    },
  };
}

/** What is asked where there is no robots.txt. */
export const ALL: Robots = { allows: () => true };

/** What is asked where robots.txt cannot be had because the site is in trouble. */
export const NOTHING: Robots = { allows: () => false };
