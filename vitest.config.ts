import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/**/*.test.ts", "e2e/**/*.test.ts"], testTimeout: 60_000, pool: "threads" },
});
