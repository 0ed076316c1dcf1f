/** Ways to tamper with what a deployment admits and with where its tokens go, each with its line of `deploy:check`. */
import { parseEther, toHex } from "viem";
import { STRANGER, type Tampering } from "./deployed.ts";

const [TEAM, ECOSYSTEM] = [0, 4];
const YEAR = 365;
/** What genesis leaves of the team's bucket. */
const REST_OF_TEAM = parseEther("130000000");
/** The first grant of the network's file. */
const FIRST = (beneficiary: bigint) => (beneficiary << 96n) | (BigInt(TEAM) << 64n) | 1n;

export const TAMPERING_WITH_SUPPLY: readonly Tampering[] = [
  [
    "a registry that the file does not have",
    (on) =>
      on.byTimelock("ProjectRegistry", "admitRegistry", "FAKE", "A registry of nobody", { operators: 0, scope: 0 }),
    /^registry 3: \["FAKE","A registry of nobody"\], the repository has nothing of the kind/,
  ],
  [
    "an operator that the file does not have",
    (on) => on.byTimelock("CreditIssuance", "admitOperator", 1, "FAKE"),
    /^operator 5: \[1,"FAKE",true\], the repository has nothing of the kind/,
  ],
  [
    "a dismissed operator",
    (on) => on.byTimelock("CreditIssuance", "dismissOperator", 1),
    /^operator 1: \[1,"MER",false\], the repository has \[1,"MER",true\]/,
  ],
  [
    "a label that the file does not have",
    (on) => on.byTimelock("ProjectRegistry", "admitLabel", "FAKE"),
    /^label 18: FAKE, the repository has nothing of the kind/,
  ],
  [
    "a round of the airdrop",
    async (on) => {
      const { timestamp } = await on.live().getBlock();
      const deadline = timestamp + 300n * 86_400n;
      await on.byTimelock("MerkleAirdrop", "openRound", 2n, toHex(1n, { size: 32 }), 1n, 0, deadline, "cid");
    },
    [
      /^airdrop round 2: 0x0+1 1, starts 0 s after it was opened, ends on day 300, proofs cid, the repository has nothing/,
      /^airdrop rounds: 2, the repository has 1/,
      /^bucket Community: .*, the repository has /,
    ],
  ],
  [
    "a grant of all that the team's bucket has left",
    (on) => on.byTimelock("TokenVesting", "createGrant", TEAM, STRANGER, REST_OF_TEAM, 0, YEAR, 4 * YEAR),
    [
      /^grant 3 of Team: 130000000000000000000000000 for 0x0+a11ce, .*, the repository has nothing of the kind/i,
      /^bucket Team: \{.*"left":"0"\}, the repository has \{.*"left":"130000000000000000000000000"\}/,
    ],
  ],
  [
    "a milestone grant",
    (on) => on.byTimelock("TokenVesting", "createMilestoneGrant", ECOSYSTEM, STRANGER, 1n, "For me"),
    /^grant 3 of Ecosystem: 1 for 0x0+a11ce, "For me", the repository has nothing of the kind/i,
  ],
  [
    "a revoked grant",
    (on) => on.byTimelock("TokenVesting", "revoke", FIRST(BigInt(on.source.file.token.grants[0]?.beneficiary ?? 0))),
    /^grant 1 of Team: .*; revoked, 12000000000000000000000000 returned, the repository has /,
  ],
  [
    "an upgrade that was taken back",
    async (on) => {
      await on.byTimelock("CRBN", "upgradeToAndCall", on.implementationOf("MerkleAirdrop"), "0x");
      await on.byTimelock("CRBN", "upgradeToAndCall", on.implementationOf("CRBN"), "0x");
    },
    /^what CRBN ran one after the other: \["CRBN\.v1","MerkleAirdrop\.v1","CRBN\.v1"\], the repository has \["CRBN\.v1"\]/,
  ],
];
