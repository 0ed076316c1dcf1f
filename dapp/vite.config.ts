import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";
import { contentSecurityPolicy } from "./scripts/vite/content-security-policy.ts";
import { deployment } from "./scripts/vite/deployment.ts";

const LOCAL_CHAIN_ID = 31_337;

export default defineConfig(({ command, mode }) => {
  const env = { ...loadEnv(mode, import.meta.dirname, "VITE_"), ...process.env };
  const chainId = Number(env.VITE_CHAIN_ID ?? LOCAL_CHAIN_ID);
  return {
    plugins: [
      react({ babel: { plugins: ["@lingui/babel-plugin-lingui-macro"] } }),
      lingui({ failOnCompileError: true }),
      tailwindcss(),
      deployment(chainId),
      contentSecurityPolicy(env),
    ],
    define: {
      // A build never has it, whatever the mode or the environment says: only the development server on the local chain.
      __LOCAL_TEST_WALLET__: JSON.stringify(command === "serve" && chainId === LOCAL_CHAIN_ID),
    },
    build: { target: "es2022", sourcemap: false, modulePreload: { polyfill: false }, manifest: true },
    test: {
      environment: "jsdom",
      include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
      setupFiles: ["./test/setup.ts"],
      restoreMocks: true,
      testTimeout: 30_000,
    },
  };
});
