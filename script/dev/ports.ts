import { createServer } from "node:net";
import { StackError } from "./errors.ts";

/** Every port the stack listens on. */
export interface Ports {
  chain: number;
  graphql: number;
  indexerAdmin: number;
  indexerStatus: number;
  indexerMetrics: number;
  ipfs: number;
  database: number;
  dapp: number;
}

/** What `npm start` uses unless told otherwise. */
export const DEFAULT_PORTS: Ports = {
  chain: 8545,
  graphql: 8000,
  indexerAdmin: 8020,
  indexerStatus: 8030,
  indexerMetrics: 8040,
  ipfs: 5001,
  database: 5452,
  dapp: 5173,
};

const PORT_NAMES = Object.keys(DEFAULT_PORTS) as (keyof Ports)[];

/** Consecutive ports from `first` on, in the order of {@link DEFAULT_PORTS}. */
export function portsFrom(first: number): Ports {
  return Object.fromEntries(PORT_NAMES.map((name, index) => [name, first + index])) as unknown as Ports;
}

/** Free ports chosen by the operating system: for tests, which may run side by side. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(PORT_NAMES.map(() => listen(0)));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return Object.fromEntries(PORT_NAMES.map((name, index) => [name, ports[index]])) as unknown as Ports;
}

/** Reads `CARBONTRACE_PORT_CHAIN=…` and its like; a flag of the same meaning wins over these. */
export function portsFromEnv(env: NodeJS.ProcessEnv): Partial<Ports> {
  const ports: Partial<Ports> = {};
  for (const name of PORT_NAMES) {
    const key = portVariable(name);
    if (env[key]) ports[name] = parsePort(env[key], key);
  }
  return ports;
}

/** The environment variable that sets one port: `indexerAdmin` → `CARBONTRACE_PORT_INDEXER_ADMIN`. */
export function portVariable(name: keyof Ports): string {
  return `CARBONTRACE_PORT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** A port number, or a sentence that names where the wrong one came from. */
export function parsePort(text: string, source: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StackError(`${source} must be a port between 1 and 65535, but it is "${text}".`);
  }
  return port;
}

/** Throws a sentence when something else already listens on the port. */
export async function assertPortFree(port: number, usedFor: string, variable: string): Promise<void> {
  try {
    const server = await listen(port);
    await new Promise((done) => server.close(done));
  } catch {
    throw new StackError(
      `Port ${port}, wanted for the ${usedFor}, is taken by another program. Stop that program or choose another port, e.g. ${variable}=${port + 10000 > 65_535 ? port - 10000 : port + 10000}.`,
    );
  }
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
