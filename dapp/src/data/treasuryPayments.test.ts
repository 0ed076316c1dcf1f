import type { Address, Hash } from "viem";
import { expect, it } from "vitest";
import type { DecodedLog } from "./chain/logs.ts";
import { listPayments } from "./treasury.ts";

const token: Address = "0x00000000000000000000000000000000000000aa";
const to: Address = "0x00000000000000000000000000000000000000bb";

function log(eventName: string, logIndex: number, args: DecodedLog["args"], transaction = "0x01"): DecodedLog {
  return { eventName, args, blockNumber: 1n, logIndex, transactionHash: transaction as Hash, timestamp: 1_000n };
}
const spent = (logIndex: number, amount: bigint, transaction?: string) =>
  log("Spent", logIndex, { token, to, amount }, transaction);
const executed = (logIndex: number, proposalId: bigint, transaction?: string) =>
  log("ProposalExecuted", logIndex, { proposalId }, transaction);

it("gives each payment of a transaction to the proposal that made it", () => {
  const logs = [
    ...[spent(1, 1n), spent(2, 2n), executed(3, 71n), spent(4, 3n), executed(5, 72n)],
    ...[spent(1, 4n, "0x02"), executed(2, 73n, "0x02")],
    // By vote, but through another Governor than the one that is known.
    spent(9, 5n, "0x03"),
  ];
  const byAmount = Object.fromEntries(listPayments([], logs).map(({ amount, proposal }) => [String(amount), proposal]));
  expect(byAmount).toEqual({ 1: 71n, 2: 71n, 3: 72n, 4: 73n, 5: null });
});

it("knows no proposal behind what signers paid", () => {
  const [payment] = listPayments([], [log("SignersSpent", 1, { token, to, amount: 1n }), executed(2, 71n)]);
  expect(payment).toMatchObject({ by: "signers", proposal: null });
});
