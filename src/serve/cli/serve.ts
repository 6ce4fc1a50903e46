import { InputError } from "../input.ts";
import { serve as start } from "../http/serve.ts";
import type { Call } from "./commands.ts";

/** Where the server listens if nothing else is asked for. */
const PORT = "7077";
const HOST = "127.0.0.1";

/** `synoptic serve`: the page and the API, until it is told to stop. */
export async function serve({ options, store, out }: Call): Promise<number> {
  const token = typeof options["token"] === "string" ? options["token"] : process.env["SYNOPTIC_TOKEN"];
  const host = typeof options["host"] === "string" ? options["host"] : HOST;
  const place = { store, port: portOf(options["port"]), host, allowPrivate: options["allowPrivate"] === true };
  const serving = await start({ ...place, token: token === "" ? undefined : token }, out.tell);
  await out.print(out.json ? JSON.stringify({ address: serving.address }) : `listening on ${serving.address}`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  await serving.close();
  return 0;
}

function portOf(given: string | true | undefined): number {
  const port = Number(given ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InputError(`--port takes a number from 0 to 65535, not ${String(given)}`);
  return port;
}
