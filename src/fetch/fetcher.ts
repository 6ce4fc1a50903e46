import { addressOf, isPrivate } from "./address.ts";
import { exchange, ExchangeError, type Answer, type Limits } from "./exchange.ts";
import { PrivateAddress, type Resolver } from "./lookup.ts";
import { type Clock, clock as machine, Manners, PATIENCE, retryAfter } from "./manners.ts";
import { typeOf } from "./media.ts";
import { ALL, NOTHING, type Robots, robotsOf } from "./robots.ts";

/** What a server gave to tell versions of a page apart, to be sent back with the next request. */
export interface Validators {
  readonly etag?: string;
  readonly modified?: string;
}

/** What was asked of the web and what came of it: a source, the news that it is as before, or why there is none. `after`: milliseconds to wait. */
export type Fetched =
  | {
      readonly what: "fetched";
      readonly address: string;
      readonly type: string;
      readonly validators: Validators;
      readonly answer: Answer;
    }
  | { readonly what: "unchanged"; readonly address: string }
  | { readonly what: "failed"; readonly address: string; readonly because: string; readonly again: boolean; readonly after?: number };

/** How pages are asked for. Times in milliseconds. */
export interface Settings {
  /** Name and version that are sent as `User-Agent`; the part before the slash is looked up in robots.txt. */
  readonly agent: string;
  /** IP addresses that are not connected to; without it those outside the public internet. */
  readonly refuses?: (address: string) => boolean;
  readonly delay?: number;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  readonly resolver?: Resolver;
}

/** Limits of one exchange: slow newsrooms answer within seconds; 20 MB are more than any page that is read. */
const LIMITS: Limits = { total: 60_000, idle: 20_000, bytes: 20_000_000 };
/** Milliseconds between two requests to one host. */
const DELAY = 1_000;
/** Times one address is asked for; waits double from the first. */
const TRIES = 3;
const FIRST_WAIT = 1_000;
/** Redirects followed; browsers follow 20, RFC 9309 asks for five. */
const REDIRECTS = 8;
/** Statuses after which the same request may succeed. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

const ACCEPT =
  "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5";

type Outcome = { readonly url: URL; readonly answer: Answer } | Extract<Fetched, { what: "failed" }>;

/** Fetches pages: politely, within limits, and only from the public internet unless told otherwise. */
export class Fetcher {
  readonly #settings: Settings;
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #manners: Manners;
  readonly #robots = new Map<string, Promise<Robots>>();
  readonly #delays = new Map<string, number>();

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#limits = { ...LIMITS, ...settings.limits };
    this.#clock = settings.clock ?? machine;
    this.#manners = new Manners(this.#clock, settings.delay ?? DELAY);
  }

  /** Ask for an address, following redirects. Never throws on what the web does; it fails with a reason in words. */
  async get(address: string, validators: Validators = {}): Promise<Fetched> {
    const outcome = await this.#follow(address, validators, (url) => this.#allowed(url));
    if ("what" in outcome) return outcome;
    const { url, answer } = outcome;
    const failed = (because: string, again: boolean): Fetched => ({ what: "failed", address: url.href, because, again });
    if (answer.status === 304) return { what: "unchanged", address: url.href };
    if (answer.status !== 200) return failed(`the server answers ${answer.status}`, PASSING.has(answer.status));
    if (answer.body.length === 0) return failed("the reply is empty", false);
    const type = typeOf(answer.headers.get("content-type"), url.pathname, answer.body);
    if (type === undefined) return failed(`files of type ${answer.headers.get("content-type") ?? "?"} are not read`, false);
    return { what: "fetched", address: url.href, type, answer, validators: validatorsOf(answer) };
  }

  async #follow(address: string, validators: Validators, allowed: (url: URL) => Promise<string | null>): Promise<Outcome> {
    const failed = (at: string, because: string): Outcome => ({ what: "failed", address: at, because, again: false });
    let next = address;
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const url = addressOf(next);
      if (url === "credentials") return failed(address, "addresses with a user name or password are not asked for");
      if (typeof url === "string") return failed(address, `${next} is no web address`);
      const refusal = await allowed(url);
      if (refusal !== null) return failed(url.href, refusal);
      const outcome = await this.#patiently(url, validators);
      if ("what" in outcome) return outcome;
      const target = outcome.answer.headers.get("location");
      if (![301, 302, 303, 307, 308].includes(outcome.answer.status) || target === undefined) return outcome;
      next = URL.canParse(target, url.href) ? new URL(target, url.href).href : target;
    }
    return failed(address, `it is passed on more than ${REDIRECTS} times`);
  }

  /** Ask up to three times, waiting longer each time, or as long as the server says. */
  async #patiently(url: URL, validators: Validators): Promise<Outcome> {
    for (let turn = 1; ; turn++) {
      const outcome = await this.#once(url, validators);
      const passing = "what" in outcome ? outcome.again : PASSING.has(outcome.answer.status);
      if (!passing) return outcome;
      const asked = "what" in outcome ? undefined : retryAfter(outcome.answer.headers.get("retry-after"), this.#clock.now());
      if (asked !== undefined && asked > PATIENCE) {
        const because = `the server asks to come back in ${Math.ceil(asked / 1_000)} s`;
        return { what: "failed", address: url.href, because, again: true, after: asked };
      }
      if (turn >= TRIES) return outcome;
      await this.#clock.sleep(asked ?? FIRST_WAIT * 2 ** (turn - 1));
    }
  }

  async #once(url: URL, { etag, modified }: Validators): Promise<Outcome> {
    const { agent, refuses = isPrivate, resolver } = this.#settings;
    const headers = {
      "User-Agent": agent,
      Accept: ACCEPT,
      "Accept-Encoding": "gzip, deflate, br",
      ...(etag === undefined ? {} : { "If-None-Match": etag }),
      ...(modified === undefined ? {} : { "If-Modified-Since": modified }),
    };
    const how = { headers, limits: this.#limits, refuses, ...(resolver ? { resolver } : {}) };
    try {
      return { url, answer: await this.#manners.turn(url.host, this.#delays.get(url.origin), () => exchange(url, how)) };
    } catch (error) {
      if (!(error instanceof ExchangeError) && !(error instanceof PrivateAddress)) throw error;
      return { what: "failed", address: url.href, because: error.message, again: error instanceof ExchangeError && error.again };
    }
  }

  /** Why robots.txt of the site forbids an address, or null. */
  async #allowed(url: URL): Promise<string | null> {
    const known = this.#robots.get(url.origin) ?? this.#readRobots(url.origin);
    this.#robots.set(url.origin, known);
    const robots = await known;
    if (robots.delay !== undefined) this.#delays.set(url.origin, robots.delay);
    if (robots.allows(url.pathname + url.search)) return null;
    return robots === NOTHING ? "robots.txt of the site cannot be had" : "robots.txt of the site forbids it";
  }

  async #readRobots(origin: string): Promise<Robots> {
    const outcome = await this.#follow(`${origin}/robots.txt`, {}, () => Promise.resolve(null));
    // An address that may not be asked for is told by the request for the page itself.
    if ("what" in outcome) return outcome.again ? NOTHING : ALL;
    const { status, body } = outcome.answer;
    if (status >= 500) return NOTHING;
    return status === 200 ? robotsOf(new TextDecoder().decode(body), this.#settings.agent.split("/", 1)[0] ?? "") : ALL;
  }
}

function validatorsOf({ headers }: Answer): Validators {
  const [etag, modified] = [headers.get("etag"), headers.get("last-modified")];
  return { ...(etag === undefined ? {} : { etag }), ...(modified === undefined ? {} : { modified }) };
}
