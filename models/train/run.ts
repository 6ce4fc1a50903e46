/** `npm run train -- NAME …`: trains one of the models again, with its own options after the name. */
const MODELS: Readonly<Record<string, () => Promise<{ train(options: readonly string[]): void }>>> = {
  lemmas: () => import("./lemmas.ts"),
  coreference: () => import("./coreference.ts"),
  network: () => import("./network/export.ts"),
};

const [name = "", ...options] = process.argv.slice(2);
const load = MODELS[name];
if (load) (await load()).train(options);
else {
  console.error(`usage: train NAME [options], where NAME is one of ${Object.keys(MODELS).join(", ")}`);
  process.exitCode = 2;
}
