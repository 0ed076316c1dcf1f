import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { ROOT } from "../../../script/dev/paths.ts";
import { type Stack, startStack } from "../../../script/dev/stack.ts";
import { DAPP_FOLDER, generateDapp } from "../../../script/dev/steps.ts";

/** Where the market under test is reached. */
export interface MarketUrls {
  dapp: string;
  rpc: string;
  graphql: string;
  /** The content store's API; its files are at `<ipfs>/ipfs/<cid>`. */
  ipfs: string;
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
      await stack.synced();
    },
    "/synced": () => stack.synced(),
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

const VITE = join(ROOT, "node_modules/vite/bin/vite.js");

/** Builds the page for this market into a folder of its own and serves it, as a web server would in production. */
async function servePage(stack: Stack, outDir: string): Promise<{ url: string; stop(): Promise<void> }> {
  const place = { cwd: DAPP_FOLDER, env: { ...process.env, ...stack.env } };
  await generateDapp({ env: stack.env });
  await promisify(execFile)(process.execPath, [VITE, "build", "--outDir", outDir, "--emptyOutDir"], place);
  const listen = ["--host", "127.0.0.1", "--port", String(stack.ports.dapp), "--strictPort"];
  const server = spawn(process.execPath, [VITE, "preview", "--outDir", outDir, ...listen], {
    ...place,
    stdio: "ignore",
  });
  const ended = once(server, "exit");
  const { dapp: url } = stack.urls;
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error("The page's server ended before it answered.");
    await setTimeout(100);
  }
  return {
    url,
    async stop() {
      server.kill();
      await ended;
    },
  };
}

/** Starts a whole seeded market with the production build of the page, on free ports and in folders of its own. */
export async function startMarket(): Promise<{ urls: MarketUrls; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-e2e-"));
  const deploymentsDir = join(folder, "deployments");
  const running: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of running.reverse()) await part.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async <Part extends { stop(): Promise<void> }>(starting: Promise<Part>) => {
    const part = await starting;
    running.push(part);
    return part;
  };
  try {
    const stack = await start(
      startStack({ dataDir: join(folder, "data"), deploymentsDir, ports: "free", fresh: true }),
    );
    const page = await start(servePage(stack, join(folder, "dist")));
    const control = await start(startControl(stack));
    const { rpc, subgraph, ipfs } = stack.urls;
    return { urls: { dapp: page.url, rpc, graphql: subgraph, ipfs, control: control.url, deploymentsDir }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
