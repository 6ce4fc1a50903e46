import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Parser } from "htmlparser2";
import { filesUnder } from "./reports.ts";

/** A gold toponym: its characters, end exclusive; its point where the set gives one; `type` of GeoWebNews' taxonomy, else empty. */
export interface GoldToponym {
  readonly start: number;
  readonly end: number;
  readonly at?: { readonly lat: number; readonly lon: number };
  readonly type: string;
}

/** An article with its toponyms in text order. */
export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly toponyms: readonly GoldToponym[];
}

type Fields = Map<string, string>;

interface Open {
  article: Fields;
  toponyms: Fields[];
  inside: Fields | undefined;
}

function point({ lat, lon }: { lat: string | undefined; lon: string | undefined }): Pick<GoldToponym, "at"> {
  return lat === undefined || lon === undefined || lat === "" ? {} : { at: { lat: Number(lat), lon: Number(lon) } };
}

/** GeoVirus counts from one: where the name stands a character before the place given, it is meant. */
function startOf(fields: Fields, text: string): number {
  const start = Number(fields.get("start"));
  const name = fields.get("phrase") ?? fields.get("name") ?? "";
  return text.startsWith(name, start - 1) && !text.startsWith(name, start) ? start - 1 : start;
}

function articleOf({ article, toponyms }: Open, id: string): GoldArticle {
  const text = article.get("text") ?? "";
  const found = toponyms.map((fields) => {
    const start = startOf(fields, text);
    const end = start + Number(fields.get("end")) - Number(fields.get("start"));
    return { start, end, type: "", ...point({ lat: fields.get("lat"), lon: fields.get("lon") }) };
  });
  return { id, text, toponyms: found.toSorted((a, b) => a.start - b.start) };
}

/** Articles of an XML corpus of the Local-Global Lexicon's kind (lgl, TR-News: `toponym`), or of GeoVirus' (`location`). */
export function readCorpus(xml: string, name: string): GoldArticle[] {
  const articles: GoldArticle[] = [];
  let open: Open | undefined;
  let text = "";
  const parser = new Parser(
    {
      onopentag(tag) {
        text = "";
        if (tag === "article") open = { article: new Map(), toponyms: [], inside: undefined };
        if (open && (tag === "toponym" || tag === "location")) open.toponyms.push((open.inside = new Map()));
      },
      ontext(data) {
        text += data;
      },
      onclosetag(tag) {
        if (tag === "article" && open) articles.push(articleOf(open, `${name}/${articles.length}`));
        if (open && (tag === "toponym" || tag === "location")) open.inside = undefined;
        (open?.inside ?? open?.article)?.set(tag, text);
        text = "";
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return articles;
}

/** Types of GeoWebNews that are expressions ("the city") or no toponyms at all. */
const NO_TOPONYMS = new Set(["Literal_Expression", "Non_Lit_Expression", "Non_Toponym"]);

function spansOf(ann: string, shift: number): GoldToponym[] {
  const found: GoldToponym[] = [];
  for (const line of ann.split("\n")) {
    const [, type = "", start, end] = /^T\d+\t(\w+) (\d+) (?:.* )?(\d+)\t/.exec(line) ?? [];
    if (type !== "" && !NO_TOPONYMS.has(type) && Number(start) >= shift)
      found.push({ start: Number(start) - shift, end: Number(end) - shift, type });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Articles of GeoWebNews (brat). The header line, title and address, is no part of the article, though the set's offsets count it. */
export function readStandoff(folder: string): GoldArticle[] {
  return filesUnder(folder, ".ann").map((path) => {
    const whole = readFileSync(join(folder, path.replace(/ann$/, "txt")), "utf8");
    const shift = whole.startsWith("TITLE:") ? whole.indexOf("\n") + 1 : 0;
    return {
      id: `GeoWebNews/${basename(path, ".ann")}`,
      text: whole.slice(shift),
      toponyms: spansOf(readFileSync(join(folder, path), "utf8"), shift),
    };
  });
}
