/**
 * `npm run deploy -- --network <name>`: plans the deployment, shows the whole plan, and sends it; then the address book is
 * in deployments/<chainId>.json. It can be run again after any failure and goes on where it stopped. docs/DEPLOY.md.
 */
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import type { Address, PublicClient } from "viem";
import { print, runCommand } from "./chain/command.ts";
import { CommandError } from "./chain/fail.ts";
import { findSigner, type Signer, signerOf } from "./chain/keys.ts";
import { checkChain, type Network, networkOf } from "./chain/networks.ts";
import { deployerOf } from "./deployment/addresses.ts";
import { Journal } from "./deployment/journal.ts";
import { type NetworkSource, placeholdersOf, readNetworkFile } from "./deployment/networkFile.ts";
import { keylessEnvironment, type Plan, planDeployment } from "./deployment/plan.ts";
import { clientOf, sendPlanned, settle } from "./deployment/send.ts";
import { costOf, showPlan } from "./deployment/show.ts";
import { verifySources } from "./deployment/verify.ts";
import { contractsOf, Words } from "./deployment/words.ts";
import { DEFAULT_DEPLOYMENTS_DIR } from "./dev/paths.ts";
import { buildContracts } from "./dev/steps.ts";

interface Options {
  readonly network: string;
  readonly plan?: boolean;
  readonly yes?: boolean;
  readonly startBlock?: string;
}

const command = new Command("npm run deploy --")
  .description(
    "Plans a deployment, shows the whole plan and its cost, and sends it after a yes. It goes on where it stopped.",
  )
  .requiredOption("--network <name>", "the network file in script/networks: local, sepolia, amoy, polygon, mainnet")
  .option("--plan", "only shows the plan; needs no key and sends nothing")
  .option("--yes", "sends without asking, where nobody is there to answer")
  .option("--start-block <number>", "the block before the first transaction, if it is not known any more")
  .parse();

await runCommand(() => deploy(command.opts<Options>()));

async function deploy(values: Options): Promise<number> {
  const givenBlock = countOf(values.startBlock);
  const source = readNetworkFile(values.network);
  const missing = placeholdersOf(source.file);
  if (missing.length > 0) throw new CommandError([`${source.path} cannot be deployed:`, ...missing].join("\n  "));
  const network = networkOf(values.network);
  const signer = signerFor(source, network, values.plan === true);
  const client = clientOf(network, source.file);
  await requireChain(client, source, network);

  await buildContracts({ env: keylessEnvironment() });
  const deployer = source.file.accounts.deployer;
  await settle(client, deployer, network.local);
  const journal = new Journal(DEFAULT_DEPLOYMENTS_DIR, source.file.chainId, deployerOf(deployer));
  const startBlock = await journal.startBlock(client, givenBlock);
  const plan = await planDeployment(source, network.rpcUrl, startBlock);
  const cost = costOf(plan, (await client.estimateFeesPerGas()).maxFeePerGas);
  const balance = await client.getBalance({ address: deployer });
  showPlan(source, plan, await contractsThere(client, plan), cost, balance);
  if (values.plan) {
    print("Only planned: nothing was sent.");
    return 0;
  }
  if (plan.transactions.length > 0) {
    if (balance < cost.total && !network.local)
      throw new CommandError("The deployer has not enough for the whole plan: nothing was sent.");
    if (!network.local && !values.yes) await confirm(source.file.name);
    journal.begin(startBlock);
    await sendAll(client, signer as Signer, source, plan, network.local);
  }
  print(`Address book: ${journal.end(plan.book)}`);
  await verifySources(source, client);
  return 0;
}

/** The deployer's key, which must be the file's: all addresses follow from it. A mere plan needs none. */
function signerFor({ file, path }: NetworkSource, network: Network, plan: boolean): Signer | undefined {
  const signer = plan ? findSigner("deployer", network) : signerOf("deployer", network);
  if (signer === undefined || signer.address === file.accounts.deployer) return signer;
  throw new CommandError(
    `the key is that of ${signer.address}, but ${path} names the deployer ${file.accounts.deployer}`,
  );
}

async function requireChain(client: PublicClient, { file, path }: NetworkSource, network: Network): Promise<void> {
  let chainId: number;
  try {
    chainId = await client.getChainId();
  } catch {
    throw new CommandError(`no chain answers at ${new URL(network.rpcUrl).host}`);
  }
  checkChain(network, chainId);
  if (chainId === file.chainId) return;
  const host = new URL(network.rpcUrl).host;
  throw new CommandError(`${path} is for chain ${file.chainId}, but the node at ${host} serves chain ${chainId}`);
}

async function contractsThere(client: PublicClient, { book }: Plan): Promise<ReadonlySet<Address>> {
  const addresses = contractsOf(book).map(({ address }) => address);
  const codes = await Promise.all(addresses.map((address) => client.getCode({ address })));
  return new Set(addresses.filter((_, n) => codes[n] !== undefined));
}

/** A typed answer, or nothing is sent. */
async function confirm(name: string): Promise<void> {
  if (!process.stdin.isTTY) throw new CommandError("Nobody is there to confirm: add --yes if the plan is right.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`Type ${name} to send all of this: `);
    if (answer.trim() !== name) throw new CommandError("Nothing was sent.");
  } finally {
    terminal.close();
  }
}

async function sendAll(
  client: PublicClient,
  signer: Signer,
  { file }: NetworkSource,
  plan: Plan,
  local: boolean,
): Promise<void> {
  const words = new Words(plan.book, file);
  let spent = 0n;
  for (const [n, transaction] of plan.transactions.entries()) {
    const step = `${n + 1}/${plan.transactions.length}`;
    const what = words.describe(transaction);
    try {
      const receipt = await sendPlanned(client, signer, transaction, local);
      spent += receipt.gasUsed;
      print(`[${step}] ${what} · ${receipt.transactionHash}`);
    } catch (error) {
      if (error instanceof CommandError)
        throw new CommandError(`[${step}] ${what}: ${error.message}. Run the same command again to go on from here.`);
      throw error;
    }
  }
  print(`Everything is sent: ${plan.transactions.length} transactions, ${spent} gas.`);
}

function countOf(text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,18}$/.test(text)) throw new CommandError(`--start-block "${text}" is not a number`);
  return BigInt(text);
}
