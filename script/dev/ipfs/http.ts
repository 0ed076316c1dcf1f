import type { IncomingMessage, ServerResponse } from "node:http";

/** So much of a refused upload is still read, and so long {ms}. */
const DISCARDED_BYTES = 64 * 1024 * 1024;
const DISCARDING_MS = 10_000;

/** A refusal with its HTTP status. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json", "x-content-type-options": "nosniff" });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Answers with an error in Kubo's form. An answer that has begun is cut off, so that it is not taken for whole. */
export function sendError(request: IncomingMessage, response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = `${JSON.stringify({ Message: message, Code: 0, Type: "error" })}\n`;
  response.writeHead(status, {
    ...{ "content-type": "application/json", "x-content-type-options": "nosniff" },
    "content-length": Buffer.byteLength(body),
    // The rest of a refused upload is thrown away; the connection cannot be used again.
    ...(request.complete ? {} : { connection: "close" }),
  });
  response.write(body);
  discard(request, () => response.end());
}

/**
 * Reads what is left of a request, within bounds, and then goes on. A connection that is closed while something on it is unread is reset,
 * and the sender of the upload may lose the refusal with it.
 */
function discard(request: IncomingMessage, goOn: () => void): void {
  if (request.complete || request.destroyed) {
    goOn();
    return;
  }
  let left = DISCARDED_BYTES;
  const end = () => {
    clearTimeout(timer);
    request.off("data", count).off("end", end).off("close", end);
    goOn();
  };
  const count = (part: Buffer) => {
    left -= part.length;
    if (left < 0) end();
  };
  const timer = setTimeout(end, DISCARDING_MS).unref();
  request.on("data", count).once("end", end).once("close", end).resume();
}

/** The body, or a refusal as soon as it is longer than allowed. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = new HttpError(413, `the upload is larger than the limit of ${maxBytes} bytes`);
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  // Left early, the request stays open: its sender is still to read the answer.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw tooLarge;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
