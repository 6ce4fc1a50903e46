// What JSON.stringify leaves as it is although a terminal would act on it or hide it; see `printable` for the same characters in text.
const ACTIVE = /[\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** A value as JSON that is safe to print anywhere: control, reordering and invisible characters are written as `\u` escapes, which read back as the same value. */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(ACTIVE, (found) =>
    [...Array(found.length).keys()].map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}
