// Writes knowledge/glyphs/widths.tsv from the metrics of the faces that every reader of PDF has, as Adobe gives them (AFM files).
// Run with `node knowledge/build/glyphs.mjs <folder>`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { write } from "./write.mjs";

const FACES = ["Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"];

const widths = new Map();
for (const [index, face] of FACES.entries()) {
  const text = readFileSync(join(process.argv[2], `${face}.afm`), "latin1");
  for (const [, width, name] of text.matchAll(/^C -?\d+ ; WX (\d+) ; N (\w+) ;/gm)) {
    if (!widths.has(name)) widths.set(name, FACES.map(() => "0"));
    widths.get(name)[index] = width;
  }
}
write("glyphs/widths.tsv", ["glyph", ...FACES], [...widths].map(([name, all]) => [name, ...all]));
