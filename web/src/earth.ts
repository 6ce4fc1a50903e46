/** A place on the map in its own units: x from 0 to `WIDTH`, y from 0 to `HEIGHT`, downwards. */
export type Place = readonly [x: number, y: number];

// Coefficients of the Equal Earth projection (Šavrič, Patterson and Jenny 2018), which shows areas in their true proportions.
const A = [1.340264, -0.081106, 0.000893, 0.003796] as const;
const M = Math.sqrt(3) / 2;
const DEGREE = Math.PI / 180;
/** Units of the map for one unit of the projection on a sphere of radius 1. */
const SCALE = 180;

function height(theta: number): number {
  const square = theta * theta;
  const sixth = square * square * square;
  return theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
}

/** The southernmost parallel that is drawn: below it there is only ice. */
const SOUTH = -58;
const NORTH = 84;

function raw(lon: number, lat: number): Place {
  const theta = Math.asin(M * Math.sin(lat * DEGREE));
  const square = theta * theta;
  const sixth = square * square * square;
  const slope = A[0] + 3 * A[1] * square + sixth * (7 * A[2] + 9 * A[3] * square);
  return [((lon * DEGREE * Math.cos(theta)) / (M * slope)) * SCALE, -height(theta) * SCALE];
}

const [EDGE] = raw(180, 0);
const [, TOP] = raw(0, NORTH);
const [, BOTTOM] = raw(0, SOUTH);

/** Size of the map. */
export const WIDTH = 2 * EDGE;
export const HEIGHT = BOTTOM - TOP;

/** Where a point of the earth lies on the map: degrees east and north, in the Equal Earth projection. */
export function project(lon: number, lat: number): Place {
  const [x, y] = raw(lon, Math.max(SOUTH - 8, Math.min(NORTH, lat)));
  return [x + EDGE, y - TOP];
}

/** Rings of flat pairs of tenths of a degree as one path of SVG. */
export function pathOf(rings: readonly (readonly number[])[]): string {
  return rings
    .map((ring) => {
      let path = "";
      for (let at = 0; at + 1 < ring.length; at += 2) {
        const [x, y] = project((ring[at] ?? 0) / 10, (ring[at + 1] ?? 0) / 10);
        path += `${at === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
      }
      return `${path}Z`;
    })
    .join("");
}
