import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT } from "../../../script/dev/paths.ts";
import { freePorts, type Ports, portVariable } from "../../../script/dev/ports.ts";
import { delay } from "../../../script/dev/processes.ts";
import { blockAt, rpc } from "../../../script/dev/rpc.ts";
import { processesOf } from "./running.ts";
import { temporaryFolder } from "./ticker.ts";

/** `npm start -- --bare` as a person runs it: another process, its output, its exit code. */
interface Run {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

let dataDir: string;
let ports: Ports;
const runs: Run[] = [];

beforeEach(async () => {
  dataDir = temporaryFolder();
  ports = await freePorts();
});

afterEach(async () => {
  for (const { child, ended } of runs.splice(0)) {
    child.kill("SIGTERM");
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

function start(env: NodeJS.ProcessEnv = {}, ...args: string[]): Run {
  const portEnv = Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [portVariable(name as keyof Ports), `${port}`]),
  );
  const child = spawn(process.execPath, ["script/dev/main.mjs", "script/dev/start.ts", "--bare", ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...portEnv,
      CARBONTRACE_DATA_DIR: dataDir,
      CARBONTRACE_DEPLOYMENTS_DIR: join(dataDir, "deployments"),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
  const run: Run = { child, output: () => text, ended: new Promise((resolve) => child.once("close", resolve)) };
  runs.push(run);
  return run;
}

async function until(what: () => boolean): Promise<void> {
  for (let waited = 0; !what(); waited += 50) {
    if (waited > 150_000) throw new Error("waited for two and a half minutes");
    await delay(50);
  }
}

const ready = (run: Run) => until(() => run.output().includes("Ready after") || run.child.exitCode !== null);
const url = () => `http://127.0.0.1:${ports.chain}`;

test("prints where everything is, and Ctrl-C leaves nothing running", async () => {
  const run = start();
  await ready(run);
  expect(run.output()).toContain(`chain (RPC)   ${url()}  chain id 31337`);
  expect(run.output()).toContain("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  expect(processesOf(dataDir).length).toBeGreaterThan(2);
  run.child.kill("SIGINT");
  expect(await run.ended).toBe(0);
  expect(processesOf(dataDir)).toEqual([]);
});

test("one Ctrl-C that arrives several times stops in good order", async () => {
  const run = start();
  await ready(run);
  const lock = JSON.parse(readFileSync(join(dataDir, "lock.json"), "utf8")) as { owner: { pid: number } };
  process.kill(lock.owner.pid, "SIGINT");
  process.kill(lock.owner.pid, "SIGINT");
  run.child.kill("SIGINT");
  expect(await run.ended).toBe(0);
  expect(run.output()).toContain("stopped; the next npm start continues from here");
  expect(processesOf(dataDir)).toEqual([]);
});

test("Ctrl-C in the middle of starting leaves nothing running", async () => {
  const run = start();
  await until(() => run.output().includes("PostgreSQL"));
  run.child.kill("SIGINT");
  expect(await run.ended).toBe(130);
  expect(processesOf(dataDir)).toEqual([]);
});

test("the chain goes on where it was stopped, and --fresh begins anew", async () => {
  const first = start();
  await ready(first);
  await rpc(url(), "anvil_mine", ["0x5"]);
  first.child.kill("SIGTERM");
  await first.ended;
  const second = start();
  await ready(second);
  expect((await blockAt(url()))?.number).toBe(5);
  second.child.kill("SIGINT");
  await second.ended;
  await ready(start({}, "--fresh"));
  expect((await blockAt(url()))?.number).toBe(0);
});

test("a taken port is named, with a way out", async () => {
  const taken: Server = createServer().listen(ports.graphql, "127.0.0.1");
  const run = start();
  expect(await run.ended).toBe(1);
  taken.close();
  expect(run.output()).toContain(
    `Port ${ports.graphql}, wanted for the indexer's GraphQL, is taken by another program.`,
  );
  expect(run.output()).toContain("CARBONTRACE_PORT_GRAPHQL=");
  expect(run.output()).not.toContain("    at ");
  expect(processesOf(dataDir)).toEqual([]);
});

test("a missing indexer is named, and what ran already is stopped", async () => {
  const run = start({ CARBONTRACE_GND: join(dataDir, "no-such-gnd") });
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/gnd .* is not there.*CARBONTRACE_GND/s);
  expect(processesOf(dataDir)).toEqual([]);
});

test("a part that cannot start says its last words", async () => {
  const broken = join(dataDir, "gnd");
  writeFileSync(broken, "#!/bin/sh\necho 'cannot open the thing' >&2\nexit 3\n", { mode: 0o755 });
  const run = start({ CARBONTRACE_GND: broken });
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/The indexer .* ended with exit code 3 while it was needed\..*cannot open the thing/s);
  expect(processesOf(dataDir)).toEqual([]);
});

test("when a part dies the rest is stopped and the exit code says so", async () => {
  const run = start();
  await ready(run);
  const anvil = processesOf(dataDir).find((line) => line.includes("anvil")) ?? "";
  process.kill(Number(anvil.split(" ")[0]), "SIGKILL");
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain("The chain (anvil) was ended by SIGKILL while it was needed.");
  expect(processesOf(dataDir)).toEqual([]);
});

test("what a killed run left behind is ended by the next one", async () => {
  const killed = start();
  await ready(killed);
  const lock = JSON.parse(readFileSync(join(dataDir, "lock.json"), "utf8")) as { owner: { pid: number } };
  process.kill(lock.owner.pid, "SIGKILL");
  await killed.ended;
  expect(processesOf(dataDir)).not.toEqual([]);
  const next = start();
  await ready(next);
  expect(next.output()).toContain("Ready after");
  next.child.kill("SIGINT");
  expect(await next.ended).toBe(0);
  expect(processesOf(dataDir)).toEqual([]);
});

test("a saved chain that was cut off is replaced by its last good copy", async () => {
  const first = start();
  await ready(first);
  await rpc(url(), "anvil_mine", ["0x3"]);
  first.child.kill("SIGINT");
  await first.ended;
  const second = start();
  await ready(second);
  second.child.kill("SIGINT");
  await second.ended;
  const state = join(dataDir, "chain/state.json");
  writeFileSync(state, readFileSync(state, "utf8").slice(0, -100));
  const third = start();
  await ready(third);
  expect(third.output()).toContain("the copy of the last good start is used");
  expect((await blockAt(url()))?.number).toBe(3);
});

test("wrong options are explained", async () => {
  const unknown = start({}, "--frehs");
  expect(await unknown.ended).toBe(1);
  expect(unknown.output()).toMatch(/Unknown option '--frehs'.*npm start \[-- options\]/s);
  const noPort = start({}, "--ports-from", "many");
  expect(await noPort.ended).toBe(1);
  expect(noPort.output()).toContain('--ports-from must be a port between 1 and 65535, but it is "many"');
});

test("a lock that was cut off while it was written does not lock anybody out", async () => {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, "lock.json"), '{"owner":');
  const run = start();
  await ready(run);
  expect(run.output()).toContain("Ready after");
});
