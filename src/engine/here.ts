import { grouped, type Engine, type Step } from "./engine.ts";

/** The engine that does all work on the calling thread, one item at a time. */
export function here(): Engine {
  return {
    async *map<In, Out>(step: Step<In, Out>, items: AsyncIterable<In>) {
      for await (const item of items) yield await step.run(item);
    },
    groupByKey: grouped,
    close: () => Promise.resolve(),
  };
}
