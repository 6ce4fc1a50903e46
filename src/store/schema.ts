/** Version of the tables below, kept as SQLite's `user_version`. */
export const SCHEMA_VERSION = 4;

/** SQLite's `application_id` of our files: "Syno" in ASCII, so that no other program's database is taken for a store. */
export const APPLICATION_ID = 0x53796e6f;

/** Since version 2: an analyst's edits (a row is never changed or deleted; `number` counts from 1), and which of them a change came with. */
const EDITS = `
create table edits (number integer primary key autoincrement, edit text not null);
alter table changes add column edits text not null default '[]';
`;

/** Since version 3: the day on which a source was fetched, where that is known. */
const FETCHED = "alter table sightings add column fetched text;";

/** Since version 4: the index of words and lists, in cells (see `lists/cells.ts`). It is made with the records, so an older store's are to be made anew. */
const CELLS = "create table cells (name text not null, block integer not null, bytes blob not null, primary key (name, block));";

/**
 * The tables. Only those of short rows are `without rowid`: there a search by key reads whole rows on its way, and twenty annotated documents or records for
 * one. (Stores made by earlier programs of this version have them so; every statement works on both.) `documents.covered` is 0 until a resolved state covers the document with its present sightings, then 1, and 2 after it was
 * read again under other rules until a state covers that reading.
 */
export const TABLES = `
create table documents (
  number integer primary key,
  id text not null unique,
  sha256 text not null unique,
  bytes blob not null,
  document text not null,
  covered integer not null default 0
);
create table sightings (
  doc text not null references documents (id),
  at text not null,
  line integer not null,
  type text not null,
  primary key (doc, at, line)
) without rowid;
create table annotations (doc text primary key references documents (id), key text not null, annotations text not null);
create table entities (id text primary key, entity text not null);
create table events (id text primary key, summary text not null, dossier text not null);
create table aliases (id text primary key, event text not null) without rowid;
create table changes (
  seq integer primary key autoincrement,
  event text not null,
  what text not null,
  becomes text,
  fields text not null,
  because text not null
);
create table meta (name text primary key, value text not null) without rowid;
${EDITS}${FETCHED}${CELLS}`;

/** What makes a store of version n + 1 out of one of version n, from the first version on. Nothing goes but what can be made anew. */
export const MIGRATIONS: readonly string[] = [
  EDITS,
  FETCHED,
  `${CELLS} drop table words; update documents set covered = 2 where covered = 1; update meta set value = '' where name = 'rules';`,
];
