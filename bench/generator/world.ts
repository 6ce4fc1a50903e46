import type { Chance } from "./chance.ts";

/** A person of the invented world. */
export interface Person {
  readonly given: string;
  readonly family: string;
}

/** A country with a rough adjective and a capital, and an invented town in it. */
export interface Place {
  readonly country: string;
  readonly adjective: string;
  readonly town: string;
}

const GIVEN = (
  "Anna Marta Elena Sofia Ingrid Astrid Clara Julia Nadia Irena Petra Lucia Teresa Helga Karin Amina Leila Fatima Grace Ruth Alice Emma " +
  "Thomas Peter Martin Jakob Anton Viktor Stefan Marek Pavel Andrei Luca Marco Diego Carlos Ahmed Omar Samuel David Daniel Robert Henry George"
).split(" ");
const STARTS =
  "Bran Vel Tor Kas Mar Hol Dal Ren Sol Var Lin Ost Bel Gar Fal Kor Nor Pel Ris Sta Tar Ul Wes Zel Ar Cor Dres Eld Hal Jor".split(" ");
const MIDDLES = "a e i o en an or il em ar".split(" ");
const FAMILY_ENDS = "berg mann sen ov ek ini ez quist stad er idis wicz anu ell roth sky dal mont".split(" ");
const TOWN_ENDS = "burg ville ford ton haven stad berg minde field port mouth dorf holm wick by bridge".split(" ");

/** Countries and their adjectives. The towns in them are invented. */
const COUNTRIES: readonly (readonly [string, string])[] = [
  ["Norway", "Norwegian"],
  ["Portugal", "Portuguese"],
  ["Austria", "Austrian"],
  ["Poland", "Polish"],
  ["Chile", "Chilean"],
  ["Kenya", "Kenyan"],
  ["Ghana", "Ghanaian"],
  ["Canada", "Canadian"],
  ["Peru", "Peruvian"],
  ["Morocco", "Moroccan"],
  ["Estonia", "Estonian"],
  ["Finland", "Finnish"],
  ["Croatia", "Croatian"],
  ["Ireland", "Irish"],
  ["Uruguay", "Uruguayan"],
  ["Japan", "Japanese"],
  ["Senegal", "Senegalese"],
  ["Denmark", "Danish"],
  ["Greece", "Greek"],
  ["Iceland", "Icelandic"],
];

/** An invented person. */
export function person(chance: Chance): Person {
  return { given: chance.of(GIVEN), family: chance.of(STARTS) + chance.of(MIDDLES) + chance.of(FAMILY_ENDS) };
}

/** An invented town in a country. */
export function place(chance: Chance): Place {
  const [country, adjective] = chance.of(COUNTRIES);
  return { country, adjective, town: chance.of(STARTS) + chance.of(MIDDLES) + chance.of(TOWN_ENDS) };
}

/** An outlet; `wire` agencies sell their reports to others. Outlets are few, as in life, and their names invented. */
export interface Outlet {
  readonly name: string;
  readonly host: string;
  readonly wire: boolean;
  readonly language: "en" | "de" | "fr" | "es";
}

function outlet(name: string, language: Outlet["language"] = "en", wire = false): Outlet {
  return { name, host: `${name.toLowerCase().replaceAll(/[^a-z]/g, "")}.example`, wire, language };
}

export const OUTLETS: readonly Outlet[] = [
  ..."Northern Courier,Harbour Gazette,Morning Ledger,Valley Observer,City Dispatch,Evening Beacon,Border Chronicle,Coast Tribune".split(
    ",",
  ),
  ..."Plains Register,Lakeside Mail,Capital Herald,Union Messenger,Island Record,Summit Journal,River Sentinel,Market Post".split(","),
].map((name) => outlet(name));
export const WIRES: readonly Outlet[] = ["Meridian News Agency", "Continental Wire"].map((name) => outlet(name, "en", true));
export const FOREIGN: readonly Outlet[] = [outlet("Abendkurier", "de"), outlet("Le Fanal", "fr"), outlet("El Faro Nuevo", "es")];
