/** Version of the tables below, kept in `meta`. */
export const SCHEMA_VERSION = 2;

/** Since version 2: the index of words and lists, in cells (see `lists/cells.ts`), of the generation that is shown. Compressing them anew would only cost time. */
const CELLS = `
create table cells (name text collate "C" not null, block integer not null, bytes bytea not null, primary key (name, block));
alter table cells alter bytes set storage external;
`;

/**
 * The tables, all in one schema of the database. Ids and addresses compare by their bytes, so that their order does not hang on the database's locale.
 *
 * `generation()` is the generation that is shown, or the one that a connection was opened for.
 * `documents` has a short row for each document; what was read of it (`readings`) lies in partitions by day of publication. `generation` is which run of the rules made a row: readers see the one that `meta` names.
 * `covered` is 0 until a resolved state covers the document with its present sightings, then 1, and 2 after it was read again under other rules;
 * `marked` are those that the state in the making covers. Each writing transaction counts in one of the slots of `tally`.
 */
export const TABLES = `
create table meta (name text primary key, value text not null);
insert into meta values ('generation', '1');
create function generation() returns integer language sql stable as $$
  select coalesce(nullif(current_setting('synoptic.generation', true), ''), value)::integer from meta where name = 'generation'
$$;
create table tally (slot integer primary key, n bigint not null);
create table documents (
  id text collate "C" primary key,
  sha256 text not null,
  day date not null,
  covered smallint not null default 0,
  marked boolean not null default false,
  bytes bytea,
  segment text,
  piece integer,
  check ((bytes is null) <> (segment is null))
);
create index on documents (sha256);
create index on documents (id) where covered <> 1;
create table sightings (
  doc text collate "C" not null references documents,
  at text collate "C" not null,
  line integer not null,
  type text not null,
  fetched text,
  primary key (doc, at, line)
);
create table readings (
  day date not null,
  id text collate "C" not null,
  generation integer not null,
  document text not null,
  key text not null,
  annotations text not null,
  primary key (day, id, generation)
) partition by range (day);
create table entities (generation integer not null, id text collate "C" not null, entity text not null, primary key (generation, id));
create table events (
  generation integer not null,
  id text collate "C" not null,
  summary text not null,
  dossier text not null,
  primary key (generation, id)
);
create table aliases (id text collate "C" primary key, event text collate "C" not null);
create index on aliases (event);
create table changes (
  seq integer primary key,
  event text not null,
  what text not null,
  becomes text,
  fields text not null,
  because text not null,
  edits text not null
);
create table edits (number integer primary key, edit text not null);
create table notes (name text primary key, value text not null);
create table units (
  generation integer not null,
  id text collate "C" not null,
  segment text not null,
  sources integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'dead')),
  tries integer not null default 0,
  error text,
  broken integer not null default 0,
  worker text,
  published timestamptz,
  publications integer not null default 0,
  made timestamptz not null default now(),
  finished timestamptz,
  primary key (generation, id)
);
create index on units (published) where state = 'waiting';
create index on units (finished) where state = 'done';
${CELLS}`;

/** What makes tables of version n + 1 out of those of version n, from the first version on. Nothing goes but what can be made anew. */
export const MIGRATIONS: readonly string[] = [
  `${CELLS} drop table words; update documents set covered = 2 where covered = 1; update meta set value = '' where name = 'rules';`,
];
