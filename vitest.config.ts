import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Real exports are not part of this repository: where they are neither beside the checkout nor named, nothing reads them. */
const REAL_DATA = process.env.CARBONTRACE_REAL_DATA ?? fileURLToPath(new URL("../shared/data", import.meta.url));
const ONLY_WITH_REAL_DATA = existsSync(REAL_DATA) ? [] : ["test/registry/realRows.test.ts"];

/** `unit` needs nothing running; `stack` starts real chains, databases and indexers, one file at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [
            "test/stack/**",
            "test/token/stack/**",
            "test/treasury/stack/**",
            "test/e2e/**",
            ...ONLY_WITH_REAL_DATA,
          ],
        },
      },
      {
        test: {
          name: "stack",
          include: ["test/stack/**/*.test.ts", "test/token/stack/**/*.test.ts", "test/treasury/stack/**/*.test.ts"],
          fileParallelism: false,
          setupFiles: ["test/stack/support/interrupted.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
