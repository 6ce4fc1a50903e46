import { describe, expect, it } from "vitest";
import { named, told, type Case } from "../speech.ts";

const PEOPLE = ["Foreign Secretary Mara Lind", "Mara Lind", "Lind", "Oren Vash", "Vash", "the minister", "The ministry", "the ministry"];

const NESTED: readonly Case[] = [
  [
    "said that another had told him",
    "Lind said the minister had told her that the pier would close.",
    ["indirect", "Lind", "said", "the minister had told her that the pier would close"],
    ["indirect", "the minister", "had told", "the pier would close"],
  ],
  [
    "said that another had said, in marks",
    "Lind said that Vash had said, “We will not go.”",
    ["mixed", "Lind", "said", "Vash had said, “We will not go.”"],
    ["direct", "Vash", "had said", "We will not go."],
  ],
  [
    "according to another",
    "Lind told reporters that, according to Vash, the pier was shut.",
    ["indirect", "Lind", "told", "according to Vash, the pier was shut"],
    ["indirect", "Vash", "according to", "the pier was shut"],
  ],
  ["marks within marks", "“He told me, ‘We are ready,’” Lind said.", ["direct", "Lind", "said", "He told me, ‘We are ready,’"]],
  ["double marks within double marks", "“They call it “hell” down there,” Lind said.", ["direct", "Lind", "said", "They call it “hell” down there"]],
]; // prettier-ignore

const WRITTEN: readonly Case[] = [
  ["a letter, by who wrote it", "In a letter to the board, Lind wrote: “The pier must close.”", ["direct", "Lind", "wrote", "The pier must close."]],
  ["a letter, by itself", "“The pier must close,” the letter said.", ["direct", "the letter", "said", "The pier must close"]],
  ["a letter somebody saw", "According to a letter seen by the Orvik Post, the pier must close.", ["indirect", "a letter", "According to", "the pier must close"]],
  ["a post", "“Pier open,” Lind posted.", ["direct", "Lind", "posted", "Pier open"]],
  ["a statement, by who made it", "In a statement, the ministry said it regretted the delay.", ["indirect", "the ministry", "said", "it regretted the delay"]],
  ["a statement, by itself", "A statement from the ministry read: “We regret the delay.”", ["direct", "A statement from the ministry", "read", "We regret the delay."]],
  ["in a statement, behind", "The ministry said in a statement: “We regret the delay.”", ["direct", "The ministry", "said", "We regret the delay."]],
]; // prettier-ignore

const BESIDE: readonly Case[] = [
  ["a headline with a dash", "“We will rebuild the harbour” – Lind", ["direct", "Lind", "-", "We will rebuild the harbour"]],
  ["a headline with a dash, single marks", "‘We will rebuild’ — Lind", ["direct", "Lind", "-", "We will rebuild"]],
  ["a headline with a colon", "Lind: ‘We will rebuild the harbour’", ["direct", "Lind", "-", "We will rebuild the harbour"]],
  ["a long description behind a quotation", "“We go,” Mara Lind, head of the port, one of three in the north, said.", ["direct", "Mara Lind", "said", "We go"]],
  ["a sentence after a quotation is no speaker", "“We are glad. We go.” The minister referred to a film."  , ["direct", "-", "-", "We are glad. We go."], ["indirect", "The minister", "referred to", "a film"]],
]; // prettier-ignore

const SCARE: readonly Case[] = [
  ["a title", "Lind’s book “The Long Harbour” won a prize.", ["scare", "-", "-", "The Long Harbour"]],
  ["a term", "The so-called “harbour pact” was signed.", ["scare", "-", "-", "harbour pact"]],
  ["a slogan on a sign", "Marchers carried signs with “No more piers.”", ["scare", "-", "-", "No more piers."]],
  ["a slogan that is shouted", "The crowd chanted “Open the gates!”", ["direct", "The crowd", "chanted", "Open the gates!"]],
  ["a name given", "Lind called the plan a “gift”.", ["mixed", "Lind", "called", "the plan a “gift”"]],
]; // prettier-ignore

describe("attributions", () => {
  it.each(named(NESTED))("of speech within speech: $name", ({ text, wanted }) => {
    expect(told(text, PEOPLE)).toEqual(wanted);
  });
  it.each(named(WRITTEN))("of letters, posts and statements: $name", ({ text, wanted }) => {
    expect(told(text, PEOPLE)).toEqual(wanted);
  });
  it.each(named(BESIDE))("beside a quotation: $name", ({ text, wanted }) => {
    expect(told(text, PEOPLE)).toEqual(wanted);
  });
  it.each(named(SCARE))("tell speech from terms, titles and slogans: $name", ({ text, wanted }) => {
    expect(told(text, PEOPLE)).toEqual(wanted);
  });
});
