import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpError, readBody, sendJson } from "./http.ts";
import type { RouteContext } from "./server.ts";

/** What a multipart envelope may weigh beside the files it carries. */
const ENVELOPE_BYTES = 64 * 1024;

/** What Node's own parser makes of a form's file. */
interface FormFile {
  name: string;
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** `POST /api/v0/version` */
export async function version(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  sendJson(response, { Version: "0.0.0-carbontrace", Commit: "", Repo: "1", System: process.platform, Golang: "" });
}

/** `POST /api/v0/add`: stores the files of a multipart form, one JSON line each. */
export async function add(request: IncomingMessage, response: ServerResponse, url: URL, context: RouteContext) {
  const cidVersion = oneOf(url, "cid-version", { "": 0, "0": 0, "1": 1 } as const);
  const rawLeaves = oneOf(url, "raw-leaves", { "": undefined, true: true, false: false });
  if (oneOf(url, "wrap-with-directory", { "": false, true: true, false: false })) {
    throw new HttpError(400, "wrap-with-directory is not supported by this store: add the files one by one");
  }
  // `pin` is accepted and has no effect: this store keeps everything.
  oneOf(url, "pin", { "": true, true: true, false: false });
  const lines: string[] = [];
  for (const file of await filesOf(request, context.maxBytes)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const added = await context.store.add(bytes, cidVersion, rawLeaves);
    lines.push(JSON.stringify({ Name: file.name || added.cid, Hash: added.cid, Size: String(added.size) }));
  }
  if (lines.length === 0) throw new HttpError(400, "file argument 'path' is required: the form holds no file");
  response.writeHead(200, { "content-type": "application/json", "x-content-type-options": "nosniff" });
  response.end(`${lines.join("\n")}\n`);
}

/** `POST /api/v0/cat?arg=<cid>` */
export async function cat(request: IncomingMessage, response: ServerResponse, url: URL, context: RouteContext) {
  request.resume();
  const file = await context.store.file(argument(url).replace(/^\/ipfs\//, ""));
  const offset = count(url, "offset", 0);
  const length = count(url, "length", file.size);
  let position = 0;
  for await (const part of file.content) {
    const from = Math.max(0, offset - position);
    const to = Math.min(part.length, offset + length - position);
    position += part.length;
    if (!response.headersSent) response.writeHead(200, plainBytes);
    if (to > from) response.write(part.subarray(from, to));
    if (position >= offset + length) break;
  }
  if (!response.headersSent) response.writeHead(200, plainBytes);
  response.end();
}

/** `POST /api/v0/block/get?arg=<cid>` */
export async function blockGet(request: IncomingMessage, response: ServerResponse, url: URL, context: RouteContext) {
  request.resume();
  const bytes = await context.store.block(argument(url).replace(/^\/ipfs\//, ""));
  response.writeHead(200, plainBytes);
  response.end(bytes);
}

/** `POST /api/v0/pin/add?arg=<cid>`: nothing is ever removed, so what is here is pinned. */
export async function pinAdd(request: IncomingMessage, response: ServerResponse, url: URL, context: RouteContext) {
  request.resume();
  const cid = argument(url).replace(/^\/ipfs\//, "");
  if (!(await context.store.has(cid))) throw new HttpError(404, `pin: ${cid} is not in this store`);
  sendJson(response, { Pins: [cid] });
}

const plainBytes = { "content-type": "application/octet-stream", "x-content-type-options": "nosniff" };

async function filesOf(request: IncomingMessage, maxBytes: number): Promise<FormFile[]> {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) {
    throw new HttpError(400, `expected a multipart/form-data body, got ${type || "none"}`);
  }
  const body = await readBody(request, maxBytes + ENVELOPE_BYTES);
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch {
    throw new HttpError(400, "the multipart/form-data body could not be read");
  }
  const values = [...form.values()] as (string | FormFile)[];
  const files = values.filter((value): value is FormFile => typeof value !== "string");
  const tooLarge = files.find((file) => file.size > maxBytes);
  if (tooLarge) throw new HttpError(413, `${tooLarge.name} is larger than the limit of ${maxBytes} bytes`);
  return files;
}

function argument(url: URL): string {
  const value = url.searchParams.get("arg");
  if (!value) throw new HttpError(400, 'argument "ipfs-path" is required');
  return value;
}

function oneOf<T>(url: URL, name: string, values: Record<string, T>): T {
  const text = url.searchParams.get(name) ?? "";
  if (!(text in values)) throw new HttpError(400, `${name}=${text} is not understood`);
  return values[text] as T;
}

function count(url: URL, name: string, fallback: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new HttpError(400, `${name}=${text} is not a byte count`);
  return value;
}
