// Makes the outline of the land that the page's map lies on, from Natural Earth's 1:110 million land as the package world-atlas carries it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

/** Steps of a degree that are kept: a tenth is less than a pixel of the map. */
const STEPS = 10;

const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/land-110m.json"), "utf8"));
const polygons = feature(atlas, atlas.objects.land).features.flatMap(({ geometry }) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
);

/** A ring that crosses the date line as two, one at either edge of the map; the rest as it is. */
function* cut(ring) {
  let turns = 0;
  const whole = ring.map(([lon, lat], at) => {
    const step = at === 0 ? 0 : lon - ring[at - 1][0];
    turns -= Math.abs(step) > 180 ? Math.sign(step) : 0;
    return [lon + 360 * turns, lat];
  });
  const lons = whole.map(([lon]) => lon);
  for (const shift of [-360, 0, 360]) {
    if (Math.max(...lons) + shift <= -180 || Math.min(...lons) + shift >= 180) continue;
    yield whole.map(([lon, lat]) => [Math.max(-180, Math.min(180, lon + shift)), lat]);
  }
}

/** Beyond this parallel there is only ice, which the map leaves out. */
const ICE = -60;
const inhabited = polygons.flat().filter((ring) => ring.some(([, lat]) => lat > ICE));
const rings = inhabited
  .flatMap((ring) => [...cut(ring)])
  .map((ring) => {
    const points = ring.map(([lon, lat]) => [Math.round(lon * STEPS), Math.round(lat * STEPS)]);
    return points.filter(([lon, lat], at) => at === 0 || lon !== points[at - 1][0] || lat !== points[at - 1][1]).flat();
  });
const kept = rings.filter((ring) => ring.length >= 8);
writeFileSync(new URL("../../web/public/land.json", import.meta.url), `${JSON.stringify(kept)}\n`);
