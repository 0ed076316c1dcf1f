import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { StackError } from "./errors.ts";
import { endLeftover, identify, isRunning, type ProcessIdentity } from "./processes.ts";
import type { ChildRegister } from "./service.ts";

interface LockFile {
  owner: ProcessIdentity;
  children: (ProcessIdentity & { name: string })[];
}

/** One stack per data folder. The lock also remembers the children, so that the next run ends what a killed run left. */
export class DataLock implements ChildRegister {
  private constructor(
    private readonly path: string,
    private readonly content: LockFile,
  ) {}

  /** Takes the folder, or throws a sentence naming who has it. A lock whose owner is gone is taken over. */
  static async take(dataDir: string): Promise<DataLock> {
    mkdirSync(dataDir, { recursive: true });
    const path = join(dataDir, "lock.json");
    const owner = identify(process.pid) as ProcessIdentity;
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        const file = openSync(path, "wx");
        const content: LockFile = { owner, children: [] };
        writeSync(file, JSON.stringify(content));
        closeSync(file);
        return new DataLock(path, content);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        await clearStaleLock(path, dataDir);
      }
    }
    throw new StackError(`The data folder ${dataDir} could not be locked: another start keeps taking it.`);
  }

  add(name: string, child: ProcessIdentity): void {
    this.content.children.push({ name, ...child });
    this.write();
  }

  remove(child: ProcessIdentity): void {
    this.content.children = this.content.children.filter((known) => known.pid !== child.pid);
    this.write();
  }

  release(): void {
    rmSync(this.path, { force: true });
  }

  private write(): void {
    writeFileSync(`${this.path}.new`, JSON.stringify(this.content));
    renameSync(`${this.path}.new`, this.path);
  }
}

async function clearStaleLock(path: string, dataDir: string): Promise<void> {
  let lock: LockFile | undefined;
  try {
    lock = JSON.parse(readFileSync(path, "utf8")) as LockFile;
  } catch {
    // Cut off while it was written: whoever wrote it is gone.
  }
  if (lock && isRunning(lock.owner)) {
    throw new StackError(
      `Carbontrace already runs on ${dataDir} (process ${lock.owner.pid}). Stop it first, or give this run a data folder ` +
        "of its own with CARBONTRACE_DATA_DIR and ports of its own with --ports-from.",
    );
  }
  await Promise.all((lock?.children ?? []).map(endLeftover));
  rmSync(path, { force: true });
}
