import { spawnSync } from "node:child_process";

/** Addresses of the network: 10.203.N.0/24, N by the process, so that two tests at once do not meet. */
const PREFIX = `10.203.${process.pid % 250}`;

function ip(words: string): boolean {
  return spawnSync("ip", words.split(" "), { stdio: "ignore" }).status === 0;
}

/**
 * A network of a test's own on this machine: members in namespaces of their own, joined by a bridge, each of which can be cut off without a word to
 * the others. Making one needs an administrator's rights.
 */
export class Network {
  readonly #name = `syn${process.pid}`;
  #members = 0;

  /** A network of so many members; nothing where this machine does not allow it. */
  static of(count: number): Network | undefined {
    const made = new Network();
    if (made.#bridge() && Array.from({ length: count }, (_, at) => made.#join(at)).every(Boolean)) return made;
    made.remove();
    return undefined;
  }

  address(at: number): string {
    return `${PREFIX}.${at + 2}`;
  }

  /** A command as a member runs it. */
  within(at: number, command: readonly string[]): string[] {
    return ["ip", "netns", "exec", this.#space(at), ...command];
  }

  cut(at: number): void {
    ip(`link set ${this.#cable(at)} down`);
  }

  mend(at: number): void {
    ip(`link set ${this.#cable(at)} up`);
  }

  remove(): void {
    for (let at = 0; at < this.#members; at++) ip(`netns del ${this.#space(at)}`);
    ip(`link del ${this.#name}`);
  }

  #space(at: number): string {
    return `${this.#name}-${at}`;
  }

  #cable(at: number): string {
    return `${this.#name}v${at}`;
  }

  #bridge(): boolean {
    return ip(`link add ${this.#name} type bridge`) && ip(`addr add ${PREFIX}.1/24 dev ${this.#name}`) && ip(`link set ${this.#name} up`);
  }

  #join(at: number): boolean {
    this.#members = at + 1;
    const [space, cable] = [this.#space(at), this.#cable(at)];
    return (
      ip(`netns add ${space}`) &&
      ip(`link add ${cable} type veth peer name eth0 netns ${space}`) &&
      ip(`link set ${cable} master ${this.#name} up`) &&
      ip(`-n ${space} addr add ${this.address(at)}/24 dev eth0`) &&
      ip(`-n ${space} link set eth0 up`) &&
      ip(`-n ${space} link set lo up`)
    );
  }
}
