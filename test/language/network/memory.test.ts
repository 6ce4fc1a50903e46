import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import wabt from "wabt";

it("has the kernel that its text gives", async () => {
  const text = readFileSync("src/language/network/kernel.wat", "utf8");
  const module = (await wabt()).parseWat("kernel.wat", text, { simd: true, bulk_memory: true });
  module.validate();
  const { buffer } = module.toBinary({});
  expect(Buffer.from(buffer).equals(readFileSync("models/network/kernel.wasm"))).toBe(true);
});
