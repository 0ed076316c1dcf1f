/**
 * `npm run seed`: fills the local market and its token through the same functions as an import, with the genesis roles that
 * `script/networks/local.json` names. Idempotent: a rerun does what is missing.
 */
import { createHash } from "node:crypto";
import { Command } from "commander";
import { print, runCommand } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { contentStore } from "../chain/ipfs.ts";
import { signerOf, testAccount } from "../chain/keys.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { readCatalogue } from "./chain/catalogue.ts";
import { readProjects, readVintages } from "./chain/state.ts";
import { compareWithExport, confirmAll, describeBlock } from "./confirmer.ts";
import { bringOnChain } from "./importer.ts";
import { groupDigits } from "./integer.ts";
import { findMissing } from "./missing.ts";
import { buildPlan, type PlannedProject } from "./plan/plan.ts";
import { seedAmendment, seedBatch, seedDisowned, seedPrivate, seedSettlements } from "./seed/certificates.ts";
import { type Curators, curate, localCurators, seedSecondLook } from "./seed/curation.ts";
import { SEED_EVIDENCE } from "./seed/evidence.ts";
import { seedExits, seedRecall } from "./seed/exits.ts";
import { seedPoll, seedProposal } from "./seed/governance.ts";
import { type Holders, seedAirdrop, seedStakes } from "./seed/holders.ts";
import { seedLiquidity } from "./seed/liquidity.ts";
import { SEED_PROJECTS } from "./seed/projects.ts";
import { seedReview } from "./seed/review.ts";
import { seedRows } from "./seed/rows.ts";
import { seedStanding } from "./seed/standing.ts";
import { seedStatements } from "./seed/statements.ts";
import { type Stock, seedListings, seedRetirements, seedTrades } from "./seed/stock.ts";

/** Anvil's test accounts 7 and 8 sell (Verra, Gold Standard), 9 buys and retires. */
const SELLERS = { verra: 7, "gold-standard": 8 } as const;
const BUYER = 9;

const command = new Command("seed")
  .description("Fills the local market with real projects, listings, trades and retirements.")
  .option("--network <name>", "network; only local is seeded", process.env.CARBONTRACE_NETWORK ?? "local")
  .parse();

await runCommand(() => main(command.opts<{ network: string }>().network));

async function main(name: string): Promise<number> {
  const network = networkOf(name);
  if (!network.local)
    throw new CommandError("only the local market is seeded: elsewhere credits come from registry:import");
  const protocol = await Protocol.connect(network);
  const rows = seedRows(SEED_PROJECTS);
  const registrar = signerOf("registrar", network);
  const verifier = signerOf("verifier", network);
  const store = contentStore(true);
  const council = signerOf("council", network);
  const curators: Curators = { protocol, signers: localCurators(network), store, progress: print };
  // Evidence names the document that it was read from: here, the seed's own facts.
  const exportSha256 = createHash("sha256").update(JSON.stringify(SEED_PROJECTS)).digest("hex");

  for (const registry of ["verra", "gold-standard"] as const) {
    const plan = buildPlan(rows.filter((row) => row.registry === registry));
    const recipient = testAccount(SELLERS[registry]).address;
    const run = {
      protocol,
      registrar,
      council,
      curate: (project: PlannedProject, id: number) => curate(curators, project, id),
      recipient,
      store,
      custody: undefined,
      evidence: SEED_EVIDENCE,
      exportSha256,
      progress: print,
    };
    // Projects and vintages first: a verifier states totals and custody of what is registered, and then it is submitted.
    await bringOnChain(run, await findMissing(protocol, plan, false));
    await seedStatements({ protocol, verifier, store, progress: print }, registry, plan);
    const missing = await findMissing(protocol, plan, false);
    for (const { block, message } of missing.impossible) print(`${block.row.serial}: ${message}`);
    await bringOnChain(run, missing);
    await seedReview(run, verifier, plan);
    const { matching } = await compareWithExport(protocol, registry, plan, { verifier: verifier.address, recipient });
    const { failed } = await confirmAll(protocol, verifier, matching, print);
    for (const { block, reason } of failed) print(`${describeBlock(block)}: ${reason}`);
    if (failed.length > 0) throw new CommandError(`${failed.length} blocks of the seed could not be confirmed`);
  }

  const plan = buildPlan(rows);
  const catalogue = await readCatalogue(protocol);
  const onChain = await readProjects(protocol, catalogue, plan);
  await seedSecondLook(
    curators,
    new Map(plan.projects.map((project) => [project, onChain.get(project.projectId)?.id as number])),
  );
  const vintageIds = await readVintages(protocol, catalogue, plan, onChain);
  const stock: Stock = {
    protocol,
    plan,
    vintageIds,
    sellerOf: (project) => testAccount(project.startsWith("VCS-") ? SELLERS.verra : SELLERS["gold-standard"]),
    buyer: testAccount(BUYER),
    payToken: protocol.findAddress("TestUSDC") ?? protocol.address("USDC"),
    progress: print,
  };
  for (const index of [SELLERS.verra, SELLERS["gold-standard"], BUYER])
    await protocol.settle(testAccount(index).address);
  const listings = await seedListings(stock);
  await seedTrades(stock, listings);
  await seedRetirements(stock);
  const officials = { registrar, verifier, store };
  await seedExits(stock, officials);
  await seedRecall(stock, officials);
  await seedBatch(stock);
  await seedPrivate(stock);
  await seedDisowned(stock);
  await seedAmendment(stock);
  await seedSettlements(stock, registrar);
  await seedLiquidity(stock);
  // After the trades: a stake takes something off the commission of later ones.
  const holders: Holders = { protocol, store, progress: print };
  await seedAirdrop(holders);
  await seedStakes(holders);
  // A challenge takes a locked stake.
  await seedStanding({ protocol, council, store, projects: onChain, progress: print });
  await seedPoll(holders);
  await seedProposal(holders);
  const tonnes = plan.blocks.reduce((sum, block) => sum + block.quantity, 0n);
  print(
    `seeded: ${plan.projects.length} projects, ${plan.vintages.length} vintages, ${plan.blocks.length} blocks (${groupDigits(tonnes)} t), ${listings.size} listings`,
  );
  return 0;
}
