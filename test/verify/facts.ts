/** A certificate's facts, invented. */
import { parseTonnes } from "../../script/chain/amounts.ts";
import type { Claim } from "../../script/verify/certificate.ts";
import type { Credit } from "../../script/verify/credit.ts";
import type { CertificateFacts, CertifiedLine } from "../../script/verify/record/facts.ts";
import { EMPTY_CLAIM } from "../stack/subgraph/market-actor.ts";

const address = (digit: string): `0x${string}` => `0x${digit.repeat(40)}`;
const hash = (digit: string): `0x${string}` => `0x${digit.repeat(64)}`;

const CREDIT: Credit = {
  vintage: 4097,
  registryCode: "VCS",
  registryName: "Verra",
  projectId: "VCS-990001",
  projectName: "Invented Ridge Wind Park",
  country: "VN",
  projectType: "energy-industries; wind",
  methodology: "ACM0002",
  proponent: "",
  projectClass: "renewable",
  year: 2023,
  periodStart: 20230101,
  periodEnd: 20231231,
  kind: "reduction",
  labels: ["CCP"],
};

const PROVENANCE = {
  blockId: 1,
  registrar: address("1"),
  submitted: hash("a"),
  verifier: address("2"),
  confirmed: hash("b"),
  evidenceCid: "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
};

export function lineOf(credit: Partial<Credit> = {}): CertifiedLine {
  const range = { blockId: 1, registry: 1, operator: 3, batch: 50_001, operatorCode: "VER", provenance: PROVENANCE };
  const [amount, firstFrom] = [parseTonnes("1.75"), parseTonnes("0.25")];
  const serials = [{ ...range, first: 11n, last: 12n, firstFrom, lastTo: parseTonnes("1"), amount }];
  const position = parseTonnes("10.25");
  return {
    retirementId: (4097n << 96n) | position,
    position,
    amount,
    settled: 0n,
    impaired: 0n,
    credit: { ...CREDIT, ...credit },
    serials,
  };
}

export function factsOf(claim: Partial<Claim> = {}, more: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    certificate: 7n,
    contract: address("c"),
    chainId: 31337,
    at: 99n,
    account: address("d"),
    operator: address("d"),
    time: 1_790_000_000,
    blockNumber: 42,
    transaction: hash("e"),
    claim: { ...(EMPTY_CLAIM as Claim), ...claim },
    terms: { confirmed: false, claimKey: undefined, commitment: undefined, price: undefined },
    notes: { beneficiary: undefined, claimed: false, word: "open", wordAt: 0, reason: "", amendments: [] },
    lines: [lineOf()],
    checks: [{ passed: true, statement: "its text is the issue event's", detail: "code" }],
    ...more,
  };
}
