import { randomInt } from "node:crypto";
import { type AddressInfo, createServer, type Server } from "node:net";
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

/**
 * Where free ports are looked for: above those that browsers refuse, and below those that operating systems give to outgoing connections
 * (32,768 on Linux, 49,152 elsewhere). A port from among the latter may be some connection's own by the time it is listened on.
 */
const FREE = { first: 11_000, last: 32_767 };

/** Enough to find eight where nine of ten are taken. */
const MOST_ATTEMPTS = 400;

/** Free ports, at random: for tests, which may run side by side. */
export async function freePorts(): Promise<Ports> {
  const servers: Server[] = [];
  try {
    for (let attempt = 0; servers.length < PORT_NAMES.length; attempt += 1) {
      if (attempt === MOST_ATTEMPTS) throw new StackError(`No free ports between ${FREE.first} and ${FREE.last}.`);
      const server = await listen(randomInt(FREE.first, FREE.last + 1)).catch(() => undefined);
      if (server !== undefined) servers.push(server);
    }
    const ports = servers.map((server) => (server.address() as AddressInfo).port);
    return Object.fromEntries(PORT_NAMES.map((name, index) => [name, ports[index]])) as unknown as Ports;
  } finally {
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  }
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

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
