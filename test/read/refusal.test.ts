import { describe, expect, test } from "vitest";
import { read } from "../../src/read/read.ts";

function outcome(title: string, body: string): string {
  const bytes = new TextEncoder().encode(`<html><head><title>${title}</title></head><body>${body}</body></html>`);
  const found = read({ bytes, at: "page.html", type: "html" });
  return found.ok ? "read" : found.problem.code;
}

describe("a page that shows something else than its report is no report", () => {
  test.each([
    [
      "Gazette",
      "<h1>Before you continue to Gazette</h1><p>When you use our sites, we use cookies to provide our services and to measure your use of them.</p>" +
        "<p>If you click 'Accept all', we and our partners will also store information on a device.</p><button>Accept all</button>",
      "consent-wall",
    ],
    [
      "Zeitung",
      "<h2>Mit Werbung weiterlesen</h2><p>Lesen Sie wie gewohnt mit Werbung. Ihre Zustimmung ist jederzeit widerrufbar.</p>" +
        "<p>Wir und unsere Partner verarbeiten Daten, um Anzeigen auszuspielen und Inhalte zu zeigen.</p>",
      "consent-wall",
    ],
    ["Gazette", "<div id=root></div><p>You need to enable JavaScript to run this app.</p>", "scripts-needed"],
    [
      "Just a moment...",
      "<h1>gazette.example</h1><p>gazette.example needs to review the security of your connection before proceeding.</p>",
      "robot-check",
    ],
    [
      "Are you a robot?",
      "<h1>We've detected unusual activity from your computer network</h1><p>To continue, please let us know you're not a robot.</p>" +
        "<p>Please make sure your browser supports scripts and that you are not blocking them.</p>",
      "robot-check",
    ],
    [
      "404 | Gazette",
      "<h1>Page not found</h1><p>Sorry, the page you are looking for does not exist or has been moved.</p><p>You can go back to the front page and start again.</p>",
      "error-page",
    ],
    [
      "503",
      "<h1>Service Unavailable</h1><p>The server is temporarily unable to service your request. Please try again later.</p>",
      "error-page",
    ],
  ])("%s: %s", (title, body, code) => {
    expect(outcome(title, body)).toBe(code);
  });

  test.each([
    [
      "Regulator fines shop over cookies",
      "<p>The regulator on Monday fined a shop 2 million euros because it had set cookies without asking its visitors for consent.</p>" +
        "<p>\"They told people 'we use cookies' and gave them no way to reject all of them,\" said Tora Lie, the head of the office.</p><p>The shop said it would appeal.</p>",
    ],
    [
      "Harbour gets a new crane",
      "<p>The harbour of Linaby got a new crane on Monday. It is not a robot, the director said, but it drives itself.</p><p>Workers plan to strike next week.</p>",
    ],
    [
      "Website of the council is down",
      "<p>Visitors of the council's website saw the words 'Service unavailable' on Monday.</p>" +
        "<p>The council said that a cable had been cut during works on the bridge and would be mended by Tuesday.</p>",
    ],
    ["Fire at the pier", "<p>A fire broke out at the pier of Linaby on Monday; nobody was hurt.</p>"],
  ])("a report of such things is one: %s", (title, body) => {
    expect(outcome(title, `<article><h1>${title}</h1>${body}</article>`)).toBe("read");
  });
});
