import type { Work } from "../../engine/work.ts";
import type { Units } from "../../store/postgres/units.ts";

/** Units published and not over at most: enough to keep many workers busy, few enough that publishing again after a loss is soon done. */
const WINDOW = 256;

/**
 * Publish units that wait: those never published, and, when fewer are under way than were published, those that may be lost. Anybody may do so at any time;
 * what is published twice is done once. Gives how many were published.
 */
export async function pump(units: Units, work: Work): Promise<number> {
  const depth = await work.depth();
  if (depth >= WINDOW) return 0;
  const due = await units.unpublished(WINDOW - depth, true);
  for (const { id, key } of due) await work.publish(id, key);
  if (due.length > 0) await units.published(due.map(({ id }) => id));
  return due.length;
}
