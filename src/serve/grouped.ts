import type { Block } from "../model/document.ts";

/** Blocks of a document in order, neighbours that are set apart for one reason as one group. */
export function grouped(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const open = groups.at(-1);
    if (open && block.kind === "furniture" && open[0]?.kind === "furniture" && open[0].why === block.why) open.push(block);
    else groups.push([block]);
  }
  return groups;
}
