import type { Dossier } from "../../model/dossier.ts";
import type { Point, When } from "../../model/claim.ts";
import { dayNumber } from "../../text/calendar.ts";
import { csvLine } from "./csv.ts";
import type { Entry, Material, Writer } from "./format.ts";
import type { Cell } from "./tables.ts";

const COLUMNS = (
  "event_id date_from date_to date_prec plover_type plover_mode cameo_root actor actor_id actor_country recipient recipient_id " +
  "recipient_country place country latitude longitude where_prec accounts origins"
).split(" ");

/**
 * Root codes of CAMEO (Schrodt 2012) for PLOVER's types, after the conversion table of PLOVER's manual read backwards; types of our own have none.
 * ASSAULT is CAMEO's 18 (assault), or 19 (fight) and 20 (mass violence) by its mode; ACCUSE is 09 where it is an investigation.
 */
const CAMEO: Readonly<Record<string, string>> = {
  AGREE: "03",
  CONSULT: "04",
  SUPPORT: "05",
  COOPERATE: "06",
  AID: "07",
  YIELD: "08",
  RETREAT: "08",
  REQUEST: "10",
  ACCUSE: "11",
  REJECT: "12",
  THREATEN: "13",
  PROTEST: "14",
  MOBILIZE: "15",
  SANCTION: "16",
  COERCE: "17",
  ASSAULT: "18",
  "ACCUSE investigate": "09",
  "ASSAULT war": "19",
  "ASSAULT heavy-weapons": "19",
  "ASSAULT firearms": "19",
  "ASSAULT massacre": "20",
};

/** How closely a place is known, as the UCDP Georeferenced Event Dataset codes `where_prec` (1 exact place … 7 beyond one country). */
const PLACES: Readonly<Record<Point["precision"], number>> = { city: 1, county: 3, region: 4, country: 6, area: 7 };

/** How closely a day is known, as UCDP GED codes `date_prec`: 1 the day, 2 up to six days, 3 a week, 4 a month, 5 up to a year. Nothing where it is less. */
export function datePrecision({ days }: When): number | null {
  if (days.open !== undefined) return null;
  const length = dayNumber(days.to) - dayNumber(days.from) + 1;
  const steps: readonly (readonly [number, number])[] = [
    [1, 1],
    [6, 2],
    [7, 3],
    [31, 4],
    [366, 5],
  ];
  return steps.find(([most]) => length <= most)?.[1] ?? null;
}

type Actor = Dossier["participants"][number] | undefined;

/** Who did it to whom. What people do together, like a meeting, is coded once from each side, as CAMEO's manual has it. */
function pairs({ participants }: Dossier): readonly (readonly [Actor, Actor])[] {
  const together = participants.filter(({ role }) => role === "participant");
  const actors = participants.filter(({ role }) => role === "actor");
  const others = participants.filter(({ role }) => role === "recipient" || role === "victim");
  const both = together.flatMap((a) => together.filter((b) => b.entity !== a.entity).map((b) => [a, b] as const));
  const directed = actors.flatMap((a) => (others.length > 0 ? others : together).map((b) => [a, b] as const));
  const alone = [...actors, ...together].map((a) => [a, undefined] as const);
  const found = [...directed, ...both];
  return found.length > 0
    ? found
    : alone.length > 0
      ? alone
      : others.length > 0
        ? others.map((b) => [undefined, b] as const)
        : [[undefined, undefined]];
}

async function actor(one: Actor, material: Material): Promise<Cell[]> {
  if (!one) return [null, null, null];
  return [one.label, one.entity, (await material.entity(one.entity))?.country ?? null];
}

async function rowsOf({ dossier }: Entry, material: Material): Promise<string[]> {
  const { id, type, mode, when, where, accounts, origins } = dossier;
  const days = when?.days.open === undefined ? when?.days : undefined;
  const cameo = CAMEO[`${type} ${mode ?? ""}`] ?? CAMEO[type] ?? null;
  const head = [id, days?.from ?? null, days?.to ?? null, when ? datePrecision(when) : null, type, mode ?? null, cameo];
  const at = [where?.label ?? null, where?.country ?? null, where?.at?.lat ?? null, where?.at?.lon ?? null];
  const telling = accounts.filter(({ role }) => role !== "background").length;
  const tail = [...at, where?.at ? PLACES[where.at.precision] : null, telling, origins];
  const found: string[] = [];
  for (const [a, b] of pairs(dossier))
    found.push(csvLine([...head, ...(await actor(a, material)), ...(await actor(b, material)), ...tail]));
  return found;
}

/** Events as rows of who did what to whom, when and where, for the tools of conflict research: PLOVER types, CAMEO root codes, UCDP precisions. */
export const plover: Writer = async function* plover(material) {
  yield csvLine(COLUMNS);
  for await (const entry of material.entries()) for (const row of await rowsOf(entry, material)) yield row;
};
