import type { Writer } from "./format.ts";

/** One record a line (JSON Lines): all there is of it. */
export const lines: Writer = async function* lines(material) {
  for await (const { dossier } of material.entries()) yield `${JSON.stringify(dossier)}\n`;
};
