const ACCENTS: Readonly<Record<string, string>> = {
  grave: "\u0300",
  acute: "\u0301",
  circumflex: "\u0302",
  tilde: "\u0303",
  macron: "\u0304",
  breve: "\u0306",
  dotaccent: "\u0307",
  dieresis: "\u0308",
  ring: "\u030a",
  hungarumlaut: "\u030b",
  caron: "\u030c",
  cedilla: "\u0327",
  commaaccent: "\u0326",
  ogonek: "\u0328",
};

// Names of glyphs (Adobe Glyph List) that are no letter with an accent; those of ASCII in its order from the blank.
const ASCII =
  "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at".split(
    " ",
  );
const OTHER: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | braceright } asciitilde ~ quoteleft ‘ quoteright ’ " +
    "quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ endash – emdash — bullet • ellipsis … dagger † daggerdbl ‡ guillemotleft « guillemotright » " +
    "guilsinglleft ‹ guilsinglright › fi fi fl fl ff ff ffi ffi ffl ffl germandbls ß ae æ AE Æ oe œ OE Œ oslash ø Oslash Ø lslash ł Lslash Ł dotlessi ı eth ð Eth Ð thorn þ " +
    "Thorn Þ Euro € sterling £ cent ¢ yen ¥ section § paragraph ¶ copyright © registered ® trademark ™ degree ° plusminus ± multiply × divide ÷ minus − mu µ " +
    "periodcentered · onehalf ½ onequarter ¼ threequarters ¾ exclamdown ¡ questiondown ¿ florin ƒ fraction ⁄ perthousand ‰ dcroat đ Dcroat Đ hbar ħ sfthyphen - " +
    "nbspace \u00a0 acute ´ dieresis ¨ cedilla ¸ circumflex ˆ tilde ˜ caron ˇ ordfeminine ª ordmasculine º logicalnot ¬ brokenbar ¦ currency ¤ macron ¯"
  )
    .split(" ")
    .map((one, index, all) => [one, all[index + 1] ?? ""] as const)
    .filter((_, index) => index % 2 === 0),
);

/** The text of a glyph by its name; empty if the name says nothing. */
export function glyphText(name: string): string {
  const bare = name.split(".", 1)[0] ?? "";
  if (/^[A-Za-z]$/u.test(bare)) return bare;
  const ascii = ASCII.indexOf(bare);
  if (ascii >= 0) return String.fromCharCode(32 + ascii);
  const known = OTHER[bare];
  if (known !== undefined) return known;
  const code = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/u.exec(bare);
  if (code) return character(Number.parseInt(code[1] ?? code[2] ?? "", 16));
  const accent = ACCENTS[bare.slice(1)];
  return accent && /^[A-Za-z]/u.test(bare) ? `${bare.slice(0, 1)}${accent}`.normalize("NFC") : "";
}

/** The character with a code; empty if there is none. */
export function character(code: number): string {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
}
