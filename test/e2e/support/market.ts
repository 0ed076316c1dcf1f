import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";
import { type Stack, startStack } from "../../../script/dev/stack.ts";
import { DAPP_FOLDER, generateDapp } from "../../../script/dev/steps.ts";

/** Where the market under test is reached. */
export interface MarketUrls {
  dapp: string;
  rpc: string;
  graphql: string;
  /** Stops and starts the indexer: `POST <control>/indexer/stop`. */
  control: string;
  deploymentsDir: string;
}

/** Carries {@link MarketUrls} from the process that starts the market to those that run the tests. */
export const MARKET_VARIABLE = "CARBONTRACE_E2E_MARKET";

/** A small door to the running stack for tests in other processes. */
async function startControl(stack: Stack): Promise<{ url: string; stop(): Promise<void> }> {
  const orders: Record<string, () => Promise<unknown>> = {
    "/indexer/stop": () => stack.indexer.stop(),
    "/indexer/start": async () => {
      await stack.indexer.start();
      await stack.synced(60_000);
    },
    "/synced": () => stack.synced(60_000),
  };
  const server = createServer((request, response) => {
    const order = orders[request.url ?? ""];
    if (!order || request.method !== "POST") return void response.writeHead(404).end();
    order().then(
      () => response.writeHead(204).end(),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Builds the page for this market into a folder of its own and serves it, as a web server would in production. */
async function servePage(stack: Stack, outDir: string): Promise<{ url: string; stop(): Promise<void> }> {
  Object.assign(process.env, stack.env);
  await generateDapp({ env: stack.env });
  const shared = { root: DAPP_FOLDER, logLevel: "warn" } as const;
  await build({ ...shared, mode: "production", build: { outDir, emptyOutDir: true } });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: "127.0.0.1", port: stack.ports.dapp, strictPort: true },
  });
  return { url: stack.urls.dapp, stop: () => server.close() };
}

/** Starts a whole seeded market with the production build of the page, on free ports and in folders of its own. */
export async function startMarket(): Promise<{ urls: MarketUrls; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-e2e-"));
  const deploymentsDir = join(folder, "deployments");
  const stack = await startStack({ dataDir: join(folder, "data"), deploymentsDir, ports: "free", fresh: true });
  try {
    const page = await servePage(stack, join(folder, "dist"));
    const control = await startControl(stack);
    const { rpc, subgraph } = stack.urls;
    return {
      urls: { dapp: page.url, rpc, graphql: subgraph, control: control.url, deploymentsDir },
      async stop() {
        await control.stop();
        await page.stop();
        await stack.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}
