import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { type DecodedLog, readLogs } from "../../data/chain/logs.ts";
import { everyOf, type Market, readMarket } from "../../data/chain/market.ts";
import { addSupplies } from "../../data/chain/parts.ts";
import { REQUEST_ENDS } from "../../data/chain/requestsIn.ts";
import type { Sourced } from "../../data/index.ts";
import { accountsIn } from "./custodyIn.ts";
import { LIMITS, type ProofOfCustody } from "./readCustody.ts";

const OF_EXITS = ["Cancelled", "SerialsSettled", "DetokenisationRequested", ...REQUEST_ENDS];

function readCustodyLogs(block: bigint): Promise<DecodedLog[]> {
  return readLogs(
    [
      ...everyOf(provenance.custody, ["CustodyStated"]),
      ...everyOf(contracts.creditIssuance, ["BlockConfirmed"]),
      ...everyOf(contracts.carbonCredit, ["Retired"]),
      ...everyOf(provenance.provenance, OF_EXITS),
      ...everyOf(provenance.impairments, ["BlockImpaired"]),
    ],
    block,
  );
}

/** Compares the statements that logs tell of with how many the contract has: a node that keeps no old logs must not hide one. */
async function checkStatements(registry: number, logs: readonly DecodedLog[], blockNumber: bigint): Promise<void> {
  const count = await publicClient.readContract({
    ...provenance.custody,
    functionName: "custodyCountOf",
    args: [registry],
    blockNumber,
  });
  const told = logs.filter(
    ({ eventName, args }) => eventName === "CustodyStated" && Number(args.registry) === registry,
  );
  if (BigInt(told.length) !== count) {
    throw new Error(
      `The node tells of ${told.length} statements of custody at registry ${registry}; there are ${count}.`,
    );
  }
}

async function readImpaired({ vintages }: Market, logs: readonly DecodedLog[], blockNumber: bigint) {
  const struck = new Set(
    logs.filter(({ eventName }) => eventName === "BlockImpaired").map(({ args }) => Number(args.vintage)),
  );
  const read = await Promise.all(
    vintages
      .filter(({ id }) => struck.has(id))
      .map(async ({ id, year, project }) => {
        const [, shortfall] = await publicClient.readContract({
          ...provenance.provenance,
          functionName: "soundOf",
          args: [id],
          blockNumber,
        });
        return { id: String(id), year, shortfall, projectName: project.name };
      }),
  );
  return read
    .filter(({ shortfall }) => shortfall > 0n)
    .sort((a, b) => (a.shortfall < b.shortfall ? 1 : -1))
    .slice(0, LIMITS.impaired);
}

/** The proof of custody from the chain alone, all of it as of one block. */
export async function readCustodyFromChain(): Promise<Sourced<ProofOfCustody>> {
  const block = await publicClient.getBlockNumber({ cacheTime: 0 });
  const [market, logs] = await Promise.all([readMarket(block), readCustodyLogs(block)]);
  const { registries, vintages } = market;
  const byId = new Map(vintages.map((vintage) => [vintage.id, vintage]));
  const registryOf = (id: number) => byId.get(id)?.project.registry ?? 0;
  const [impaired] = await Promise.all([
    readImpaired(market, logs, block),
    ...registries.map(({ number }) => checkStatements(number, logs, block)),
  ]);
  const value: ProofOfCustody = {
    registries: registries.map(({ number, code, name }) => ({
      ...{ id: String(number), code, name },
      supply: addSupplies(vintages.filter(({ project }) => project.registry === number).map(({ supply }) => supply)),
      accounts: accountsIn(number, logs, registryOf).map((account) => ({
        ...account,
        statements: account.statements.slice(0, LIMITS.statements),
      })),
    })),
    impaired,
  };
  return { value, source: "chain", block: { number: block } };
}
