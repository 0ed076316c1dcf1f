// The door of `npm start`, `npm test`, `npm run bench`: installs what is missing, then runs the named TypeScript program.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, fail, ROOT } from "./install.mjs";

const [program, ...args] = process.argv.slice(2);
if (!program) fail("usage: node script/dev/main.mjs <program.ts> [arguments]");
ensureInstalled();

const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, program), ...args], {
  cwd: ROOT,
  stdio: "inherit",
});
child.once("error", (error) => fail(`${program} could not be run: ${error.message}.`));

// A terminal's Ctrl-C reaches the child as well; a signal sent to this process alone is passed on. Its end is ours.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.once("close", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
