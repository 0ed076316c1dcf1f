import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpError } from "./http.ts";
import { SNIFFED_BYTES, safeMediaType } from "./media.ts";
import type { RouteContext } from "./server.ts";

/** `GET|HEAD /ipfs/<cid>`: public bytes for any page, under headers that let a browser show but never run them. */
export async function gateway(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: RouteContext,
): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "etag, content-length");
  if (request.method === "OPTIONS") {
    response.writeHead(204, { "access-control-allow-methods": "GET, HEAD" }).end();
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD, OPTIONS");
    throw new HttpError(405, "405 - /ipfs/ only answers GET and HEAD");
  }
  const path = decodePath(url.pathname.slice("/ipfs/".length));
  const file = await context.store.file(path);
  const parts = file.content[Symbol.asyncIterator]();
  const first = await parts.next();
  const head = first.done ? new Uint8Array() : first.value.subarray(0, SNIFFED_BYTES);
  response.setHeader("etag", `"${path}"`);
  response.setHeader("cache-control", "public, max-age=29030400, immutable");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("content-security-policy", "sandbox; default-src 'none'");
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  if (request.headers["if-none-match"] === `"${path}"`) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, {
    "content-type": safeMediaType(head, head.length === file.size),
    "content-length": file.size,
  });
  if (request.method === "GET" && !first.done) {
    response.write(first.value);
    for (let next = await parts.next(); !next.done; next = await parts.next()) response.write(next.value);
  }
  response.end();
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\/$/, "");
  } catch {
    throw new HttpError(400, "the path is not valid percent-encoding");
  }
}
