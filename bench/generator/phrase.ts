import type { Chance } from "./chance.ts";

/** What the names in braces stand for. */
export type Values = Readonly<Record<string, string>>;

/**
 * Write out a template: `{name}` is replaced by a value, `[a|b|c]` by one of its parts (no brackets within brackets).
 * @throws RangeError if a template names what has no value.
 */
export function phrase(template: string, values: Values, chance: Chance): string {
  const chosen = template.replaceAll(/\[([^[\]]*)\]/g, (_, parts: string) => chance.of(parts.split("|")));
  return chosen.replaceAll(/\{([a-z]+)\}/gi, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`nothing stands for {${name}}`);
    return value;
  });
}
