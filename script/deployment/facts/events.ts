/** The events that say what else there is to ask about. */
import { type AbiEvent, type Address, type PublicClient, parseAbiItem, zeroAddress } from "viem";
import { abiOf } from "../../chain/abis.ts";

/** Widest span of blocks asked for at once; public nodes refuse more. */
const LOG_SPAN = 10_000n;

/** The contracts whose events say what else to ask for, and these events. */
const TELLING = {
  AccessManager: [
    ...["RoleGranted", "RoleLabel", "RoleAdminChanged", "RoleGuardianChanged", "RoleGrantDelayChanged"],
    ...["TargetClosed", "TargetFunctionRoleUpdated", "TargetAdminDelayUpdated"],
  ],
  Timelock: ["RoleGranted", "RoleAdminChanged"],
  SpendingGuard: ["LimitSet"],
  Allotments: ["CapSet"],
  CreditMarket: ["PayTokenSet", "ReferenceSet", "ClassReferenceSet"],
  PoolBeacon: ["Upgraded"],
  TokenVesting: ["GrantCreated", "MilestoneGrantCreated", "TrancheApproved", "GrantRevoked"],
  MerkleAirdrop: ["RoundOpened"],
} as const;

/** Each proxy says what it runs. */
const UPGRADED = parseAbiItem("event Upgraded(address indexed implementation)");
/** Only what the token mints comes from zero. */
const TRANSFER = parseAbiItem("event Transfer(address indexed from, address indexed to, uint256 value)");

/** An event by the names of its contract and itself. */
export interface Told {
  readonly contract: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** the block that it is in */
  readonly block: bigint;
}

/** Blocks `from` to `to`, both included, in spans that a node answers about. */
export function* spansOf(
  from: bigint,
  to: bigint,
): Generator<{ readonly fromBlock: bigint; readonly toBlock: bigint }> {
  for (let fromBlock = from; fromBlock <= to; fromBlock += LOG_SPAN) {
    const end = fromBlock + LOG_SPAN - 1n;
    yield { fromBlock, toBlock: end < to ? end : to };
  }
}

/** The telling events, the upgrades of the proxies and what the token minted, between two blocks, both included. */
export async function eventsOf(
  client: PublicClient,
  addressOf: (name: string) => Address,
  proxies: Iterable<string>,
  startBlock: bigint,
  endBlock: bigint,
): Promise<readonly Told[]> {
  const telling = Object.keys(TELLING) as (keyof typeof TELLING)[];
  const names = new Map([...telling, ...proxies].map((name) => [addressOf(name).toLowerCase(), name]));
  const address = [...names.keys()] as Address[];
  const events = [UPGRADED, ...telling.flatMap(eventsIn)];
  const told: Told[] = [];
  for (const span of spansOf(startBlock, endBlock)) {
    // An event of another implementation than ours is not understood, and left out.
    const logs = await client.getLogs({ address, events, strict: true, ...span });
    const minted = { address: addressOf("CRBN"), event: TRANSFER, args: { from: zeroAddress }, strict: true, ...span };
    for (const log of [...logs, ...(await client.getLogs(minted))])
      told.push({
        contract: names.get(log.address.toLowerCase()) as string,
        name: log.eventName,
        args: log.args as unknown as Told["args"],
        block: log.blockNumber,
      });
  }
  return told;
}

function eventsIn(contract: keyof typeof TELLING): readonly AbiEvent[] {
  const names: readonly string[] = TELLING[contract];
  return abiOf(contract).filter((item) => item.type === "event" && names.includes(item.name)) as AbiEvent[];
}
