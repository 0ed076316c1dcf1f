import { describe, expect, it } from "vitest";
import type { DecodedLog } from "../../../data/chain/logs.ts";
import type { SerialRange } from "../../../data/index.ts";
import { TONNE } from "../../../format/index.ts";
import { issuedMatches, rangesTile, retiredMatches } from "../checks.ts";
import { readDataUri } from "../OnChainFiles.tsx";
import { type Certificate, retirementIdOf } from "../readCertificate.ts";

const ACCOUNT = "0x00000000000000000000000000000000000000A1";
const half = TONNE / 2n;

function run(first: bigint, last: bigint, firstFrom = 0n, lastTo = TONNE, batch = 1n): SerialRange {
  const amount = (last - first) * TONNE - firstFrom + lastTo;
  return { operatorCode: "VER", batch, first, last, firstFrom, lastTo, amount };
}

describe("serial runs", () => {
  it("tile an amount when they are sound, distinct and add up", () => {
    expect(rangesTile([run(1n, 10n), run(11n, 11n, 0n, half)], 10n * TONNE + half)).toBe(true);
    expect(rangesTile([run(5n, 5n, half, TONNE)], half)).toBe(true);
    expect(rangesTile([run(1n, 2n), run(1n, 2n, 0n, TONNE, 2n)], 4n * TONNE)).toBe(true);
    // Two lines may share a tonne, each a part of it.
    expect(rangesTile([run(1n, 2n, 0n, half), run(2n, 3n, half)], 3n * TONNE)).toBe(true);
  });

  it("do not when one is missing, doubled, empty or reversed", () => {
    expect(rangesTile([run(1n, 10n)], 11n * TONNE)).toBe(false);
    expect(rangesTile([run(1n, 10n), run(10n, 12n)], 13n * TONNE)).toBe(false);
    expect(rangesTile([run(1n, 2n, 0n, half + 1n), run(2n, 3n, half)], 3n * TONNE + 1n)).toBe(false);
    expect(rangesTile([run(5n, 5n, half, half)], 0n)).toBe(false);
    expect(rangesTile([run(5n, 4n)], 0n)).toBe(false);
    expect(rangesTile([{ ...run(1n, 2n), amount: TONNE }], TONNE)).toBe(false);
    expect(rangesTile([], TONNE)).toBe(false);
  });
});

const retirementId = retirementIdOf(4097, 25n);
const log = (args: Record<string, unknown>): DecodedLog => ({
  eventName: "",
  args,
  blockNumber: 7n,
  logIndex: 0,
  transactionHash: "0x01",
  timestamp: 1_000n,
});
const retired = {
  account: ACCOUNT,
  vintage: 4097,
  retirement: retirementId,
  amount: half,
  operator: ACCOUNT,
  certificate: 3n,
};
const issued = { certificate: 3n, retirement: retirementId, account: ACCOUNT, amount: half, text: "0xab12" };
const certificate = {
  id: 3n,
  account: ACCOUNT,
  operator: ACCOUNT,
  vintageId: 4097,
  retirementId,
  amount: half,
  lines: [{ vintageId: 4097, retirementId, amount: half }],
  time: 1_000n,
  blockNumber: 7n,
  retirements: [log(retired)],
  issued: log(issued),
} as unknown as Certificate;

describe("a certificate's logs", () => {
  it("agree when every value does", () => {
    expect(retiredMatches(certificate)).toBe("passed");
    expect(retiredMatches({ ...certificate, retirements: [log({ ...retired, certificate: 0n })] })).toBe("passed");
    expect(issuedMatches(certificate, "0x00ab12")).toBe("passed");
  });

  it("agree with every line of several, and not with all but one", () => {
    const second = { vintageId: 4098, retirementId: retirementIdOf(4098, 0n), amount: TONNE };
    const both = { ...certificate, amount: half + TONNE, lines: [...certificate.lines, second] } as Certificate;
    const told = { ...retired, vintage: 4098, retirement: second.retirementId, amount: TONNE };
    expect(retiredMatches({ ...both, retirements: [log(told), log(retired)] })).toBe("passed");
    expect(retiredMatches({ ...both, retirements: [log(retired)] })).toBe("failed");
    expect(retiredMatches({ ...both, retirements: [log(retired), log({ ...told, amount: 1n })] })).toBe("failed");
  });

  it("disagree when any value does", () => {
    const other = "0x00000000000000000000000000000000000000A2";
    const wrong = { account: other, vintage: 1, retirement: 1n, amount: 1n, operator: other, certificate: 4n };
    for (const [name, value] of Object.entries(wrong)) {
      expect(retiredMatches({ ...certificate, retirements: [log({ ...retired, [name]: value })] })).toBe("failed");
    }
    expect(retiredMatches({ ...certificate, time: 999n })).toBe("failed");
    expect(retiredMatches({ ...certificate, amount: half + 1n })).toBe("failed");
    expect(issuedMatches(certificate, "0x00ab13")).toBe("failed");
    expect(issuedMatches({ ...certificate, issued: log({ ...issued, amount: 1n }) }, "0x00ab12")).toBe("failed");
  });

  it("prove nothing when the node does not serve them", () => {
    expect(retiredMatches({ ...certificate, retirements: [] })).toBe("unknown");
    expect(issuedMatches({ ...certificate, issued: null }, "0x00ab12")).toBe("unknown");
    expect(issuedMatches(certificate, undefined)).toBe("unknown");
  });
});

describe("data URIs", () => {
  it("are read as UTF-8, in base64 or percent-encoded", () => {
    const base64 = btoa(String.fromCharCode(...new TextEncoder().encode('{"碳":1}')));
    expect(readDataUri(`data:application/json;base64,${base64}`)).toBe('{"碳":1}');
    expect(readDataUri(`data:application/json,${encodeURIComponent("碳,1")}`)).toBe("碳,1");
  });
});
