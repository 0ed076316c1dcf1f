/** A command that is stopped leaves nothing running that it started. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ROOT } from "../../script/dev/paths.ts";
import { processesOf } from "../stack/dev/running.ts";

const WAITING = { timeout: 20_000, interval: 50 };

/** A command that starts two programs which only sleep: one to live beside it, one to be waited for. */
function startCommand(folder: string, seconds: string): ChildProcess {
  const from = (file: string) => JSON.stringify(join(ROOT, "script", file));
  const program = `
    import { runCommand } from ${from("chain/command.ts")};
    import { run } from ${from("dev/run.ts")};
    import { Service } from ${from("dev/service.ts")};
    await runCommand(async () => {
      const sleep = { command: "sleep", args: ["${seconds}"] };
      const spec = { ...sleep, name: "sleeper", logFile: ${JSON.stringify(join(folder, "log"))} };
      await Service.start(spec, { add: () => {}, remove: () => {} }, () => {});
      await run({ ...sleep, cwd: ".", purpose: "sleeping" });
    });`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    cwd: ROOT,
    stdio: "inherit",
  });
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("by %s", { timeout: 60_000 }, async (signal) => {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-stopped-"));
  // Nobody else sleeps so long, to the microsecond.
  const seconds = `600.${randomInt(100_000, 1_000_000)}`;
  const asleep = () => processesOf(`sleep ${seconds}`);
  const command = startCommand(folder, seconds);
  const ended = new Promise((resolve) => command.once("close", (_code, by) => resolve(by)));
  try {
    await vi.waitFor(() => expect(asleep()).toHaveLength(2), WAITING);
    command.kill(signal);
    expect(await ended).toBe(signal);
    await vi.waitFor(() => expect(asleep()).toEqual([]), WAITING);
  } finally {
    command.kill("SIGKILL");
    for (const line of asleep()) process.kill(Number(line.split(" ")[0]), "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});
