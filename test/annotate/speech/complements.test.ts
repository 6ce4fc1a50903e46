import { describe, expect, it } from "vitest";
import { named, told, type Case } from "../speech.ts";

const PEOPLE = ["Mara Lind", "Lind", "Oren Vash", "Vash"];

const FOUND: readonly Case[] = [
  ["a clause after a study", "One study found prices would fall.", ["indirect", "One study", "found", "prices would fall"]],
  ["a clause after a study by somebody", "A study by the port found prices would fall.", ["indirect", "A study", "found", "prices would fall"]],
  ["a thing a study found", "A new study found 31 leaks in the pier.", ["indirect", "A new study", "found", "31 leaks in the pier"]],
  ["what a person finds is no report", "Lind found 31 leaks in the pier."],
  ["what describes a statement", "The mayor read a statement denouncing the sale.", ["indirect", "a statement", "denouncing", "the sale"]],
  ["who only wants something is described", "Anyone wanting to sail must pay."],
  ["an infinitive of going on", "Lind continues to insist that the pier is safe.", ["indirect", "Lind", "continues to insist", "the pier is safe"]],
  ["passive with who did it", "The plan was condemned by Vash.", ["indirect", "Vash", "was condemned by", "The plan"]],
  ["passive of nobody", "The plan was condemned."],
  ["as in brackets", "The pier, as Lind pointed out, is old.", ["indirect", "Lind", "pointed out", "The pier", "is old"]],
  ["as somebody puts it", "As the memo put it, the pier is old.", ["indirect", "the memo", "put it", "the pier is old"]],
  ["as in time", "As the storm continued, the pier fell."],
  ["a name for a thing", "Vash called the vote a mistake.", ["indirect", "Vash", "called", "the vote a mistake"]],
  ["joined verbs of one speaker", "Lind criticized the plan and praised the crew.", ["indirect", "Lind", "criticized", "the plan"], ["indirect", "Lind", "praised", "the crew"]],
  ["whom another quotes", "Lind quoted Vash as saying the pier was safe.", ["indirect", "Vash", "saying", "the pier was safe"]],
  ["what may be said", "Lind would insist that the pier is safe."],
]; // prettier-ignore

describe("speech by the tree", () => {
  it.each(named(FOUND))("$name", ({ text, wanted }) => {
    expect(told(text, PEOPLE)).toEqual(wanted);
  });
});
