import { hotCopies, plant, type Planted, type Recipe } from "./plant.ts";

/**
 * The first `size` articles of the collection that a recipe makes, event by event in order of day; the hot copies, if any, lie spread among them and
 * count. A shorter collection is the beginning of a longer one of the same recipe without hot copies.
 */
export function* collection(recipe: Recipe, size: number): Generator<Planted> {
  const hot = hotCopies(recipe).slice(0, size);
  const every = hot.length === 0 ? Number.POSITIVE_INFINITY : size / hot.length;
  let given = 0;
  let copies = 0;
  for (const one of events(recipe)) {
    for (; copies < hot.length && given >= copies * every && given < size; given++) yield hot[copies++] as Planted;
    if (given >= size) return;
    yield one;
    given++;
  }
}

function* events(recipe: Recipe): Generator<Planted> {
  for (let index = 0; ; index++) yield* plant(recipe, index);
}
