import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/**/*.test.ts", "e2e/**/*.test.ts"], globalSetup: "test/temporary.ts", testTimeout: 60_000, pool: "threads" },
});
