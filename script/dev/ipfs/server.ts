import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { add, blockGet, cat, pinAdd, version } from "./api.ts";
import { gateway } from "./gateway.ts";
import { HttpError, sendError } from "./http.ts";
import { BadCidError, ContentStore, NotStoredError } from "./store.ts";

/** The largest file that can be added. */
export const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;

/** The embedded content-addressed store with IPFS's HTTP routes. A Kubo endpoint answers the same routes. */
export interface IpfsServer {
  url: string;
  store: ContentStore;
  stop(): Promise<void>;
}

export interface IpfsOptions {
  folder: string;
  port: number;
  maxBytes?: number;
}

type Route = (request: IncomingMessage, response: ServerResponse, url: URL, context: RouteContext) => Promise<void>;

/** What every route may use. */
export interface RouteContext {
  store: ContentStore;
  maxBytes: number;
}

const API: Record<string, Route> = {
  "/api/v0/version": version,
  "/api/v0/add": add,
  "/api/v0/cat": cat,
  "/api/v0/block/get": blockGet,
  "/api/v0/pin/add": pinAdd,
};

/** Serves the store on the loopback address. */
export async function startIpfs(options: IpfsOptions): Promise<IpfsServer> {
  const store = new ContentStore(options.folder);
  await store.open();
  const context: RouteContext = { store, maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES };
  const server = createServer((request, response) => {
    handle(request, response, context).catch((error: unknown) => answerFailure(error, request, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  return { url: `http://127.0.0.1:${options.port}`, store, stop: () => close(server) };
}

async function handle(request: IncomingMessage, response: ServerResponse, context: RouteContext): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  refuseForeignHost(request);
  if (url.pathname.startsWith("/ipfs/")) return gateway(request, response, url, context);
  const route = API[url.pathname];
  if (!route) throw new HttpError(404, `404 page not found: ${url.pathname}`);
  allowLocalOrigins(request, response);
  if (request.method === "OPTIONS") {
    response.writeHead(204, { "access-control-allow-methods": "POST", "access-control-allow-headers": "content-type" });
    response.end();
    return;
  }
  if (request.method !== "POST") {
    response.setHeader("allow", "POST, OPTIONS");
    throw new HttpError(405, `405 - ${url.pathname} only answers POST`);
  }
  return route(request, response, url, context);
}

/** A name that someone else's DNS points at this machine is not ours: without this any web page could use the store. */
function refuseForeignHost(request: IncomingMessage): void {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (!isLocal(host)) throw new HttpError(403, `403 - this store serves local addresses only, not ${host}`);
}

/** Writing routes answer pages of this machine only, as Kubo does. */
function allowLocalOrigins(request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers.origin;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || !isLocal(new URL(origin).hostname)) {
    throw new HttpError(403, `403 - Forbidden: origin ${origin} is not allowed`);
  }
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("vary", "origin");
}

function isLocal(host: string): boolean {
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]" || host.endsWith(".localhost");
}

function answerFailure(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  const [status, message] =
    error instanceof HttpError
      ? [error.status, error.message]
      : error instanceof BadCidError
        ? [400, error.message]
        : error instanceof NotStoredError
          ? [404, error.message]
          : [500, `the store failed: ${(error as Error).message}`];
  sendError(request, response, status, message);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
