import { keccak256, toBytes } from "viem";
import { describe, expect, it } from "vitest";
import type { DecodedLog } from "../../../data/chain/logs.ts";
import { accountsIn } from "../custodyIn.ts";

const T = 10n ** 18n;
const [VINTAGE, OTHER_VINTAGE] = [4097, 8193];
const VERIFIER = "0x00000000000000000000000000000000000000A1";
/** Noon of a day of November 2023 {s}. */
const noon = (day: number) => BigInt(Date.UTC(2023, 10, day, 12)) / 1_000n;

let place = 0;
function log(eventName: string, args: Record<string, unknown>, timestamp = noon(1)): DecodedLog {
  place += 1;
  return { eventName, args, blockNumber: 1n, logIndex: place, transactionHash: "0x01", timestamp };
}

const stated = (custody: number, account: string, date: number, tonnes: bigint, registry = 1) =>
  log("CustodyStated", { registry, custody, account, date, tonnes, documentCid: "cid", verifier: VERIFIER });
const confirmed = (vintage: number, sequenceStart: bigint, tonnes: bigint, custody: bigint, time?: bigint) =>
  log("BlockConfirmed", { blockId: place, vintage, tonnes, sequenceStart, custody }, time);
const retired = (vintage: number, position: bigint, amount: bigint, time?: bigint) =>
  log("Retired", { vintage, retirement: (BigInt(vintage) << 96n) | position, amount }, time);
const requested = (request: bigint, firstTonne: bigint, tonnes: bigint) =>
  log("DetokenisationRequested", { request, vintage: VINTAGE, firstTonne, tonnes });
const settled = (firstTonne: bigint, first: bigint, last: bigint, time?: bigint) =>
  log("SerialsSettled", { vintage: VINTAGE, blockId: 1, first, last, firstTonne }, time);

const registryOf = (vintage: number) => (vintage === VINTAGE ? 1 : 2);
const amountsOf = ({ statements: _, id: _id, ...rest }: ReturnType<typeof accountsIn>[number]) => rest;

describe("accounts of custody, from the chain's logs", () => {
  it("each block counts for the account whose statement it names, and each exit for the block that it took from", () => {
    const logs = [
      stated(1, "B", 20231101, 10n),
      stated(2, "A", 20231101, 20n),
      // The same number at another registry is another statement.
      stated(1, "other", 20231101, 1n, 2),
      confirmed(VINTAGE, 0n, 10n, 1n),
      confirmed(VINTAGE, 10n, 20n, 2n),
      confirmed(OTHER_VINTAGE, 0n, 7n, 1n),
      // Over the border: 2 t of the first block, 1.5 t of the second.
      retired(VINTAGE, 8n * T, (7n * T) / 2n),
      retired(OTHER_VINTAGE, 0n, T),
      log("Cancelled", { vintage: VINTAGE, position: 12n * T, amount: T }),
      requested(1n, 14n, 3n),
      requested(2n, 17n, 4n),
      requested(3n, 21n, 5n),
      log("DetokenisationFinalised", { request: 2n }),
      log("DetokenisationReverted", { request: 3n }),
      settled(9n, 109n, 111n),
      log("BlockImpaired", { blockId: 2, vintage: VINTAGE, kind: 1, firstTonne: 25n, tonnes: 5n }),
    ];
    expect(accountsIn(1, logs, registryOf).map(amountsOf)).toEqual([
      {
        ...{
          account: "A",
          issued: 20n * T,
          consumed: (5n * T) / 2n,
          locked: 3n * T,
          detokenised: 4n * T,
          settled: 2n * T,
          impaired: 5n * T,
        },
        ...{ circulating: (21n * T) / 2n, expected: 14n * T, expectedThen: 14n * T },
      },
      {
        ...{ account: "B", issued: 10n * T, consumed: 2n * T, locked: 0n, detokenised: 0n, settled: T, impaired: 0n },
        ...{ circulating: 8n * T, expected: 9n * T, expectedThen: 9n * T },
      },
    ]);
    expect(accountsIn(2, logs, registryOf).map(amountsOf)).toMatchObject([
      { account: "other", issued: 7n * T, consumed: T },
    ]);
  });

  it("what had to lie there is that of the latest statement's day, to its last second", () => {
    const midnight = noon(3) - 43_200n;
    const logs = [
      stated(1, "A", 20231031, 5n),
      confirmed(VINTAGE, 0n, 10n, 1n),
      stated(2, "A", 20231102, 10n),
      settled(0n, 1n, 1n, midnight - 1n),
      confirmed(VINTAGE, 10n, 20n, 2n, midnight),
      settled(1n, 2n, 2n, noon(4)),
    ];
    const [account] = accountsIn(1, logs, registryOf);
    expect(account?.expectedThen).toBe(9n * T);
    expect(account?.expected).toBe(28n * T);
    expect(account?.statements.map(({ number, held }) => [number, held])).toEqual([
      [2, 10n * T],
      [1, 5n * T],
    ]);
  });

  it("is numbered as the indexer numbers it, and empty while nothing was issued from it", () => {
    const [account] = accountsIn(1, [stated(1, "ACC <b>7</b>", 20231101, 3n)], registryOf);
    expect(account?.id).toBe(`1-${keccak256(toBytes("ACC <b>7</b>"))}`);
    expect(account).toMatchObject({ issued: 0n, expected: 0n, expectedThen: 0n });
  });
});
