import { encodeAbiParameters, encodeEventTopics, type Hex } from "viem";
import { describe, expect, it } from "vitest";
import { contracts } from "../../chain/contracts.ts";
import { actions } from "../actions/index.ts";
import { outcomeOf, SENDER } from "./outcomeOf.ts";

const OTHER = `0x${"b2".repeat(20)}` as const;
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
const DAY = 86_400;
const { abi, address } = contracts.signalPolls;

const opened = (opener: Hex, cid: string) => ({
  topics: encodeEventTopics({ abi, eventName: "PollOpened", args: { poll: 7n, opener } }),
  data: encodeAbiParameters(
    ["uint256", "uint256", "uint256", "string"].map((type) => ({ type })),
    [1_000n, 1_000n + BigInt(DAY), 3n, cid],
  ),
});

const cast = (poll: bigint, voter: Hex, option: bigint) => ({
  topics: encodeEventTopics({ abi, eventName: "SignalCast", args: { poll, voter } }),
  data: encodeAbiParameters([{ type: "uint256" }, { type: "uint256" }], [option, 5n]),
});

const question = { questionCid: CID, options: 3, period: DAY } as never;

describe("opening a poll", () => {
  it("names the file, the options and the period, and answers with the poll", async () => {
    const { flow, sent } = await outcomeOf("openPoll", question, [opened(SENDER, CID)], address);
    expect(sent.map(({ functionName, args }) => [functionName, args])).toEqual([["open", [CID, 3n, BigInt(DAY)]]]);
    expect(flow.outcome).toEqual({ poll: 7n, end: 1_000n + BigInt(DAY) });
  });
  it("believes neither another's poll, nor another file, nor another contract", async () => {
    for (const [log, from] of [
      [opened(OTHER, CID), address],
      [opened(SENDER, "bafkreiother"), address],
      [opened(SENDER, CID), OTHER],
    ] as const) {
      const { flow } = await outcomeOf("openPoll", question, [log], from);
      expect(flow.error).toMatchObject({ kind: "outcomeMissing" });
    }
  });
  it("asks nothing that the contract would refuse", () => {
    for (const change of [
      { options: 1 },
      { options: 11 },
      { period: DAY - 1 },
      { period: 31 * DAY },
      { questionCid: "" },
    ]) {
      expect(() => actions.openPoll.parse({ questionCid: CID, options: 3, period: DAY, ...change })).toThrow();
    }
  });
});

describe("answering a poll", () => {
  it("counts the votes that the contract counted", async () => {
    const { flow, sent } = await outcomeOf(
      "votePoll",
      { poll: 7n, option: 2 } as never,
      [cast(7n, SENDER, 2n)],
      address,
    );
    expect(sent[0]?.args).toEqual([7n, 2n]);
    expect(flow.outcome).toEqual({ option: 2, votes: 5n });
  });
  it("believes no other poll, voter or option", async () => {
    for (const log of [cast(8n, SENDER, 2n), cast(7n, OTHER, 2n), cast(7n, SENDER, 1n)]) {
      const { flow } = await outcomeOf("votePoll", { poll: 7n, option: 2 } as never, [log], address);
      expect(flow.error).toMatchObject({ kind: "outcomeMissing" });
    }
  });
});

describe("paying the treasury its part", () => {
  const paid = {
    topics: encodeEventTopics({ abi: contracts.stakedCrbn.abi, eventName: "FeesPaid" }),
    data: encodeAbiParameters([{ type: "uint256" }], [9n]),
  };
  it("answers with what was paid", async () => {
    const { flow, sent } = await outcomeOf("payFees", {} as never, [paid], contracts.stakedCrbn.address);
    expect(sent[0]?.functionName).toBe("payFees");
    expect(flow.outcome).toEqual({ amount: 9n });
  });
  it("fails without the log of the staking contract", async () => {
    const { flow } = await outcomeOf("payFees", {} as never, [paid], OTHER);
    expect(flow.error).toMatchObject({ kind: "outcomeMissing" });
  });
});
