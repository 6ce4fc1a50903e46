// Writes knowledge/months/months.tsv: the names of the months in the languages of news, from the Unicode CLDR data inside Node (ICU).
// Run with `node knowledge/build/months.mjs`; another ICU can give other abbreviations, so the table is kept and not made at run time.
import { writeFileSync } from "node:fs";

// Croatian is left out: its names for some months are those of others in Polish and Czech.
const LANGUAGES =
  "en de fr es it pt nl pl ru uk tr sv da nb nn fi cs sk hu ro id ms ca gl eu lt lv et sl bs sr-Latn el bg vi is ga cy sq az be mk sr kk ar fa-u-ca-gregory ur he ka hy".split(
    " ",
  );
const FORMS = [
  { month: "long" },
  { month: "short" },
  { month: "long", day: "numeric" },
  { month: "short", day: "numeric" },
  { month: "long", day: "numeric", year: "numeric" },
];
// What newspapers print and CLDR does not have.
const PRINTED = { sept: 9, juni: 6, juli: 7, jänner: 1, jaenner: 1, feber: 2, maerz: 3, mrz: 3, okt: 10, dez: 12, setiembre: 9, set: 9 };

const names = new Map(Object.entries(PRINTED).map(([name, month]) => [name, new Set([month])]));

/** The name of a month inside a date of one form. */
function nameIn(language, form, month) {
  const parts = new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).formatToParts(new Date(Date.UTC(2021, month - 1, 15)));
  const value = parts.find(({ type }) => type === "month")?.value ?? "";
  const lower = value.toLocaleLowerCase(language.slice(0, 2) === "tr" ? "tr" : "en");
  return lower.normalize("NFC").replace(/[.’ʼ]/gu, "");
}

for (const language of LANGUAGES) {
  for (const form of FORMS) {
    for (let month = 1; month <= 12; month++) {
      const name = nameIn(language, form, month);
      if (/^\p{L}{3,}$/u.test(name)) names.set(name, (names.get(name) ?? new Set()).add(month));
    }
  }
}
const rows = [...names].filter(([, months]) => months.size === 1).map(([name, [month]]) => `${name}\t${month}`);
writeFileSync(new URL("../months/months.tsv", import.meta.url), `name\tmonth\n${rows.toSorted().join("\n")}\n`);
