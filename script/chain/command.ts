/** How every command ends: sentences on stderr, an exit code, no stack for what a person can act on. */
import { StackError } from "../dev/errors.ts";
import { killChildrenOn } from "../dev/processes.ts";
import { CommandError } from "./fail.ts";

export async function runCommand(main: () => Promise<number>): Promise<void> {
  killChildrenOn();
  try {
    process.exitCode = await main();
  } catch (error) {
    if (
      error instanceof CommandError ||
      error instanceof StackError ||
      (error instanceof Error && error.name === "ExportFileError")
    ) {
      process.stderr.write(`${error.message}\n`);
    } else {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
    process.exitCode = 1;
  }
}

export function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}
