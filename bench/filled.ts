import type { Dossier } from "../src/model/dossier.ts";
import type { Source } from "../src/model/document.ts";
import { stepsKey } from "../src/pipeline.ts";
import { carryOut } from "../src/serve/http/carry.ts";
import { writing } from "../src/serve/cli/session.ts";

/** Events of a full store: as many as a newsroom has in some years. */
export const EVENTS = 10_000;
const ACCOUNTS = 12;
/** Accounts and participants of a usual event. */
const USUAL = 4;

const CITIES = ["Lisbon", "Oslo", "Riga", "Nairobi", "Santiago", "Ottawa"];

function report(outlet: number): string {
  const more = outlet % 3 === 0 ? "grey " : "";
  const said = ["“We will send twenty ships before the winter,”", `“We will send twenty ${more}ships before winter,”`][outlet % 2] ?? "";
  const body = Array.from(
    { length: 24 },
    (_, at) =>
      `Harbour master ${at} of pier ${at + 1} told outlet ${outlet} that ${at + 20 + (outlet % 4)} crates stood there on Tuesday, and that “the winter of crate ${at} is long”.`,
  );
  return `Solane and Odrek meet in Riga\n\nLedger ${outlet}, 3 May 2023\n\nNorwegian Foreign Minister Mira Solane met Portuguese Foreign Minister Teodor Odrek in Riga on 3 May 2023.\n\n${said} Solane said. Odrek promised to open ${outlet + 2} ports by June.\n\n${body.join("\n\n")}\n`;
}

function sources(): Source[] {
  return Array.from({ length: ACCOUNTS }, (_, at) => ({ bytes: Buffer.from(report(at)), at: `outlet-${at}.txt`, type: "txt" }));
}

/** Ten thousand events like one: other ids, days and places. */
function many(dossier: Dossier): Dossier[] {
  return Array.from({ length: EVENTS }, (_, at): Dossier => {
    const day = `${2015 + (at % 10)}-${String((at % 12) + 1).padStart(2, "0")}-${String((at % 28) + 1).padStart(2, "0")}`;
    const label = CITIES[at % CITIES.length] ?? "Riga";
    return {
      ...dossier,
      id: `v${at.toString(16).padStart(12, "0")}`,
      ...(dossier.when ? { when: { ...dossier.when, days: { from: day, to: day } } } : {}),
      ...(dossier.where ? { where: { ...dossier.where, label } } : {}),
    };
  });
}

/** Fill a new store at `path` with ten thousand invented events and one that twelve accounts tell; gives that one. */
export async function filled(path: string): Promise<Dossier> {
  await carryOut(path, { sources: sources() }, () => undefined);
  const store = await writing(path);
  const dossiers: Dossier[] = [];
  for await (const one of store.dossiers()) dossiers.push(one);
  const widest = dossiers.toSorted((a, b) => b.accounts.length - a.accounts.length)[0];
  if (!widest || widest.accounts.length < ACCOUNTS) throw new Error(`no event with ${ACCOUNTS} accounts`);
  // A usual event has a few accounts and its line in a list shows no row.
  const accounts = widest.accounts.slice(0, USUAL).map((one) => ({ ...one, claims: one.claims.slice(0, 1), why: [] }));
  const bare = { rows: [], reprints: [], background: [], saidBefore: [], lookalikes: [] };
  const small = { ...widest, ...bare, accounts, participants: widest.participants.slice(0, USUAL) };
  const records = [...many(small), widest];
  await store.replace(stepsKey(), { entities: [], events: records.map(({ id }) => id), dossiers: records });
  await store.close();
  return widest;
}
