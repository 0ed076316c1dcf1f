/** The whole plan on the screen, before anything is sent. */
import { type Address, formatEther, formatGwei, formatUnits, zeroAddress } from "viem";
import { print } from "../chain/command.ts";
import type { NetworkSource } from "./networkFile.ts";
import type { Plan } from "./plan.ts";
import { contractsOf, Words } from "./words.ts";

/** What the plan costs at most {wei}, and at which fee {wei a gas}. */
export interface Cost {
  readonly gas: bigint;
  readonly fee: bigint;
  readonly total: bigint;
}

/** The gas that forge expects, which is more than it will be, at the fee that the node names now. */
export function costOf(plan: Plan, fee: bigint): Cost {
  const gas = plan.transactions.reduce((sum, transaction) => sum + transaction.gas, 0n);
  const value = plan.transactions.reduce((sum, transaction) => sum + transaction.value, 0n);
  return { gas, fee, total: gas * fee + value };
}

/** Prints everything: where, who, with what, which contracts and calls, and what it costs. */
export function showPlan(
  { file, path }: NetworkSource,
  plan: Plan,
  there: ReadonlySet<Address>,
  cost: Cost,
  balance: bigint,
): void {
  print(`Deployment to ${file.name}, chain ${file.chainId}, as ${path} says`);
  for (const note of file.notes) print(`  note: ${note}`);
  showParameters(file);
  print();
  print("Contracts");
  for (const { name, address } of contractsOf(plan.book)) {
    print(`  ${there.has(address) ? "there" : "new  "}  ${address}  ${name}`);
  }
  print();
  print(`Transactions, in this order: ${plan.transactions.length}`);
  const words = new Words(plan.book, file);
  for (const [n, transaction] of plan.transactions.entries()) {
    print(`  ${String(n + 1).padStart(3)}  ${words.describe(transaction)}`);
  }
  print();
  print(
    `Cost: at most ${formatEther(cost.total)} ${file.coin} (${cost.gas} gas at ${formatGwei(cost.fee)} gwei, the node's fee now)`,
  );
  print(`The deployer ${file.accounts.deployer} has ${formatEther(balance)} ${file.coin}.`);
}

function showParameters({
  accounts,
  curators,
  treasury,
  guardian,
  governance,
  usdc,
  dex,
  opening,
  mining,
  safe,
  ...file
}: NetworkSource["file"]): void {
  const rows: readonly (readonly [string, string])[] = [
    ["commission", `${formatUnits(file.commissionRate, 16)} %`],
    ["USDC", usdc === zeroAddress ? "a test token of its own" : usdc],
    [
      "Uniswap v2",
      dex.factory === zeroAddress ? "contracts of its own" : `factory ${dex.factory}, router ${dex.router}`,
    ],
    [
      "CRBN/USDC pair",
      opening.crbn === 0n
        ? "created, not opened"
        : `opened with ${formatEther(opening.crbn)} CRBN and ${formatUnits(opening.usdc, 6)} USDC`,
    ],
    [
      "Safe 1.5.0",
      safe.factory === zeroAddress ? "contracts of its own" : `factory ${safe.factory}, singleton ${safe.singleton}`,
    ],
    [
      "voting",
      `${hours(governance.votingDelay)} delay, ${hours(governance.votingPeriod)} period, ${hours(governance.lateQuorumExtension)} late extension`,
    ],
    ["proposal threshold", `${formatEther(governance.proposalThreshold)} sCRBN`],
    ["quorum", `${governance.quorumPercent} %, 5,000,000 sCRBN at least`],
    ["timelock", "2 days, 7 days for protected calls (code)"],
    [
      "spending limits",
      `${formatUnits(treasury.limits.usdc, 6)} USDC, ${formatEther(treasury.limits.crbn)} CRBN, ${formatEther(treasury.limits.native)} ${file.coin} in 31 days`,
    ],
    ["reward reserve", `${formatEther(file.token.milestone.rewardReserve)} CRBN`],
    [
      "liquidity mining",
      `${formatEther(file.token.milestone.liquidityMining)} CRBN in ${mining.epochs.length} epochs, ${
        mining.start
          ? `started with weight ${mining.weight} for CRBN/USDC and ${mining.poolWeight} for each pool token/USDC`
          : "started by a vote"
      }`,
    ],
    ...file.token.grants.map(
      ({ bucket, beneficiary, amount }) =>
        ["grant", `${formatEther(amount)} CRBN of ${bucket} to ${beneficiary}`] as const,
    ),
    [
      "airdrop round 1",
      file.token.airdrop === undefined
        ? "none"
        : `${formatEther(file.token.airdrop.total)} CRBN for ${file.token.airdrop.days} days, ${file.token.airdrop.proofsCid}`,
    ],
    ["registries", file.registries.map(registryWords).join(" · ")],
    ["labels", String(file.labels.length)],
  ];
  print();
  print("Parameters");
  for (const [name, value] of rows) print(`  ${name.padEnd(20)}${value}`);
  print();
  print("Owners and roles, when it is done");
  print(`  treasury Safe, ${treasury.threshold} of ${treasury.owners.length}`);
  for (const owner of treasury.owners) print(`    ${owner}`);
  print(`  guardian Safe, ${guardian.threshold} of ${guardian.owners.length}`);
  for (const owner of guardian.owners) print(`    ${owner}`);
  print(`  ADMIN and every role of the DAO: the Timelock · GUARDIAN: the guardian Safe`);
  print(`  CURATION_COUNCIL ${accounts.council} · REGISTRAR ${accounts.registrar} · VERIFIER ${accounts.verifier}`);
  print(`  CURATOR ${curators.join(" · ")}`);
  print(`  public sale ${accounts.sale} · deployer ${accounts.deployer}: no role`);
}

function hours(seconds: number): string {
  return seconds % 86_400 === 0 ? `${seconds / 86_400} d` : `${seconds / 3_600} h`;
}

/** A registry with its operators and how it numbers its units. */
function registryWords({ code, operators, numberScope }: NetworkSource["file"]["registries"][number]): string {
  return `${code} (${operators.join(", ")}; numbers by ${numberScope.toLowerCase()})`;
}
