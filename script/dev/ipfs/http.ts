import type { IncomingMessage, ServerResponse } from "node:http";

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
  // The rest of a refused upload is not read; the connection cannot be used again.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, { "content-type": "application/json", "x-content-type-options": "nosniff" });
  response.end(`${JSON.stringify({ Message: message, Code: 0, Type: "error" })}\n`);
}

/** The body, or a refusal as soon as it is longer than allowed. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = new HttpError(413, `the upload is larger than the limit of ${maxBytes} bytes`);
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw tooLarge;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
