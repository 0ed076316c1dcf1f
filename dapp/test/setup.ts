import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// The pages are tested as if the market were deployed, whether or not this clone has an address book.
vi.mock("virtual:deployment", () => {
  const names = ["ProjectRegistry", "CarbonCredit", "CreditIssuance", "RetirementCertificate", "CreditMarket"];
  const address = (n: number) => `0x${String(n + 1).repeat(40)}`;
  return { default: { contracts: Object.fromEntries(names.map((name, n) => [name, { address: address(n) }])) } };
});

// Other tests run beside these: what is waited for may take longer than on an idle machine, and comes.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
