import { describe, expect, it } from "vitest";
import { named, told, type Case } from "../speech.ts";

const PEOPLE = ["Mara Lind", "Lind", "Oren Vash", "Vash"];

const FOUND: readonly Case[] = [
  ["an owner and a clause", "Lind’s repeated claim that the pier was safe came as a surprise.", ["indirect", "Lind", "repeated claim", "the pier was safe"]],
  ["an owner and what is criticised", "Lind's criticism of the plan was sharp.", ["indirect", "Lind", "criticism of", "the plan"]],
  ["a remark about something tells nothing", "Lind's remarks about the plan were long."],
  ["a verb that only makes the noun", "Vash has raised questions about the plan.", ["indirect", "Vash", "has raised questions about", "the plan"]],
  ["who it comes from", "A warning from Lind that the pier was weak came late.", ["indirect", "Lind", "warning from", "the pier was weak"]],
  ["nobody's", "A warning that the pier was weak came late."],
  ["words somebody uses", "Vash has used the phrase “open harbour” before.", ["direct", "Vash", "has used the phrase", "open harbour"]],
]; // prettier-ignore

describe("speech by a noun", () => {
  it.each(named(FOUND))("$name", ({ text, wanted }) => {
    expect(told(text, PEOPLE)).toEqual(wanted);
  });
});
