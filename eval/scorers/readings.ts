/** What the specification of Recognizers-Text wants found: `End` is inclusive. */
export interface Result {
  readonly Text: string;
  readonly Start?: number;
  readonly End?: number;
  readonly Resolution?: { readonly value?: string | null; readonly unit?: string; readonly isoCurrency?: string };
}

/** What was read at characters of a text: a value, and the symbol of its unit or "". */
export interface Read {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly symbol: string;
}

/** Our symbol for a unit of the specification, and how many of it are one of theirs. A name that several countries share has several. */
const SYMBOLS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  Dollar: [["USD", 1]],
  "United States dollar": [["USD", 1]],
  Pound: [["GBP", 1], ["lb", 1]], // prettier-ignore
  "British pound": [["GBP", 1]],
  Cent: [["USD", 0.01]],
  Pence: [["GBP", 0.01]],
  Penny: [["", 0.01]],
  Franc: [["", 1]],
  Peseta: [["ESP", 1]],
  Rupee: [["INR", 1]],
  "Finnish markka": [["FIM", 1]],
  "Netherlands guilder": [["NLG", 1]],
  Bitcoin: [["BTC", 1]],
  Foot: [["ft", 1]],
  Meter: [["m", 1]],
  Mile: [["mi", 1]],
  Gallon: [["gal", 1]],
  Ton: [["ton", 1], ["t", 1]], // prettier-ignore
  "Metric ton": [["t", 1]],
  "Kilometer per hour": [["km/h", 1]],
  "Mile per hour": [["mph", 1]],
  Kilogram: [["kg", 1]],
  Microgram: [["µg", 1]],
  Gram: [["g", 1]],
  Inch: [["in", 1]],
  "Square meter": [["sq m", 1]],
  "Square kilometer": [["sq km", 1]],
  "Cubic foot": [["cu ft", 1]],
  Kilometer: [["km", 1]],
  Millimeter: [["mm", 1]],
  Decimeter: [["dm", 1]],
  Picometer: [["pm", 1]],
  Degree: [["°", 1]],
  Milliliter: [["ml", 1]],
  Barrel: [["bbl", 1]],
  Ounce: [["oz", 1]],
  Acre: [["acre", 1]],
  Bit: [["bit", 1]],
  Megabit: [["Mbit", 1]],
  Megabyte: [["MB", 1]],
  Tablespoon: [["tbsp", 1]],
  Teaspoon: [["tsp", 1]],
  Year: [["", 1]],
  Age: [["", 1]],
  Month: [["month", 1]],
  Week: [["week", 1]],
  Day: [["day", 1]],
};

/** The specification rounds to fifteen figures and less. */
const NEAR = 1e-9;

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Whether a reading has the span, the value and the unit that are wanted. */
export function equal({ Text, Start, End, Resolution }: Result, read: Read, text: string): boolean {
  const start = Start ?? text.toLowerCase().indexOf(Text.toLowerCase());
  const end = End === undefined ? start + Text.length : End + 1;
  if (read.start !== start || read.end !== end) return false;
  const value = Number(String(Resolution?.value).replace("%", ""));
  const { unit, isoCurrency } = Resolution ?? {};
  if (unit === undefined) return near(read.value, value);
  const symbols = isoCurrency === undefined ? (SYMBOLS[unit] ?? []) : [[isoCurrency, 1] as const];
  return symbols.some(([symbol, factor]) => symbol === read.symbol && near(read.value, value * factor));
}
