/** Tells what happens, one line each: words for a reader, or with `structured` JSON for a program. */
export interface Journal {
  tell(what: string, values?: Readonly<Record<string, string | number>>): void;
}

/** A journal on standard error. The time is told here and nowhere kept. */
export function journal(write: (line: string) => void, structured: boolean): Journal {
  return {
    tell(what, values = {}) {
      const time = new Date().toISOString();
      if (structured) write(JSON.stringify({ time, what, ...values }));
      else write([time, what, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(" "));
    },
  };
}
