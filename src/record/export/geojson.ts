import type { Dossier } from "../../model/dossier.ts";
import { printable } from "../printable.ts";
import { listed, placed, type Material, type Writer } from "./format.ts";

/** An event as a Feature of GeoJSON (RFC 7946). `precision` says how much of the earth its point stands for; an event without a known place has no geometry. */
function feature({ id, type, mode, title, when, where, participants, accounts, origins }: Dossier): object {
  const { at } = where ?? {};
  return {
    type: "Feature",
    id,
    geometry: at ? { type: "Point", coordinates: [at.lon, at.lat] } : null,
    properties: {
      title: printable(title.label),
      type,
      ...(mode === undefined ? {} : { mode }),
      ...(when ? { from: when.days.from, to: when.days.to } : {}),
      ...(where ? { place: printable(where.label) } : {}),
      ...(where?.country === undefined ? {} : { country: where.country }),
      ...(at ? { precision: at.precision } : {}),
      participants: [...new Set(participants.map(({ label }) => printable(label)))],
      accounts: accounts.filter(({ role }) => role !== "background").length,
      origins,
      said: (where?.evidence ?? []).map(placed),
    },
  };
}

async function* features(material: Material): AsyncGenerator<object> {
  for await (const { dossier } of material.entries()) yield feature(dossier);
}

/** All events as one FeatureCollection, a Feature a line. */
export const geojson: Writer = (material) => listed('{"type":"FeatureCollection","features":[', features(material), "\n]}\n");
