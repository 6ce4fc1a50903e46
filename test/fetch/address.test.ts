import { describe, expect, it } from "vitest";
import { addressOf, isPrivate } from "../../src/fetch/address.ts";

describe("an IP address", () => {
  it.each(
    "0.0.0.0 10.255.255.255 100.64.0.1 127.0.0.1 127.255.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.168.1.1 198.18.0.1 198.19.255.255 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 [::1] ::ffff:10.0.0.1 ::ffff:7f00:1 ::127.0.0.1 64:ff9b::10.0.0.1 2002:7f00:1:: fe80::1%eth0 fec0::1 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 2001::1 100::1 nonsense"
      .split(" ")
      .map((one) => [one]),
  )("%s is not on the public internet", (address) => expect(isPrivate(address)).toBe(true));

  it.each(
    "1.1.1.1 9.9.9.9 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 192.167.1.1 198.20.0.1 223.255.255.255 2606:4700::1111 2a00:1450:4001::200e ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808:: 2001:4860:4860::8888"
      .split(" ")
      .map((one) => [one]),
  )("%s is", (address) => expect(isPrivate(address)).toBe(false));
});

it("a web address loses its fragment, and is refused for other schemes and users", () => {
  expect(String(addressOf("https://gazette.example/a#b"))).toBe("https://gazette.example/a");
  expect(["file:///etc/passwd", "ftp://x/", "nonsense", "javascript:1"].map((one) => addressOf(one))).toEqual(Array(4).fill("not-web"));
  expect(addressOf("https://u:p@gazette.example/")).toBe("credentials");
});
