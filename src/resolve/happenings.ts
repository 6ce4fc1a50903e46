import { stem } from "../language/stems.ts";
import { tokenize } from "../language/tokens.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Claim, Counted, Did, Participant, When } from "../model/claim.ts";
import type { Figure, Happening } from "../model/event.ts";
import { covers } from "../model/span.ts";
import { Homes } from "./homes.ts";
import { compatible } from "./when.ts";
import { differ } from "./sites.ts";

/** Whether a telling names partakers of whom none is known: "a meeting with the secretary general" is not the meeting of two others. */
function strangers(claim: Did): boolean {
  return claim.participants.length === 0 && claim.mention.roles.some((role) => role.role === "participant");
}

/** Words without a mode ("they discussed") mean the happening of their own part of the report, not one of the other part. */
function recalled(claim: Did): boolean {
  return claim.mention.standing === "background";
}

/** Whether two tellings in one document can be the same happening: same type, nothing that contradicts. */
function same(a: Did, b: Did): boolean {
  if (a.type !== b.type) return false;
  if (a.mode !== undefined && b.mode !== undefined && a.mode !== b.mode) return false;
  if (recalled(a) !== recalled(b) && (a.mode === undefined || b.mode === undefined)) return false;
  if (a.when && b.when && compatible(a.when, b.when) === false) return false;
  if (a.where && b.where && differ(a.where, b.where)) return false;
  if (strangers(a) !== strangers(b) && (a.participants.length > 0 || b.participants.length > 0)) return false;
  const left = new Set(a.participants.map((one) => one.entity));
  const right = b.participants.map((one) => one.entity);
  return left.size === 0 || right.length === 0 || right.some((id) => left.has(id));
}

/** How near a group is to a telling: shared partakers first, then whether it is the main one. */
function closeness(group: readonly Did[], claim: Did): number {
  const known = new Set(group.flatMap((one) => one.participants.map((who) => who.entity)));
  const shared = claim.participants.filter((one) => known.has(one.entity)).length;
  return shared * 2 + (group.some((one) => one.mention.standing === "main") ? 1 : 0);
}

/** What does harm, and what is only the harm done: a storm and "14 boats were sunk" in one sentence are one happening. */
const CALAMITY = new Set(["DISASTER", "WEATHER", "ASSAULT", "HEALTH"]);
const HARM = new Set(["ACCIDENT", "DEATH", "COERCE"]);

/** Whether a telling says what another one did: "the flood destroyed 212 houses" tells more of the flood, not of a second happening. */
function isEffectOf(effect: Did, cause: Did): boolean {
  const [told, by] = [effect.mention, cause.mention];
  if (told === by) return false;
  if (told.roles.some((role) => role.role === "actor" && covers(role.span, by.trigger))) return true;
  return HARM.has(told.type) && CALAMITY.has(by.type) && covers(told.span, by.trigger);
}

function grouped(all: readonly Did[]): Did[][] {
  const causes = new Map(all.map((claim) => [claim, all.find((other) => isEffectOf(claim, other))] as const));
  const claims = all.filter((claim) => !causes.get(claim));
  const groups = joined(claims);
  for (const [effect, cause] of causes) {
    const home = cause && groups.find((group) => group.includes(cause));
    if (home) home.push(effect);
    else if (cause) groups.push([effect]);
  }
  return groups;
}

function joined(claims: readonly Did[]): Did[][] {
  const groups: Did[][] = [];
  for (const claim of claims) {
    const fits = groups.filter((group) => group.every((member) => same(member, claim)));
    const home = fits.reduce<Did[] | undefined>(
      (best, group) => (best && closeness(best, claim) > closeness(group, claim) ? best : group),
      undefined,
    );
    if (home) home.push(claim);
    else groups.push([claim]);
  }
  return groups;
}

const PRECISION: Readonly<Record<When["precision"], number>> = { day: 0, days: 1, month: 2, year: 3, unknown: 4 };

/** The most precise of several times; the earlier in the text where they are equally precise. A stated year beats an open one. */
export function sharpest(times: readonly (When | undefined)[]): When | undefined {
  let best: When | undefined;
  for (const when of times) {
    if (!when) continue;
    if (!best || rank(when) < rank(best)) best = when;
  }
  return best;
}

function rank(when: When): number {
  return PRECISION[when.precision] * 2 + (when.days.open === "year" ? 1 : 0);
}

/** One entry per entity, the first telling kept, in text order. */
export function distinct(all: readonly Participant[]): Participant[] {
  const seen = new Map<string, Participant>();
  for (const one of all) if (!seen.has(one.entity)) seen.set(one.entity, one);
  return [...seen.values()];
}

/** The figure that a claim states, with the stems of what it counts (function words left out by length). */
function figureOf(text: string, claim: Counted): Figure {
  const words = claim.of ? tokenize(text, claim.of.start, claim.of.end) : [];
  const stems = words.filter((word) => word.kind === "word" && word.lower.length > 3).map((word) => stem(word.lower));
  return { value: claim.value, unit: claim.symbol ?? claim.unit, stems: [...new Set(stems)].toSorted() };
}

const STANDING = ["main", "told", "background"] as const;

function happening(group: readonly Did[], others: readonly Claim[], text: string): Happening {
  const first = group[0] as Did;
  const standing = STANDING.find((level) => group.some((claim) => claim.mention.standing === level)) ?? "told";
  const mode = group.find((claim) => claim.mode)?.mode;
  const when = sharpest(group.map((claim) => claim.when));
  const city = group.find((claim) => claim.where && !claim.where.entity.startsWith("e:iso:"))?.where;
  const where = city ?? group.find((claim) => claim.where)?.where;
  const ids = group.map((claim) => claim.id).toSorted();
  return {
    id: ids[0] as string,
    doc: first.doc,
    type: first.type,
    ...(mode ? { mode } : {}),
    standing,
    claims: ids,
    others: others.map((claim) => claim.id),
    participants: distinct(group.flatMap((claim) => claim.participants)),
    ...(when ? { when } : {}),
    ...(where ? { where } : {}),
    figures: others.filter((claim) => claim.kind === "counted").map((claim) => figureOf(text, claim)),
  };
}

/** What one document says happened: its `did` claims grouped, every other claim with the happening it belongs to. Main first, then by text order. */
export function happeningsOf(analysed: Analysed, claims: readonly Claim[]): Happening[] {
  const { text } = analysed.document;
  const groups = grouped(claims.filter((claim) => claim.kind === "did"));
  if (groups.length === 0) return [];
  const others: Claim[][] = groups.map(() => []);
  const homes = new Homes(analysed.document, groups);
  for (const claim of claims) if (claim.kind !== "did") others[homes.of(claim)]?.push(claim);
  const found = groups.map((group, index) => happening(group, others[index] ?? [], text));
  return found.toSorted((a, b) => STANDING.indexOf(a.standing) - STANDING.indexOf(b.standing) || (a.id < b.id ? -1 : 1));
}
