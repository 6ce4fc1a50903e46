import { describe, expect, it } from "vitest";
import { easter } from "../../../src/annotate/time/holidays.ts";
import { valuesOf } from "./told.ts";

const NOW = "2019-05-15";

/** An example of each kind of rule: the text, and what is found in it, written on Wednesday 15 May 2019. */
const EXAMPLES: readonly (readonly [string, readonly string[]])[] = [
  // Stretches told by their ends are two expressions.
  ["The fair ran from 12 to 13 November 2018.", ["12 = 2018-11-12", "13 November 2018 = 2018-11-13"]],
  ["The fair will be on June 3 and 4.", ["June 3 = 2019-06-03", "4 = 2019-06-04"]],
  ["He ruled Vell 1955-1963.", ["1955 = 1955", "1963 = 1963"]],
  // A year told with the second of two dates is that of both, or the one before it over New Year.
  ["It rained from March to June 2014.", ["March = 2014-03", "June 2014 = 2014-06"]],
  ["It rained from November to March 2014.", ["November = 2013-11", "March 2014 = 2014-03"]],
  // Back to the date told before.
  ["She wed on 3 May 2011. Later that day it rained.", ["3 May 2011 = 2011-05-03", "Later that day = 2011-05-03"]],
  ["She wed on 3 May 2011 and moved the following January.", ["3 May 2011 = 2011-05-03", "the following January = 2012-01"]],
  ["She wed in 2011 and moved in August of the same year.", ["2011 = 2011", "August of the same year = 2011-08"]],
  ["She wed in May 2011. Two days later it rained.", ["May 2011 = 2011-05", "Two days later = 2011-XX-XX"]],
  // Parts of the day.
  ["It began on the night of 3 May 2011.", ["the night of 3 May 2011 = 2011-05-03TNI"]],
  ["Early in the morning of 3 May 2011 it rained.", ["Early in the morning of 3 May 2011 = 2011-05-03TMO"]],
  ["Owls hunt at night.", ["night = XXXX-XX-XXTNI"]],
  // Holidays.
  ["The shop will open on Boxing Day.", ["Boxing Day = 2019-12-26"]],
  ["They met at Easter 2011.", ["Easter 2011 = 2011-04-24"]],
  ["The match was on Thanksgiving Day.", ["Thanksgiving Day = 2018-11-22"]],
  ["They met on Labor Day 2011.", ["Labor Day 2011 = 2011-09-05"]],
  // What recurs.
  ["The choir sings on Tuesday nights.", ["Tuesday nights = XXXX-WXX-2TNI"]],
  ["The fair is held every August.", ["every August = XXXX-08"]],
  ["The mine yields 40 tons per day.", ["per day = P1D"]],
  // Lengths.
  ["The siege lasted two bloody weeks.", ["two bloody weeks = P2W"]],
  ["It takes two to three weeks.", ["two to three weeks = PXW"]],
  ["The lease runs 18 months or so over the past decade.", ["18 months = P18M", "the past decade = P10Y"]],
  ["It made a loss in the year ended 31 March 2018.", ["the year = P1Y", "31 March 2018 = 2018-03-31"]],
  ["The shop is open 24 hours a day.", []],
  // Parts of the year.
  ["Sales fell in the second half of 2008.", ["the second half of 2008 = 2008-H2"]],
  ["The road opens by year-end.", ["year-end = 2019"]],
  ["This year's third quarter looks weak.", ["This year's third quarter = 2019-Q3"]],
  ["Rain fell later in the year.", ["later in the year = 2019"]],
  // A month or day almost a year away is the near one, whatever the tense; words outdo that.
  ["The rules to be published in June were leaked.", ["June = 2019-06"]],
  ["They met last June.", ["last June = 2018-06"]],
  ["It could open as soon as Friday.", ["Friday = 2019-05-17"]],
  ["They left as soon as they could.", []],
  // Comparisons with a year ago lead nowhere.
  ["Sales fell in the first quarter from a year ago.", ["the first quarter = 2019-Q1", "a year ago = 2018-Q1"]],
];

describe("an example of each kind of rule", () => {
  it.each(EXAMPLES)("%s", (text, values) => expect(valuesOf(text, NOW)).toEqual(values));
});

describe("Easter", () => {
  // Dates from the ecclesiastical tables of the Western church.
  it.each([
    [1818, "1818-03-22"],
    [1943, "1943-04-25"],
    [2000, "2000-04-23"],
    [2024, "2024-03-31"],
    [2038, "2038-04-25"],
  ])("%d", (year, day) => expect(easter(year)).toBe(day));
});
