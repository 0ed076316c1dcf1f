import { defineConfig } from "vitest/config";

/** `unit` needs nothing running; `stack` starts real chains, databases and indexers, one file at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/stack/**", "test/token/stack/**", "test/treasury/stack/**", "test/e2e/**"],
        },
      },
      {
        test: {
          name: "stack",
          include: ["test/stack/**/*.test.ts", "test/token/stack/**/*.test.ts", "test/treasury/stack/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
