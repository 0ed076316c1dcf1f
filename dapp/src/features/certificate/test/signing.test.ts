import { recoverTypedDataAddress, verifyTypedData } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { env } from "../../../chain/env.ts";
import { provenance } from "../../../chain/provenance.ts";
import { settlementOf } from "../Notes.tsx";
import { newCode } from "../secrets.ts";
import { amendmentData, readCountersigned, signClaim, writeCountersigned } from "../signing.ts";

const CLAIMANT = "0x00000000000000000000000000000000000000A1";
const { code, address } = newCode();
const amendment = { certificate: 3n, number: 1n, text: "Name: \u201cB\u201d", nonce: 2n ** 65n, deadline: 9n };

describe("a claim with a code", () => {
  it("is signed for one certificate as it was read and one account, on this chain and contract", async () => {
    const signature = await signClaim(code, 3n, 2n, CLAIMANT);
    const domain = {
      name: "Carbontrace Certificate Notes",
      version: "1",
      chainId: env.chainId,
      verifyingContract: provenance.certificateNotes.address,
    };
    const types = {
      CertificateClaim: [
        { name: "certificate", type: "uint256" },
        { name: "amendments", type: "uint256" },
        { name: "claimant", type: "address" },
      ],
    };
    const signed = (certificate: bigint, claimant: string, amendments = 2n, chainId = env.chainId) =>
      recoverTypedDataAddress({
        domain: { ...domain, chainId },
        types,
        primaryType: "CertificateClaim",
        message: { certificate, amendments, claimant },
        signature,
      } as never);
    expect(await signed(3n, CLAIMANT)).toBe(address);
    expect(await signed(4n, CLAIMANT)).not.toBe(address);
    expect(await signed(3n, address)).not.toBe(address);
    expect(await signed(3n, CLAIMANT, 3n)).not.toBe(address);
    expect(await signed(3n, CLAIMANT, 2n, env.chainId + 1)).not.toBe(address);
  });
});

describe("a countersignature", () => {
  it("goes from the beneficiary to the retiree as it is", async () => {
    const signature = await privateKeyToAccount(code).signTypedData(amendmentData(amendment));
    const read = readCountersigned(writeCountersigned({ ...amendment, signature }));
    expect(read).toEqual({ ...amendment, signature });
    expect(await verifyTypedData({ address, ...amendmentData(amendment), signature })).toBe(true);
    const other = amendmentData({ ...amendment, text: "x" });
    expect(await verifyTypedData({ address, ...other, signature })).toBe(false);
  });
  it("is none when something is missing or of another kind", () => {
    const whole = JSON.parse(writeCountersigned({ ...amendment, signature: "0x12" }));
    for (const bad of [{ ...whole, signature: "0x" }, { ...whole, nonce: "-1" }, { ...whole, text: 1 }, {}, null]) {
      expect(readCountersigned(JSON.stringify(bad))).toBeUndefined();
    }
    expect(readCountersigned("{")).toBeUndefined();
  });
});

describe("settlement", () => {
  it("is pending, partly done or done", () => {
    expect([settlementOf(0n, 5n), settlementOf(4n, 5n), settlementOf(5n, 5n)]).toEqual([
      "pending",
      "partly",
      "settled",
    ]);
  });
});
