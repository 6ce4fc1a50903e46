import { isIP } from "node:net";

/** Why an address is not asked for. */
export type Refusal = "not-web" | "credentials" | "private";

/** The web address that a text is, without its fragment; a refusal if it is of another scheme, or carries a user's name or password. */
export function addressOf(text: string): URL | Refusal {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/u.test(url.protocol)) return "not-web";
  if (url.username !== "" || url.password !== "") return "credentials";
  url.hash = "";
  return url;
}

/** IPv4 networks that are not the public internet (IANA special-purpose registry, RFC 6890), as first address and length of prefix. */
const SPECIAL: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

function number(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isSpecial(value: number): boolean {
  return SPECIAL.some(([from, bits]) => Math.floor(value / 2 ** (32 - bits)) === Math.floor(number(from) / 2 ** (32 - bits)));
}

/** The eight groups of an IPv6 address. */
function groups(address: string): number[] {
  const plain = (address.split("%", 1)[0] ?? "").replace(/(\d+\.\d+\.\d+\.\d+)$/u, (dotted) => {
    const value = number(dotted);
    return `${Math.floor(value / 65_536).toString(16)}:${(value % 65_536).toString(16)}`;
  });
  const [head = "", tail] = plain.split("::");
  const read = (part: string): number[] => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(head), read(tail ?? "")];
  return tail === undefined ? before : [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

/**
 * Whether an IP address lies outside the public internet: loopback, private, link-local, shared, reserved, multicast and documentation
 * networks. IPv4 addresses inside IPv6 (mapped, compatible, NAT64, 6to4) are judged by themselves. Text that is no IP address counts as private.
 */
export function isPrivate(address: string): boolean {
  const bare = address.startsWith("[") ? address.slice(1, -1) : address;
  const family = isIP(bare);
  if (family === 4) return isSpecial(number(bare));
  if (family !== 6) return true;
  const parts = groups(bare);
  const [a = 0, b = 0, c = 0] = parts;
  const inside = (at: number): number => (parts[at] ?? 0) * 65_536 + (parts[at + 1] ?? 0);
  const zero = (from: number, to: number): boolean => parts.slice(from, to).every((part) => part === 0);
  if (zero(0, 5) && (parts[5] === 0xffff || parts[5] === 0)) return isSpecial(inside(6));
  if (a === 0x64 && b === 0xff9b && zero(2, 6)) return isSpecial(inside(6));
  if (a === 0x2002) return isSpecial(inside(1));
  const global = a >= 0x2000 && a <= 0x3fff;
  const reserved = (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || (a === 0x3fff && b < 0x1000) || (a === 0x5f00 && c >= 0);
  return !global || reserved;
}
