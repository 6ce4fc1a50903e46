import { lookup as resolve, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";

/** Asks for the addresses of a host; the system's own, or another for tests. */
export type Resolver = (host: string, done: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;

/** Thrown where a connection would lead out of the public internet. */
export class PrivateAddress extends Error {
  override readonly name = "PrivateAddress";
  constructor(host: string, address: string) {
    super(
      host === address ? `${address} is not on the public internet` : `${host} leads to ${address}, which is not on the public internet`,
    );
  }
}

const system: Resolver = (host, done) => resolve(host, { all: true, verbatim: true }, done);

/**
 * A look-up of host names for sockets that refuses a host as soon as one of its addresses is refused. The socket connects to the very
 * addresses that were judged, so a name that changes its answer (DNS rebinding) gains nothing.
 */
export function guarded(refuses: (address: string) => boolean, resolver: Resolver = system): LookupFunction {
  return (host, options, done) =>
    resolver(host, (error, addresses) => {
      const [first] = addresses ?? [];
      const wrong = error ? undefined : addresses.find(({ address }) => refuses(address));
      if (error) done(error, "", 0);
      else if (wrong) done(new PrivateAddress(host, wrong.address), "", 0);
      else if (!first) done(new Error(`${host} has no address`), "", 0);
      else if (options.all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
}
