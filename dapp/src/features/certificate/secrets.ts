import { type Address, encodeAbiParameters, type Hex, isHash, keccak256, toHex } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import * as z from "zod/mini";
import { type ClaimForm, TEXT_LIMITS } from "../../transactions/claim.ts";

/** What a private claim leaves out of the chain. */
export interface Names {
  retiringEntity: string;
  beneficiaryName: string;
  beneficiaryLocation: string;
}

/** The names and the salt that they are bound with: whoever has both can prove what a private claim is about. */
export interface Disclosure extends Names {
  salt: Hex;
}

/** A one-time key: whoever has it can claim the certificate. */
export interface ClaimCode {
  code: Hex;
  address: Address;
}

/** The names of a claim. */
export function namesOf({ retiringEntity, beneficiaryName, beneficiaryLocation }: Names): Names {
  return { retiringEntity, beneficiaryName, beneficiaryLocation };
}

/** 32 random bytes: without them nobody can guess names from their commitment. */
export function newSalt(): Hex {
  return toHex(crypto.getRandomValues(new Uint8Array(32)));
}

/** What the chain keeps in place of the names, as {CertificateTerms} defines it. */
export function commitmentOf({ salt, retiringEntity, beneficiaryName, beneficiaryLocation }: Disclosure): Hex {
  const text = { type: "string" } as const;
  return keccak256(
    encodeAbiParameters(
      [{ type: "bytes32" }, text, text, text],
      [salt, retiringEntity, beneficiaryName, beneficiaryLocation],
    ),
  );
}

/** A claim without its names, as a private one goes to the chain. */
export function withheld(claim: ClaimForm): ClaimForm {
  return { ...claim, retiringEntity: "", beneficiaryName: "", beneficiaryLocation: "" };
}

/** Makes a one-time key. It never leaves this browser unless its owner hands it on. */
export function newCode(): ClaimCode {
  const code = generatePrivateKey();
  return { code, address: privateKeyToAddress(code) };
}

/** The name of the code in a link's fragment, which browsers send to no server. */
const CODE_FRAGMENT = "code=";

/** The link with which a beneficiary claims a certificate. */
export function claimLink(origin: string, certificate: string, code: Hex): string {
  return `${new URL(`/certificates/${certificate}`, origin).href}#${CODE_FRAGMENT}${code}`;
}

/** The code in a link's fragment or in what somebody typed; undefined when there is none. */
export function readCode(text: string): Hex | undefined {
  const plain = text.trim();
  const at = plain.lastIndexOf(CODE_FRAGMENT);
  const code = (at < 0 ? plain : plain.slice(at + CODE_FRAGMENT.length)).toLowerCase();
  return isHash(code) && BigInt(code) !== 0n ? (code as Hex) : undefined;
}

const disclosureSchema = z.object({
  salt: z.custom<Hex>((value) => typeof value === "string" && isHash(value)),
  retiringEntity: z.string().check(z.maxLength(TEXT_LIMITS.retiringEntity)),
  beneficiaryName: z.string().check(z.maxLength(TEXT_LIMITS.beneficiaryName)),
  beneficiaryLocation: z.string().check(z.maxLength(TEXT_LIMITS.beneficiaryLocation)),
});

/** Reads the file of a private claim; undefined when it is none. */
export function readDisclosure(text: string): Disclosure | undefined {
  try {
    return z.safeParse(disclosureSchema, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
