/**
 * `npm run deploy:check -- --network <name>`: compares the live chain with what this repository deploys, which it really
 * does, on a chain of its own in memory. Every difference is a line, and the exit code is 1 if there is any.
 */
import { Command } from "commander";
import { print, runCommand } from "../chain/command.ts";
import { deploymentOf, parseDeployment } from "../chain/deployments.ts";
import { CommandError } from "../chain/fail.ts";
import { networkOf } from "../chain/networks.ts";
import { buildContracts } from "../dev/steps.ts";
import { addressOf, deployerOf } from "./addresses.ts";
import { bookDifferencesOf, describeDifference, differencesOf, executedCalls } from "./compare.ts";
import { factsOf } from "./facts/facts.ts";
import { placeholdersOf, readNetworkFile } from "./networkFile.ts";
import { keylessEnvironment } from "./plan.ts";
import { withReference } from "./reference.ts";
import { clientOf } from "./send.ts";

interface Options {
  readonly network: string;
  readonly acceptVotes?: boolean;
}

const command = new Command("npm run deploy:check --")
  .description("Compares a live chain with the repository. Every difference is a line; exit code 1 if there is any.")
  .requiredOption("--network <name>", "the network file in script/networks: local, sepolia, amoy, polygon, mainnet")
  .option("--accept-votes", "differences that an executed vote explains do not count")
  .parse();

await runCommand(() => check(command.opts<Options>()));

async function check(values: Options): Promise<number> {
  const source = readNetworkFile(values.network);
  const missing = placeholdersOf(source.file);
  if (missing.length > 0) throw new CommandError([`${source.path} names no deployment:`, ...missing].join("\n  "));
  const network = networkOf(values.network);
  const live = clientOf(network, source.file);
  const chainId = await live.getChainId().catch(() => undefined);
  const host = new URL(network.rpcUrl).host;
  if (chainId === undefined) throw new CommandError(`no chain answers at ${host}`);
  if (chainId !== source.file.chainId)
    throw new CommandError(
      `${source.path} is for chain ${source.file.chainId}, but the node at ${host} serves chain ${chainId}`,
    );
  const deployment = deploymentOf(chainId);
  const { startBlock } = deployment;
  await buildContracts({ env: keylessEnvironment() });

  return withReference(source, live, async ({ client, book }) => {
    const { addresses } = parseDeployment(chainId, book, "the repository's address book");
    const lines = [...bookDifferencesOf(deployment.addresses, addresses)];
    const expected = await factsOf(client, source.file, book, 0n);
    const facts = await factsOf(live, source.file, book, startBlock);
    const timelock = addressOf(deployerOf(source.file.accounts.deployer), "Timelock");
    const differences = differencesOf(facts, expected, await executedCalls(live, timelock, startBlock));
    const voted = values.acceptVotes ? differences.filter((difference) => difference.voted !== undefined) : [];
    lines.push(...differences.filter((difference) => !voted.includes(difference)).map(describeDifference));
    for (const difference of voted) print(`voted: ${describeDifference(difference)}`);
    for (const line of lines) print(line);
    const what = `${expected.length} facts of ${source.file.name} (chain ${chainId})`;
    if (lines.length === 0) {
      print(
        voted.length === 0
          ? `${what}: all as in the repository.`
          : `${what}: as in the repository, but for ${voted.length} that were voted.`,
      );
      return 0;
    }
    print(`${what}: ${lines.length} ${lines.length === 1 ? "difference" : "differences"}.`);
    return 1;
  });
}
