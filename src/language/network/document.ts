import { contextBits } from "./context.ts";
import { LONGEST } from "./encoder.ts";
import { emptyReading, network, type Reading } from "./network.ts";

/** Read one sentence of any length: what is longer than the network reads at once is cut, and the pieces' main words hang on the first's. */
function readSentence(words: readonly string[], bits: Int32Array): Reading {
  const all = emptyReading(words.length);
  const net = network();
  let main = -1;
  for (let from = 0; from < words.length; from += LONGEST) {
    const to = Math.min(words.length, from + LONGEST);
    const part = {
      tags: all.tags.subarray(from, to),
      heads: all.heads.subarray(from, to),
      relations: all.relations.subarray(from, to),
      names: all.names.subarray(from, to),
    };
    net.read(words.slice(from, to), bits.subarray(from, to), part);
    for (let at = 0; at < part.heads.length; at++) {
      const head = part.heads[at] as number;
      part.heads[at] = head < 0 ? main : head + from;
      if (head < 0 && main < 0) main = from + at;
    }
  }
  return all;
}

/** Read the sentences of one document, given as words cut as in the treebanks ("do" "n't", "long" "-" "term"). The same document gives the same reading. */
export function readDocument(sentences: readonly (readonly string[])[]): Reading[] {
  const bits = contextBits(sentences);
  return sentences.map((words, at) => readSentence(words, bits[at] as Int32Array));
}
