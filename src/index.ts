/**
 * Synoptic: every account of an event, side by side.
 * Five verbs and one whole line; everything else is types.
 */
export { annotate, collate, dossiers, read, record, resolve } from "./pipeline.ts";
export type * from "./model/annotation.ts";
export type * from "./model/annotator.ts";
export type * from "./model/claim.ts";
export type * from "./model/document.ts";
export type * from "./model/dossier.ts";
export type * from "./model/edit.ts";
export type * from "./model/entity.ts";
export type * from "./model/event.ts";
export type * from "./model/reason.ts";
export type * from "./model/resolution.ts";
export type * from "./model/span.ts";
