import { type Address, type Hex, isHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import * as z from "zod/mini";
import { env } from "../../chain/env.ts";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";

/** The EIP-712 domain of the notes under certificates. */
const domain = {
  name: "Carbontrace Certificate Notes",
  version: "1",
  chainId: env.chainId,
  verifyingContract: provenance.certificateNotes.address,
} as const;

const claimTypes = {
  CertificateClaim: [
    { name: "certificate", type: "uint256" },
    { name: "amendments", type: "uint256" },
    { name: "claimant", type: "address" },
  ],
} as const;

const amendmentTypes = {
  CertificateAmendment: [
    { name: "certificate", type: "uint256" },
    { name: "number", type: "uint256" },
    { name: "text", type: "string" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** Signs with the code's key for one certificate, as many amendments as were read, and one claimant: who sees the signature cannot use it. */
export function signClaim(code: Hex, certificate: bigint, amendments: bigint, claimant: Address): Promise<Hex> {
  return privateKeyToAccount(code).signTypedData({
    domain,
    types: claimTypes,
    primaryType: "CertificateClaim",
    message: { certificate, amendments, claimant },
  });
}

/** An amendment that the beneficiary is to sign. */
export interface AmendmentToSign {
  certificate: bigint;
  number: bigint;
  text: string;
  nonce: bigint;
  deadline: bigint;
}

/** What the beneficiary's wallet is asked to sign. */
export function amendmentData(message: AmendmentToSign) {
  return { domain, types: amendmentTypes, primaryType: "CertificateAmendment", message } as const;
}

/** The beneficiary's next nonce for a certificate: each certificate has its own series, so that signatures do not wait for each other. */
export async function readNonce(beneficiary: Address, certificate: bigint): Promise<bigint> {
  const key = certificate % 2n ** 192n;
  return publicClient.readContract({
    ...provenance.certificateNotes,
    functionName: "nonces",
    args: [beneficiary, key],
  });
}

/** A countersigned amendment, as the beneficiary hands it to the retiree. */
export interface Countersigned {
  certificate: bigint;
  number: bigint;
  text: string;
  nonce: bigint;
  deadline: bigint;
  signature: Hex;
}

const whole = z.string().check(z.regex(/^\d{1,78}$/));
const handedOver = z.object({
  certificate: whole,
  number: whole,
  text: z.string(),
  nonce: whole,
  deadline: whole,
  signature: z.custom<Hex>((value) => typeof value === "string" && isHex(value) && value.length > 2),
});

/** Writes a countersigned amendment, to be handed over in any way. */
export function writeCountersigned({ certificate, number, nonce, deadline, ...rest }: Countersigned): string {
  const numbers = { certificate, number, nonce, deadline };
  const written = Object.entries(numbers).map(([name, value]) => [name, String(value)]);
  return JSON.stringify({ ...Object.fromEntries(written), ...rest });
}

/** Reads what a beneficiary handed over; undefined when it is nothing of the kind. */
export function readCountersigned(text: string): Countersigned | undefined {
  try {
    const { data } = z.safeParse(handedOver, JSON.parse(text));
    if (!data) return undefined;
    const { certificate, number, nonce, deadline, ...rest } = data;
    return {
      ...rest,
      certificate: BigInt(certificate),
      number: BigInt(number),
      nonce: BigInt(nonce),
      deadline: BigInt(deadline),
    };
  } catch {
    return undefined;
  }
}
