import { readFileSync } from "node:fs";
import type { Hex } from "viem";
import { expect, it, vi } from "vitest";
import { addressOf } from "../chain/contracts.ts";
import type { ContractName } from "../chain/deployment.ts";
import { deployment } from "../chain/deployment.ts";
import { signaturesOf } from "./permissions.ts";

/** The contracts and their restricted functions, as the document of the roles lists them. */
const LISTED = [
  ...readFileSync("../docs/ROLES.md", "utf8").matchAll(/^### (\w+)\n\n\| function[^\n]*\n[^\n]*\n((?:\|.*\n)+)/gm),
].flatMap(([, contract = "", rows = ""]) =>
  [...rows.matchAll(/^\| `([^`]+)` \| `(0x\w{8})`/gm)].map(([, signature = "", selector = ""]) => ({
    contract: contract as ContractName,
    signature,
    selector: selector as Hex,
  })),
);

vi.mock("virtual:deployment", async () => {
  const { readFileSync } = await import("node:fs");
  const names = [...readFileSync("../docs/ROLES.md", "utf8").matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
  const address = (n: number) => `0x${String(n + 1).padStart(40, "0")}`;
  return { default: { contracts: Object.fromEntries(names.map((name, n) => [name, { address: address(n) }])) } };
});

it("every restricted function of every contract has its name", () => {
  expect(new Set(LISTED.map(({ contract }) => contract)).size).toBeGreaterThan(20);
  expect(Object.keys(deployment?.addresses ?? {})).toContain("CertificateNotes");
  const named = LISTED.map(({ contract, selector }) => ({
    contract,
    selector,
    signature: signaturesOf(addressOf(contract)).get(selector),
  }));
  expect(named).toEqual(LISTED.map(({ contract, selector, signature }) => ({ contract, selector, signature })));
});
