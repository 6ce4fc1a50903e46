import { describe, expect, test } from "vitest";
import type { EventMention } from "../../../src/model/annotation.ts";
import { annotate, readAll } from "../../../src/pipeline.ts";

/** The main event of a report of one headline. */
function main(headline: string): EventMention | undefined {
  const bytes = Buffer.from(`${headline}\n\nMore follows.`);
  const [outcome] = [...readAll({ bytes, at: "report.txt", type: "txt" })];
  if (!outcome?.ok) throw new Error("not read");
  return annotate(outcome.document).annotations.find((one): one is EventMention => one.kind === "event" && one.standing === "main");
}

describe("what a headline is about, by type", () => {
  test.each<[string, string]>([
    ["WEATHER", "Storm sinks boats off Lisbon"],
    ["DISASTER", "Earthquake shakes northern Chile"],
    ["DISASTER", "Floods force thousands from homes in Austria"],
    ["DISASTER", "Wildfire destroys village near Athens"],
    ["DISASTER", "Hurricane batters coast of Cuba"],
    ["ACCIDENT", "Train derails near Vienna, injuring dozens"],
    ["ACCIDENT", "Ferry sinks off Lisbon"],
    ["ACCIDENT", "Bus plunges into ravine in Peru"],
    ["ACCIDENT", "Bridge collapses in Genoa"],
    ["ACCIDENT", "Gas explosion rips through flats in Porto"],
    ["COURT", "Former minister jailed for fraud"],
    ["COURT", "Jury finds banker guilty of bribery"],
    ["COURT", "Court overturns ban on fishing"],
    ["COURT", "Singer sues newspaper over photos"],
    ["ELECTION", "Voters go to polls in Austria"],
    ["ELECTION", "Keller wins presidential election in Chile"],
    ["ELECTION", "Keller sworn in as president of Chile"],
    ["ELECTION", "Mayor Keller announces run for president"],
    ["BUSINESS", "Steelmaker cuts 400 jobs in Wales"],
    ["BUSINESS", "Airline profits fall in third quarter"],
    ["BUSINESS", "Brewer buys Danish rival for $2bn"],
    ["BUSINESS", "Shares tumble after bank's warning"],
    ["BUSINESS", "Carmaker recalls 20,000 vans over brakes"],
    ["SPORT", "Porto beat Basel 3-1 in cup final"],
    ["SPORT", "Keller wins marathon in Berlin"],
    ["SPORT", "Striker signs for Porto from Basel"],
    ["SPORT", "Swimmer breaks world record in Rome"],
    ["DEATH", "Novelist Anna Keller dies at 91"],
    ["DEATH", "Thousands attend funeral of Anna Keller"],
    ["LAUNCH", "Phone maker unveils new handset"],
    ["LAUNCH", "Rocket carrying satellite lifts off from Guiana"],
    ["LAUNCH", "Museum of salt opens to the public in Vienna"],
    ["HEALTH", "Measles outbreak spreads in Wales"],
    ["LAW", "Parliament passes law on rents"],
    ["SCIENCE", "Scientists discover new species of frog in Peru"],
    ["CULTURE", "Keller wins prize for first novel"],
    ["MIGRATION", "Thousands flee fighting in Chad"],
    ["CRIME", "Thieves steal paintings from museum in Basel"],
    ["CRIME", "Man robs bank in Porto"],
    ["CONSULT", "Keller meets Weber in Vienna"],
    ["CONSULT", "Foreign minister visits Chile"],
    ["SUPPORT", "Chile and Peru sign fishing agreement"],
    ["SUPPORT", "Keller backs Weber for mayor"],
    ["AID", "Norway sends food to Chad"],
    ["COOPERATE", "Chile and Peru hold joint naval exercises"],
    ["RETREAT", "Minister resigns after audit"],
    ["REQUEST", "UN urges Chad to open crossing"],
    ["ACCUSE", "Chad accuses Libya of arming rebels"],
    ["REJECT", "Peru rejects offer from Chile"],
    ["THREATEN", "Libya threatens to close port"],
    ["PROTEST", "Farmers march in Paris against prices"],
    ["PROTEST", "Nurses strike over pay in Wales"],
    ["SANCTION", "EU imposes sanctions on Chad"],
    ["MOBILIZE", "Libya deploys troops to border"],
    ["COERCE", "Police arrest three in Porto"],
    ["ASSAULT", "Gunmen kill six in market in Chad"],
    ["ASSAULT", "Car bomb wounds ten in Tripoli"],
    ["RETREAT", "Libya withdraws troops from border"],
    ["RETREAT", "Rebels release hostages in Chad"],
  ])("%s: %s", (type, headline) => expect(main(headline)?.type).toBe(type));

  test("a plain form behind “be” is no verb", () => {
    const [outcome] = [
      ...readAll({ bytes: Buffer.from("Power is back in all homes in Porto, the grid company said."), at: "report.txt", type: "txt" }),
    ];
    const found = outcome?.ok
      ? annotate(outcome.document).annotations.flatMap((one) => (one.kind === "event" ? [one.type] : []))
      : ["not read"];
    expect(found).not.toContain("SUPPORT");
  });
});
