import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Invented reports by path below a folder. */
export type Reports = ReadonlyMap<string, string>;

const MINISTERS = ["Mira Solane", "Teodor Odrek", "Ilka Varn", "Jonas Brevik", "Salme Torv", "Pavel Destin", "Nadia Ferrow"];
const OFFICES = ["Foreign Minister", "Defence Minister", "Transport Minister", "Finance Minister"];
const COUNTRIES = ["Norwegian", "Portuguese", "Latvian", "Chilean", "Kenyan"];
const CITIES = ["Lisbon", "Oslo", "Riga", "Nairobi", "Santiago"];
const OUTLETS = ["Harbour Courier", "Morning Ledger", "Northern Wire"];
const MONTHS = ["March", "April", "May", "June"];

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

/** One outlet's report of the meeting numbered `event`; the same numbers give the same text. */
function report(event: number, outlet: number): string {
  const host = `${pick(COUNTRIES, event)} ${pick(OFFICES, event)} ${pick(MINISTERS, event)}`;
  const guest = `${pick(COUNTRIES, event + 2)} ${pick(OFFICES, event + 1)} ${pick(MINISTERS, event + 3)}`;
  const [city, day] = [pick(CITIES, event), `${(event % 28) + 1} ${pick(MONTHS, event)} 2023`];
  const [first, last] = [pick(MINISTERS, event), pick(MINISTERS, event + 3)].map((name) => name.split(" ")[1] as string) as [
    string,
    string,
  ];
  return `${first} and ${last} meet in ${city}

${pick(OUTLETS, outlet)}, ${day}

${host} met ${guest} in ${city} on ${day}.

“We will send ${event + 20} ships before the winter,” ${first} said. ${last} thanked the hosts and said that ${outlet + 3} ports would be opened by June.

${outlet === 1 ? `The two last met in ${pick(CITIES, event + 1)} in January.` : `The talks took ${outlet + 2} hours.`}
`;
}

/** Reports of `events` meetings, three outlets each, in folders by outlet. */
export function reports(events: number): Reports {
  const found = new Map<string, string>();
  for (let event = 0; event < events; event++) {
    for (let outlet = 0; outlet < OUTLETS.length; outlet++) {
      found.set(`${pick(OUTLETS, outlet).toLowerCase().replace(" ", "-")}/${String(event).padStart(4, "0")}.txt`, report(event, outlet));
    }
  }
  return found;
}

/** Write reports below a folder. */
export function write(home: string, files: Reports): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
}
