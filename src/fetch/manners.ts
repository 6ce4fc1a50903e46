/** Time as the edge knows it: milliseconds since 1970, and waiting. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** The machine's own clock. */
export const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
};

/** Longest delay between requests that a site's robots.txt can ask for, in milliseconds; more would be a refusal. */
const LONGEST_DELAY = 30_000;

/** Keeps requests to one host apart: one at a time, and `delay` milliseconds from the end of one to the start of the next. */
export class Manners {
  readonly #clock: Clock;
  readonly #delay: number;
  readonly #free = new Map<string, Promise<number>>();

  constructor(time: Clock, delay: number) {
    this.#clock = time;
    this.#delay = delay;
  }

  /** Do `work` when it is the host's turn. `asked` is the delay that the host asks for. */
  async turn<T>(host: string, asked: number | undefined, work: () => Promise<T>): Promise<T> {
    const before = this.#free.get(host);
    const { promise, resolve } = withResolvers<number>();
    this.#free.set(host, promise);
    try {
      if (before) {
        const due = (await before) + Math.min(LONGEST_DELAY, Math.max(this.#delay, asked ?? 0));
        const wait = due - this.#clock.now();
        if (wait > 0) await this.#clock.sleep(wait);
      }
      return await work();
    } finally {
      resolve(this.#clock.now());
    }
  }
}

function withResolvers<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

/** Most milliseconds that a `Retry-After` is waited for within one call; a longer one is passed on. */
export const PATIENCE = 60_000;

/** How long a `Retry-After` header asks to wait, in milliseconds: seconds or a date (RFC 9110, 10.2.3); undefined if it says neither. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/u.test(header.trim())) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
