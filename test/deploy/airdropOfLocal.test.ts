/** The local network's file opens round 1 with the seed's recipients. Root and CID follow from the airdrop's address. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cidOfFile } from "../../script/chain/ipfs.ts";
import { LOCAL_CHAIN_ID } from "../../script/chain/networks.ts";
import { addressOf, deployerOf } from "../../script/deployment/addresses.ts";
import { ROOT } from "../../script/dev/paths.ts";
import { seedTree } from "../../script/registry/seed/holders.ts";
import { SEED_ROUND, SEED_ROUND_DAYS } from "../../script/registry/seed/token.ts";
import { proofsBytes } from "../../script/token/proofsFile.ts";

test("the airdrop of local.json is the seed's list at the address that this build deploys to", async () => {
  const file = JSON.parse(readFileSync(join(ROOT, "script/networks/local.json"), "utf8"));
  const contract = addressOf(deployerOf(file.accounts.deployer), "MerkleAirdrop");
  const tree = await seedTree({ chainId: LOCAL_CHAIN_ID, contract, round: SEED_ROUND });
  const due = {
    root: tree.root,
    total: String(tree.total),
    days: SEED_ROUND_DAYS,
    proofsCid: await cidOfFile(proofsBytes(tree)),
  };
  const renew = `script/networks/local.json is stale: its "token.airdrop" must be ${JSON.stringify(due, null, 2)}`;
  expect(file.token.airdrop, renew).toEqual(due);
});
