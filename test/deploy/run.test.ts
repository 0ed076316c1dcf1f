/** What a program printed is read whole, Forge's plan and its sentences included. */
import { expect, it } from "vitest";
import { run } from "../../script/dev/run.ts";

it("a character that lies across two chunks is one character", async () => {
  // A pipe hands over at most 64 KiB at once, which three bytes do not divide.
  const printed = `${"€".repeat(100_000)}\n`;
  const lines: string[] = [];
  const output = await run({
    command: process.execPath,
    args: ["-e", 'process.stdout.write("€".repeat(100_000) + "\\n")'],
    cwd: process.cwd(),
    purpose: "printing",
    onLine: (line) => lines.push(line),
  });
  expect(output === printed).toBe(true);
  expect(lines.length === 1 && `${lines[0]}\n` === printed).toBe(true);
});
