import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type IpfsServer, startIpfs } from "../../../script/dev/ipfs/server.ts";
import { freePorts } from "../../../script/dev/ports.ts";

const LIMIT = 1_500_000;
const folder = mkdtempSync(join(tmpdir(), "carbontrace-ipfs-"));
let server: IpfsServer;

beforeAll(async () => {
  server = await startIpfs({ folder, port: (await freePorts()).ipfs, maxBytes: LIMIT });
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const post = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, { method: "POST", ...init });

async function add(content: string | Uint8Array, query = "", name = "file.bin") {
  const form = new FormData();
  form.set("file", new Blob([content as string]), name);
  const response = await post(`/api/v0/add${query}`, { body: form });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

/** A request whose Host header is free to choose, which fetch does not allow. */
function statusWithHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const sent = request({ host: "127.0.0.1", port, path: "/api/v0/version", method: "POST", headers: { host } });
    sent.once("response", (response) => resolve(response.statusCode ?? 0)).once("error", reject);
    sent.end();
  });
}

describe("add", () => {
  // Printed by Kubo's `ipfs add [--cid-version 1]` for these bytes.
  test.each([
    ["hello world", "", "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD"],
    ["hello world\n", "", "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o"],
    ["", "?pin=true&wrap-with-directory=false", "QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH"],
    ["hello world", "?cid-version=1", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"],
    ["hello world\n", "?cid-version=1&raw-leaves=true", "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4"],
  ])("gives %j%s the CID that Kubo gives it", async (content, query, cid) => {
    expect((await add(content, query)).body).toEqual({ Name: "file.bin", Hash: cid, Size: String(content.length) });
  });

  test("splits a file of more than one chunk as Kubo does", async () => {
    const { body } = await add(new Uint8Array(1_048_576));
    expect(body.Hash).toBe("QmVkbauSDEaMP4Tkq6Epm9uW75mWm136n81YH8fGtfwdHU");
  });

  test("refuses a file above the limit and keeps serving", async () => {
    const { status, body } = await add(new Uint8Array(LIMIT + 1));
    expect(status).toBe(413);
    expect(body.Message).toContain(`larger than the limit of ${LIMIT} bytes`);
    expect((await add(new Uint8Array(LIMIT))).status).toBe(200);
  });

  test("whoever sends too much is always told so, however much it is", async () => {
    for (const times of [1.1, 4, 16, 4, 1.1]) {
      const { status, body } = await add(new Uint8Array(LIMIT * times));
      expect([status, body.Message]).toEqual([413, expect.stringContaining("larger than the limit")]);
    }
  });

  test("refuses an upload above the limit whose length is not announced", async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(256 * 1024)) });
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const { status } = await post("/api/v0/add", { body: endless, headers, duplex: "half" } as RequestInit);
    expect(status).toBe(413);
  });

  test.each([
    ["?cid-version=2", "cid-version=2 is not understood"],
    ["?raw-leaves=maybe", "raw-leaves=maybe is not understood"],
    ["?wrap-with-directory=true", "not supported"],
  ])("refuses %s", async (query, sentence) => {
    const { status, body } = await add("x", query);
    expect([status, body.Message]).toEqual([400, expect.stringContaining(sentence)]);
  });

  test("refuses a body that is no form, and a form without a file", async () => {
    expect((await post("/api/v0/add", { body: "hello" })).status).toBe(400);
    const form = new FormData();
    form.set("note", "no file here");
    expect((await post("/api/v0/add", { body: form })).status).toBe(400);
  });
});

