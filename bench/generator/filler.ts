/** Sentences for background that has nothing to do with an event; each article takes a few, written out by chance. */
export const BACKGROUND: readonly string[] = [
  "{town} has about {m} thousand inhabitants and is known for its [weekly market|old bridge|boat yards|cider|brass bands].",
  "The district has [lost|gained] {k} percent of its population in the past {m} years.",
  "[Visitors|Travellers] reach the town by a road that was [widened|rebuilt] {k} years ago.",
  "A new [library|swimming hall|fire station|school] is to open there in the [spring|summer|autumn].",
  "The region lives from [timber|fishing|tourism|sheep|glass|grain] and, more and more, from [solar power|software|data centres|care homes].",
  "Prices in {country} rose by {k} percent in the past year, according to the statistics office.",
  "The government in {country} has [promised|announced] more money for districts outside the capital.",
  "In {country}, such news usually [stays on front pages|keeps people talking] for [days|weeks], and this time will be no exception.",
  "Local radio [interrupted its programme|reported through the night] and took calls from [listeners|neighbours].",
  "A retired teacher who has lived in {town} for {m} years said she had [rarely|never] seen so many people in the streets.",
  "The weather service expects [rain|sunshine|strong winds|frost] for the coming days.",
  "The town council will [meet|gather] on {k} occasions before the [holidays|budget vote].",
  "[Shops|Schools|Offices] in the centre [opened late|stayed closed] and buses ran [every|once an] hour.",
  "Members of the opposition asked for a debate in [parliament|the regional assembly] next week.",
  "An exhibition about the history of {town} drew {m} thousand visitors last year.",
  "Neighbouring [towns|communities] offered [help|support] within hours.",
  "[Hotels|Guest houses] in {town} are booked out for the [week|month], which is [unusual|normal] for the season.",
  "A [bakery|pharmacy|bookshop] on the main street has been run by the same family for {m} years.",
  "In the last census, {k} of every hundred [inhabitants|households] had moved to the district from abroad.",
  "The [football|handball|chess] club of {town} [cancelled|postponed] its match until further notice.",
  "Engineers from the university had studied the [ground|water|traffic] there for {k} months.",
  "[Farmers|Fishermen|Carpenters] in the area complain that nobody [asks|listens to] them.",
  "The [bishop|choir|headmaster] invited everyone to [a service|a concert|an open evening] at the end of the week.",
  "{country} spends {k} percent of its budget on [roads and bridges|hospitals|schools|the courts].",
  "An [older|earlier] plan for a [bypass|tunnel|sea wall] had been [shelved|voted down] by the council.",
  "[Photographs|Recordings] made by [residents|passers-by] were shared many thousands of times.",
  "The [mayor of a neighbouring town|bishop's office|chamber of commerce] sent a letter of sympathy.",
  "[Economists|Insurers] do not expect lasting [damage|effects] for the region, which grew by {k} percent last year.",
  "The [museum|theatre|public bath] will be [free of charge|closed] on the [first|last] day of the month.",
  "[Volunteers|Students] handed out [tea|soup|bread] to those who had waited since the early hours.",
  "The next [train|ferry|coach] to the capital leaves {town} only in the [evening|morning], an hour later than planned.",
  "[Old maps|Chronicles] mention {town} for the first time some {m} decades ago.",
];

/** A paragraph that agencies of no kin put under everything: what a stock phrase does to a search for copies. */
export const STOCK =
  "This report was prepared in keeping with our editorial guidelines. Readers who wish to point out an error may write to the desk at any time, and we answer every letter within a week.";
