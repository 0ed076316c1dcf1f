import { PassThrough, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { LineWriter } from "../../script/registry/reconcile/lineWriter.ts";

/** Long enough to be written at once. */
const LONG = "x".repeat(100_000);

it("writes every line in order", async () => {
  const pipe = new PassThrough();
  const writer = new LineWriter(pipe);
  const read = text(pipe);
  for (const line of ["a", LONG, "b"]) await writer.write(line);
  await writer.end();
  pipe.end();
  expect(await read).toBe(`a\n${LONG}\nb\n`);
});

it("waits until the reader has taken what was written", async () => {
  let take: (() => void) | undefined;
  const slow = new Writable({
    write: (_chunk, _encoding, done) => {
      take = done;
    },
  });
  let written = false;
  const write = new LineWriter(slow).write(LONG)?.then(() => {
    written = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(written).toBe(false);
  take?.();
  await write;
  expect(written).toBe(true);
});

it("ends with a sentence when the reader has gone", async () => {
  const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error("EPIPE")) });
  const writer = new LineWriter(gone);
  await expect(writer.write(LONG)).rejects.toThrow(/output was closed/);
  await expect(writer.write(LONG)).rejects.toThrow(/output was closed/);
});
