import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { postgresBinaries } from "./binaries.ts";
import { messageOf, StackError } from "./errors.ts";
import { type ChildRegister, Service } from "./service.ts";

/** Debian's and every other Linux's user without rights: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
const USER = "carbontrace";

/** The index's PostgreSQL. */
export interface Database {
  service: Service;
  url: string;
  stop(): Promise<void>;
}

export interface DatabaseOptions {
  folder: string;
  logFile: string;
  port: number;
  register: ChildRegister;
  onDeath: (error: StackError) => void;
}

/** Starts PostgreSQL on its folder, which is made first when there is none (graph-node wants UTF-8 and the C locale). */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const binaries = postgresBinaries();
  const passwordFile = `${options.folder}.password`;
  const runAs = chooseUser(options.folder, binaries.root);
  if (!existsSync(join(options.folder, "PG_VERSION")) || !existsSync(passwordFile)) {
    await initialise(options.folder, passwordFile, binaries.initdb, runAs);
  }
  const { command, args } = runAs.wrap(binaries.postgres, [
    ...["-D", options.folder, "-p", String(options.port), "-c", "listen_addresses=127.0.0.1"],
    // No socket file outside our folder. The index can always be built again from the chain, so no write waits for the disk.
    ...[
      "-c",
      "unix_socket_directories=",
      "-c",
      "fsync=off",
      "-c",
      "synchronous_commit=off",
      "-c",
      "full_page_writes=off",
    ],
    ...["-c", "max_connections=100", "-c", "shared_buffers=128MB"],
  ]);
  let service: Service | undefined;
  try {
    service = await Service.start(
      {
        name: "database (PostgreSQL)",
        command,
        args,
        logFile: options.logFile,
        spawn: runAs.spawn,
        // Fast shutdown: ends open sessions and leaves a clean folder.
        stopSignal: "SIGINT",
        stopTimeoutMs: 20_000,
      },
      options.register,
      options.onDeath,
    );
    let open = false;
    service.onLine((line) => {
      open ||= line.includes("ready to accept connections");
    });
    await service.ready(async () => open, 60_000);
  } catch (error) {
    await service?.stop();
    throw error;
  }
  const password = readFileSync(passwordFile, "utf8");
  const running = service;
  return {
    service,
    url: `postgresql://${USER}:${password}@127.0.0.1:${options.port}/postgres`,
    stop: () => running.stop(),
  };
}

/** Removes the database from disk. */
export function eraseDatabase(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}.password`, { force: true });
}

interface RunAs {
  spawn: { uid?: number; gid?: number };
  owner?: number;
  wrap(command: string, args: string[]): { command: string; args: string[] };
}

async function initialise(folder: string, passwordFile: string, initdb: string, runAs: RunAs): Promise<void> {
  eraseDatabase(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(16).toString("hex"), { mode: 0o600 });
  if (runAs.owner !== undefined) {
    chownSync(folder, runAs.owner, runAs.owner);
    chownSync(passwordFile, runAs.owner, runAs.owner);
  }
  const { command, args } = runAs.wrap(initdb, [
    ...[`--pgdata=${folder}`, `--username=${USER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--locale=C", "--no-instructions", "--no-sync"],
  ]);
  try {
    await promisify(execFile)(command, args, { ...runAs.spawn, cwd: folder, env: { ...process.env, LC_ALL: "C" } });
  } catch (error) {
    eraseDatabase(folder);
    throw new StackError(`The database folder ${folder} could not be made: ${messageOf(error).trim()}`);
  }
}

/** Who runs PostgreSQL: ourselves; when we are root, "nobody"; when nobody cannot reach the folders, root without its rights. */
function chooseUser(folder: string, binaries: string): RunAs {
  const plain: RunAs = { spawn: {}, wrap: (command, args) => ({ command, args }) };
  if (process.getuid?.() !== 0) return plain;
  mkdirSync(dirname(folder), { recursive: true });
  chmodSync(dirname(folder), 0o755);
  const madeByRoot = existsSync(folder) && statSync(folder).uid === 0;
  if (!madeByRoot && openToAll(dirname(folder)) && openToAll(binaries)) {
    return { ...plain, spawn: { uid: NOBODY, gid: NOBODY }, owner: NOBODY };
  }
  const namespace = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"];
  return { spawn: {}, wrap: (command, args) => ({ command: "unshare", args: [...namespace, command, ...args] }) };
}

function openToAll(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
