/** `npm run airdrop -- build | proof | open`: from a list of recipients to a round that the stakers can vote on. docs/TOKEN.md has the rules. */
import { Command } from "commander";
import { runCommand } from "../chain/command.ts";
import { type BuildOptions, build } from "./build.ts";
import { type OpenOptions, open } from "./open.ts";
import { type ProofOptions, proof } from "./proof.ts";

const NETWORK = process.env.CARBONTRACE_NETWORK ?? "local";
const program = new Command("airdrop").description("Builds, checks and proposes rounds of the airdrop.");

program
  .command("build")
  .description("Turns a list of recipients into a Merkle tree and its file of proofs.")
  .argument("<recipients.csv>", 'header "address,amount" (CRBN) or "address,wei"')
  .requiredOption("--round <n>", "number of the round, part of every leaf")
  .option("--network <name>", `asks this network for chain, contract and what is left (default: ${NETWORK})`)
  .option("--contract <address>", "address of MerkleAirdrop, instead of asking a network")
  .option("--chain-id <id>", "with --contract: the chain; else: must be the network's")
  .option("--total <CRBN>", "what the amounts must add up to")
  .option("--merge", "adds the amounts of an address that is named more than once", false)
  .option("--out <file>", "the proofs file", "proofs.json")
  .option("--tree <file>", 'also writes the whole tree, in OpenZeppelin\'s format "standard-v1"')
  .action((file: string, options: BuildOptions) => runCommand(() => build(file, options)));

program
  .command("proof")
  .description("Prints what an address can claim and its proof, checked against the root.")
  .argument("<address>", "the recipient")
  .option("--file <file>", "the proofs file", "proofs.json")
  .option("--network <name>", "also compares the root with the open round there")
  .action((account: string, options: ProofOptions) => runCommand(() => proof(account, options)));

program
  .command("open")
  .description("Publishes a proofs file and shows the call that opens its round, which the stakers vote on.")
  .option("--file <file>", "the proofs file", "proofs.json")
  .requiredOption("--deadline <moment>", "last second of claims: a moment, or days from now")
  .option("--network <name>", "network", NETWORK)
  .option("--propose", "also proposes the call to the stakers, with the proposer's key", false)
  .action((options: OpenOptions) => runCommand(() => open(options)));

await program.parseAsync();
