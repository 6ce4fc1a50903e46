/**
 * Compiled feature templates: `parts` holds for each template the positions of the values it combines, `lengths` how many they are.
 * The order of the templates is part of the trained weights.
 */
export interface Templates {
  readonly lengths: Uint8Array;
  readonly parts: Uint8Array;
}

const GOLDEN = 0x9e3779b1;
const MIX = 0x85ebca6b;
const FINISH = 0xc2b2ae35;

/** Compile templates such as "s0.word b0.tag": `names` gives the place of each value. Throws on a name that is not among them. */
export function compile(templates: readonly string[], names: readonly string[]): Templates {
  const places = new Map(names.map((name, at) => [name, at]));
  const split = templates.map((template) => template.split(" "));
  const parts = split.flat().map((name) => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`no value "${name}" for a feature template`);
    return place;
  });
  return { lengths: Uint8Array.from(split, (one) => one.length), parts: Uint8Array.from(parts) };
}

/** Hash every template over `values` into `features`, from its start; gives how many there are. 32 bits each, no vocabulary kept. */
export function hashFeatures({ lengths, parts }: Templates, values: Int32Array, features: Int32Array): number {
  let part = 0;
  for (let template = 0; template < lengths.length; template++) {
    let hash = Math.imul(template + 1, GOLDEN);
    for (const end = part + (lengths[template] as number); part < end; part++) {
      hash = Math.imul(hash ^ (values[parts[part] as number] as number), MIX);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, FINISH);
    features[template] = hash ^ (hash >>> 16);
  }
  return lengths.length;
}
