import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Chunk } from "../../../eval/bio.ts";
import { joined, placed } from "../../../eval/joined.ts";
import { lesson } from "./projection.ts";
import type { NamedSentence } from "./sentences.ts";

const CLASS: Readonly<Record<string, string>> = {
  person: "PER",
  organization: "ORG",
  place: "LOC",
  event: "EVENT",
  object: "MISC",
  abstract: "MISC",
  substance: "MISC",
  animal: "MISC",
  plant: "MISC",
};

interface Word {
  readonly form: string;
  readonly proper: boolean;
  readonly head: number;
  readonly entity: string;
}

interface Marked extends Chunk {
  /** Title of the encyclopaedia's page, "" where there is none. */
  readonly page: string;
}

const COLUMNS = 10;

function wordsOf(block: string): Word[] {
  return block.split("\n").flatMap((line) => {
    const row = line.split("\t");
    if (row.length !== COLUMNS || !/^[0-9]+$/.test(row[0] ?? "")) return [];
    const entity = /(?:^|\|)Entity=([^|]*)/.exec(row[9] ?? "")?.[1] ?? "";
    return [{ form: row[1] ?? "", proper: row[3] === "PROPN", head: Number(row[6]) - 1, entity }];
  });
}

const MARK = /\((?<id>[0-9]+)-(?<more>[^()]+)|(?<shut>[0-9]*)\)/g;

/** The marked expressions of a sentence, from brackets of the form "(4-person-new-…-coref-Ana_Orel" and "4)". */
function marked(words: readonly Word[]): Marked[] {
  const open: { id: string; first: number; more: string }[] = [];
  const found: Marked[] = [];
  for (const [at, { entity }] of words.entries()) {
    for (const { groups } of entity.matchAll(MARK)) {
      if (groups?.["id"] !== undefined) open.push({ id: groups["id"], first: at, more: groups["more"] ?? "" });
      else {
        const shut = groups?.["shut"] ?? "";
        const place = shut === "" ? open.length - 1 : open.findLastIndex(({ id }) => id === shut);
        const [own] = place < 0 ? [] : open.splice(place, 1);
        const [label = "", , , , , , page = ""] = own?.more.split("-") ?? [];
        if (own) found.push({ first: own.first, last: at + 1, label, page });
      }
    }
  }
  return found;
}

const CAPITAL = /^\p{Lu}/u;
const LINKS = ["of", "for", "and", "the", "'s", "de", "in"] as const;
/** Kinds of expression that are called so with "of" and "for" though no page tells. */
const LONG_NAMES = new Set(["organization", "event"]);

/** The name in an expression: the run of capitals around its head, on over "of" and "for" where its page's title has them. */
function nameIn(words: readonly Word[], { first, last, label, page }: Marked): Chunk | undefined {
  const own = CLASS[label];
  const head = words.findIndex((word, at) => at >= first && at < last && (word.head < first || word.head >= last));
  if (own === undefined || head < 0 || words[head]?.proper !== true) return undefined;
  const titled = page.toLowerCase().split("_");
  const links = new Set<string>(
    page === "" && LONG_NAMES.has(label) ? ["of", "for", "the"] : LINKS.filter((word) => titled.some((part) => part.endsWith(word))),
  );
  const belongs = (at: number): boolean => CAPITAL.test(words[at]?.form ?? "") && (at > 0 || words[at]?.proper === true);
  let start = head;
  while (start > first && belongs(start - 1)) start--;
  let end = head + 1;
  for (let at = end; at < last; at++) {
    if (belongs(at)) end = at + 1;
    else if (!links.has(words[at]?.form ?? "")) break;
  }
  return { first: start, last: end, label: own };
}

/** Of names that overlap the longest stands; of equals the first. */
function outermost(chunks: readonly Chunk[]): Chunk[] {
  const taken: Chunk[] = [];
  for (const one of chunks.toSorted((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first))
    if (taken.every(({ first, last }) => one.last <= first || one.first >= last)) taken.push(one);
  return taken.toSorted((a, b) => a.first - b.first);
}

/** Names among the entities of GUM's training documents that are here. */
export function gumSentences(data: string): NamedSentence[] {
  const folder = join(data, "ud-english-gum");
  const wanted = new Set(
    readFileSync(join(folder, "file-lists", "files.train"), "utf8")
      .trim()
      .split(/\s+/),
  );
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".conllu") && wanted.has(basename(path, ".conllu")),
  );
  return paths.toSorted().flatMap((path) =>
    readFileSync(join(folder, path), "utf8")
      .split("\n\n")
      .flatMap((block) => {
        const words = wordsOf(block);
        if (words.length === 0) return [];
        const forms = words.map(({ form }) => form);
        const where = placed(/^# text = (.+)$/m.exec(block)?.[1] ?? "", forms) ?? joined(forms, true);
        const chunks = outermost(marked(words).flatMap((one) => nameIn(words, one) ?? []));
        return [lesson(where, chunks, { set: "gum", document: basename(path, ".conllu"), unannotated: ["NORP"] })];
      }),
  );
}
