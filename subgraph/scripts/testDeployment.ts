import type { Deployment } from "./deployment.ts";
import { SOURCES } from "./sources.ts";

/**
 * The fixed address book of the tests: `0x…c001`, `0x…c002` and so on, in the order of the sources. It starts at block 0,
 * because `gnd test` 0.45 skips the first block of a test whose manifest starts later.
 */
export const TEST_DEPLOYMENT: Deployment = {
  chainId: 31337,
  network: "local",
  startBlock: 0,
  contracts: Object.fromEntries(
    [...new Set(SOURCES.map((source) => source.contract))].map((contract, index) => [
      contract,
      { address: `0x${(0xc001 + index).toString(16).padStart(40, "0")}` },
    ]),
  ),
};
