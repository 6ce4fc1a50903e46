import type { Link } from "./story.ts";

/** What a tie says of the later event, before the title of the earlier one. */
export const LINKS: Readonly<Record<Link, string>> = {
  recalled: "its reports recall",
  announced: "announced by reports of",
  told: "its reports also tell of",
  again: "the same people as in",
};
