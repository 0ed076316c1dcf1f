import { type Address, encodeAbiParameters, type Hex, keccak256, stringToHex } from "viem";
import { describe, expect, it } from "vitest";
import { contracts } from "../../chain/contracts.ts";
import { hashOf } from "./fakePorts.ts";
import { outcomeOf } from "./outcomeOf.ts";

const OTHER: Address = `0x${"b2".repeat(20)}`;
const { address } = contracts.governor;
const calls = [
  { target: OTHER, value: 0n, calldata: "0x1234" },
  { target: address, value: 7n, calldata: "0x" },
] as const;
const request = { proposal: 9n, calls, descriptionHash: hashOf(5) };
const lists = [[OTHER, address], [0n, 7n], ["0x1234", "0x"], hashOf(5)];

/** A log of the Governor about a proposal; what follows the id is not looked at. */
function about(signature: string, proposal: bigint): { topics: Hex[]; data: Hex } {
  const data = encodeAbiParameters([{ type: "uint256" }, { type: "uint256" }], [proposal, 0n]);
  return {
    topics: [keccak256(stringToHex(signature))],
    data: signature.includes(",") ? data : (data.slice(0, 66) as Hex),
  };
}

describe("moving a proposal", () => {
  it.each([
    ["cancelProposal", "cancel", "ProposalCanceled(uint256)", {}],
    ["queueProposal", "queue", "ProposalQueued(uint256,uint256)", {}],
    ["executeProposal", "execute", "ProposalExecuted(uint256)", { value: 0n }],
  ] as const)("%s names its calls and waits for the Governor's word", async (name, functionName, signature, more) => {
    const { flow, sent } = await outcomeOf(name, { ...request, ...more }, [about(signature, 9n)], address);
    expect(sent.map((call) => [call.address, call.functionName, call.args])).toEqual([[address, functionName, lists]]);
    expect(flow.outcome).toEqual({ proposal: 9n });
  });

  it("believes neither another proposal's end, nor another event, nor another contract", async () => {
    for (const [log, from] of [
      [about("ProposalCanceled(uint256)", 8n), address],
      [about("ProposalExecuted(uint256)", 9n), address],
      [about("ProposalCanceled(uint256)", 9n), OTHER],
    ] as const) {
      const { flow } = await outcomeOf("cancelProposal", request, [log], from);
      expect(flow.error).toMatchObject({ kind: "outcomeMissing" });
    }
  });
});
