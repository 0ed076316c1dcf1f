/** A program that is stopped leaves nothing running that it started. */
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ROOT } from "../../script/dev/paths.ts";
import { processesOf } from "../stack/dev/running.ts";

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "%s ends the services with the program",
  async (signal, code) => {
    const folder = mkdtempSync(join(tmpdir(), "carbontrace-service-"));
    // Nobody else sleeps so long, to the microsecond.
    const seconds = `600.${randomInt(100_000, 1_000_000)}`;
    const program = `
    import { killServicesOn, Service } from ${JSON.stringify(join(ROOT, "script/dev/service.ts"))};
    killServicesOn();
    const spec = { name: "sleeper", command: "sleep", args: ["${seconds}"], logFile: ${JSON.stringify(join(folder, "log"))} };
    await Service.start(spec, { add: () => {}, remove: () => {} }, () => {});
    console.log("asleep");`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], { cwd: ROOT });
    const ended = new Promise((resolve) => child.once("close", resolve));
    const asleep = () => processesOf(seconds).filter((line) => line.includes("sleep 600."));
    try {
      await new Promise((resolve) => child.stdout.once("data", resolve));
      expect(asleep()).toHaveLength(1);
      child.kill(signal);
      expect(await ended).toBe(code);
      await vi.waitFor(() => expect(asleep()).toEqual([]), { timeout: 10_000 });
    } finally {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
