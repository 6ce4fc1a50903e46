import type { Edit, NewEdit } from "../model/edit.ts";
import type { Statements } from "./statements.ts";

/** Add an edit to those kept; it gets the next number. To be called within a transaction. */
export function keepEdit(sql: Statements, made: NewEdit): Edit {
  sql.run("insert into edits (edit) values (?)", JSON.stringify(made));
  return { ...made, number: Number(sql.one("select max(number) as n from edits")?.["n"]) };
}

/** All edits, in the order they were made. */
export function allEdits(sql: Statements): readonly Edit[] {
  return sql.all("select number, edit from edits order by number").map((row) => ({
    ...(JSON.parse(String(row["edit"])) as NewEdit),
    number: Number(row["number"]),
  }));
}

/** Numbers of the edits that the resolved state does not cover yet. */
export function freshEdits(sql: Statements): readonly number[] {
  const covered = "coalesce((select cast(value as integer) from meta where name = 'edits'), 0)";
  return sql.all(`select number from edits where number > ${covered} order by number`).map((row) => Number(row["number"]));
}

/** Remember that the resolved state covers every edit there is. */
export function coverEdits(sql: Statements): void {
  sql.run("insert or replace into meta (name, value) select 'edits', coalesce(max(number), 0) from edits");
}
