// @vitest-environment node
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { sha256 } from "multiformats/hashes/sha2";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { env } from "../../../chain/env.ts";
import {
  cidOf,
  fetchQuestion,
  isPlainHash,
  type PollQuestion,
  parseQuestion,
  publishQuestion,
  QuestionError,
  type QuestionProblem,
  questionFile,
} from "../question.ts";

const question: PollQuestion = { question: "Which registry next?", options: ["Puro", "Isometric", "None"] };
const bytesOf = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** The problem that work ends with. */
async function problemOf(work: () => unknown): Promise<QuestionProblem> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(QuestionError);
    return (error as QuestionError).problem;
  }
  throw new Error("there was no problem");
}

/** The gateway delivers this under every address. */
function deliver(body: Uint8Array | null, status = 200) {
  server.use(http.get(`${env.ipfsGateway}/*`, () => new HttpResponse(body && Uint8Array.from(body), { status })));
}

describe("a file's address", () => {
  it("is the one that IPFS gives it", async () => {
    for (const text of ["", "a", "x".repeat(5_000), JSON.stringify(question), "碳"]) {
      const bytes = bytesOf(text);
      expect(cidOf(bytes)).toBe(CID.createV1(raw.code, await sha256.digest(bytes)).toString());
      expect(isPlainHash(cidOf(bytes))).toBe(true);
    }
  });
  it("of another kind is told apart", () => {
    expect(isPlainHash("QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG")).toBe(false);
    expect(isPlainHash("bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354")).toBe(false);
  });
});

describe("a question's file", () => {
  it("is written and read back, always with the same address", () => {
    const { bytes, cid } = questionFile({ ...question, details: "" });
    expect(questionFile(question).cid).toBe(cid);
    expect(parseQuestion(bytes, cid, 3)).toEqual(question);
    const detailed = questionFile({ ...question, details: "Why?\nBecause." });
    expect(parseQuestion(detailed.bytes, detailed.cid, 3).details).toBe("Why?\nBecause.");
  });
  it("is refused when it is no question", async () => {
    for (const wrong of [
      "no JSON",
      {},
      { question: "", options: ["a", "b"] },
      { question: "q", options: ["a"] },
      { question: "q", options: Array.from({ length: 11 }, String) },
      { question: "q", options: ["a", 2] },
      { question: "q", options: ["a", "   "] },
      { question: "q\u202eevil", options: ["a", "b"] },
      { question: "q", options: ["a", "b\u0000"] },
      { question: "q".repeat(301), options: ["a", "b"] },
      { question: "q", options: ["a", "b"], details: 7 },
      { question: "q", options: ["a", "b"], details: "\u2066" },
      { question: "q", options: ["a", "b\u200b"] },
      { question: "\u200d", options: ["a", "b"] },
      { question: "q", options: ["Yes", "ＹＥＳ"] },
      { question: "q", options: ["a b", "a\u00a0\u200db"] },
    ]) {
      const bytes = bytesOf(wrong);
      expect(await problemOf(() => parseQuestion(bytes, cidOf(bytes), 2))).toBe("malformed");
    }
    expect(await problemOf(() => questionFile({ question: " ", options: ["a", "b"] }))).toBe("malformed");
  });
  it("is refused when its bytes are not those of its address, or its options are not the poll's", async () => {
    const { bytes, cid } = questionFile(question);
    expect(await problemOf(() => parseQuestion(bytesOf(question), cid, 3))).toBe("tampered");
    expect(await problemOf(() => parseQuestion(bytes, cid, 2))).toBe("otherCount");
    const broken = Uint8Array.from([0x22, 0xff, 0x22]);
    expect(await problemOf(() => parseQuestion(broken, cidOf(broken), 2))).toBe("malformed");
  });
});

describe("reading through a gateway", () => {
  const { bytes, cid } = questionFile(question);
  it("believes the file that the address names, and no other", async () => {
    deliver(bytes);
    expect(await fetchQuestion(cid, 3)).toEqual(question);
    deliver(bytesOf({ ...question, question: "Who pays?" }));
    expect(await problemOf(() => fetchQuestion(cid, 3))).toBe("tampered");
  });
  it("tells what is missing, too large, or not answered", async () => {
    deliver(null, 404);
    expect(await problemOf(() => fetchQuestion(cid, 3))).toBe("missing");
    deliver(null, 500);
    expect(await problemOf(() => fetchQuestion(cid, 3))).toBe("unreachable");
    deliver(new Uint8Array(64_001));
    expect(await problemOf(() => fetchQuestion(cid, 3))).toBe("malformed");
    server.use(http.get(`${env.ipfsGateway}/*`, () => HttpResponse.error()));
    expect(await problemOf(() => fetchQuestion(cid, 3))).toBe("unreachable");
  });
  it("asks for nothing that cannot be checked", async () => {
    expect(await problemOf(() => fetchQuestion("", 3))).toBe("noAddress");
    expect(await problemOf(() => fetchQuestion("../x", 3))).toBe("noAddress");
    expect(await problemOf(() => fetchQuestion("QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG", 3))).toBe(
      "unverifiable",
    );
  });
});

describe("publishing", () => {
  const { bytes, cid } = questionFile(question);
  const api = `${new URL(env.ipfsGateway).origin}/api/v0/add`;
  it("hands the store the very bytes and holds its answer against their address", async () => {
    let stored = 0;
    server.use(
      http.post(api, async ({ request }) => {
        stored = (await request.text()).includes(new TextDecoder().decode(bytes).trim()) ? bytes.length : 0;
        return HttpResponse.text(`${JSON.stringify({ Name: "question.json", Hash: cid })}\n`);
      }),
    );
    await publishQuestion(bytes, cid);
    expect(stored).toBe(bytes.length);
  });
  it("fails when the store keeps another file, or none", async () => {
    server.use(http.post(api, () => HttpResponse.json({ Hash: "bafkreiother" })));
    expect(await problemOf(() => publishQuestion(bytes, cid))).toBe("tampered");
    server.use(http.post(api, () => new HttpResponse("no", { status: 500 })));
    expect(await problemOf(() => publishQuestion(bytes, cid))).toBe("unreachable");
  });
});