describe("cat and block/get", () => {
  test("give back what was added, also a part of it", async () => {
    const bytes = Uint8Array.from({ length: 700_001 }, (_, index) => (index * 31) % 251);
    const { Hash } = (await add(bytes)).body;
    const back = new Uint8Array(await (await post(`/api/v0/cat?arg=${Hash}`)).arrayBuffer());
    expect(Buffer.compare(back, bytes)).toBe(0);
    const part = await (await post(`/api/v0/cat?arg=/ipfs/${Hash}&offset=262140&length=10`)).arrayBuffer();
    expect([...new Uint8Array(part)]).toEqual([...bytes.slice(262_140, 262_150)]);
  });

  test("give the raw block of a version 1 file", async () => {
    const { Hash } = (await add("hello world", "?cid-version=1")).body;
    expect(await (await post(`/api/v0/block/get?arg=${Hash}`)).text()).toBe("hello world");
  });

  test.each(["/api/v0/cat?arg=", "/api/v0/block/get?arg=", "/ipfs/"])(
    "%s refuses what is no CID, and says what is missing",
    async (path) => {
      const method = path === "/ipfs/" ? "GET" : "POST";
      const bad = await fetch(`${server.url}${path}not-a-cid`, { method });
      expect([bad.status, ((await bad.json()) as { Message: string }).Message]).toEqual([
        400,
        expect.stringContaining("not a CID"),
      ]);
      const absent = await fetch(`${server.url}${path}QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG`, { method });
      expect([absent.status, ((await absent.json()) as { Message: string }).Message]).toEqual([
        404,
        expect.stringContaining("could not find"),
      ]);
    },
  );

  test("cat without an argument is refused", async () => {
    expect((await post("/api/v0/cat")).status).toBe(400);
  });
});

describe("gateway", () => {
  test("serves any page, and nothing that a browser would run", async () => {
    const { Hash } = (await add("<script>alert(1)</script>", "", "x.html")).body;
    const response = await fetch(`${server.url}/ipfs/${Hash}`, { headers: { origin: "https://example.org" } });
    expect(await response.text()).toBe("<script>alert(1)</script>");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toContain("immutable");
  });

  test("names JSON and pictures, and calls the rest bytes", async () => {
    const typeOf = async (content: string | Uint8Array) => {
      const { Hash } = (await add(content)).body;
      return (await fetch(`${server.url}/ipfs/${Hash}`)).headers.get("content-type");
    };
    expect(await typeOf('{"name":"風力"}')).toBe("application/json; charset=utf-8");
    expect(await typeOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a))).toBe("image/png");
    expect(await typeOf(Uint8Array.of(0xff, 0xfe, 0x00))).toBe("application/octet-stream");
  });

  test("answers HEAD without a body and an unchanged file with 304", async () => {
    const { Hash } = (await add("hello world")).body;
    const head = await fetch(`${server.url}/ipfs/${Hash}`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "11", ""]);
    const again = await fetch(`${server.url}/ipfs/${Hash}`, { headers: { "if-none-match": `"${Hash}"` } });
    expect(again.status).toBe(304);
  });
});

describe("who may write", () => {
  test("pages of this machine may, others may not", async () => {
    const from = (origin: string) => post("/api/v0/version", { headers: { origin } });
    expect((await from("http://localhost:5173")).headers.get("access-control-allow-origin")).toBe(
      "http://localhost:5173",
    );
    expect((await from("https://example.org")).status).toBe(403);
    expect((await from("null")).status).toBe(403);
  });

  test("a foreign host name that points at this machine is refused", async () => {
    expect(await statusWithHost("evil.example")).toBe(403);
    expect(await statusWithHost("localhost:5001")).toBe(200);
  });

  test("API routes answer POST only, unknown routes 404", async () => {
    expect((await fetch(`${server.url}/api/v0/version`)).status).toBe(405);
    expect((await post("/api/v0/repo/gc")).status).toBe(404);
  });
});

test("files are still there after a restart", async () => {
  const { Hash } = (await add("kept")).body;
  const { port } = new URL(server.url);
  await server.stop();
  server = await startIpfs({ folder, port: Number(port), maxBytes: LIMIT });
  expect(await (await post(`/api/v0/cat?arg=${Hash}`)).text()).toBe("kept");
});
