/** `npm run roles`: writes docs/ROLES.md from the permissions of a market that it deploys on a chain of its own. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { print, runCommand } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { ROOT } from "../dev/paths.ts";
import { faultsOf } from "./audit.ts";
import { startFreshMarket } from "./chain.ts";
import { readPermissions } from "./read.ts";
import { documentOf } from "./text.ts";

new Command("npm run roles --")
  .description("Writes docs/ROLES.md from the permissions of a market that it deploys on a chain of its own.")
  .parse();

await runCommand(async () => {
  const market = await startFreshMarket();
  const permissions = await readPermissions(market.protocol).finally(() => market.stop());
  const faults = faultsOf(permissions);
  if (faults.length > 0) throw new CommandError(faults.join("\n"));
  const file = join(ROOT, "docs/ROLES.md");
  writeFileSync(file, documentOf(permissions));
  print(`${permissions.restricted.length} restricted functions, ${permissions.roles.length} roles: ${file}`);
  return 0;
});
