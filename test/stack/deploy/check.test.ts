/** `npm run deploy:check` on a real deployment: it passes as it is, and every kind of tampering is a line. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../../../script/dev/paths.ts";
import { asDao } from "../dao.ts";
import { rehearsalFolder, start } from "./chain.ts";
import { Deployed, LOCAL, STRANGER } from "./deployed.ts";
import { safeCall, TAMPERING_WITH_RULES } from "./tampering.ts";
import { TAMPERING_WITH_LIQUIDITY } from "./tamperingWithLiquidity.ts";
import { TAMPERING_WITH_SUPPLY } from "./tamperingWithSupply.ts";

const MINUTES = 60_000;

let on: Deployed;

beforeAll(async () => {
  on = await Deployed.start();
}, 5 * MINUTES);

afterAll(() => on?.chain.stop());

test(
  "a deployment as it is: exit code 0",
  async () => {
    const { code, output } = await start("check", LOCAL, on.env);
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/\d{3,} facts of local \(chain 31337\): all as in the repository\./),
    ]);
    // No fact is a question that nobody answered.
    expect(on.expected.filter(({ value }) => /no answer|undefined/.test(value))).toEqual([]);
    // None hides another.
    expect(new Set(on.expected.map(({ what }) => what)).size).toBe(on.expected.length);
  },
  2 * MINUTES,
);

describe("tampering is found", () => {
  test.each([...TAMPERING_WITH_RULES, ...TAMPERING_WITH_SUPPLY, ...TAMPERING_WITH_LIQUIDITY])(
    "%s",
    async (_, tamper, said) => {
      await on.forAWhile(async () => {
        await tamper(on);
        const lines = await on.lines();
        for (const line of [said].flat()) expect(lines).toContainEqual(expect.stringMatching(line));
      });
    },
    MINUTES,
  );

  test(
    "and nothing is found where it was taken back",
    async () => {
      expect(await on.lines()).toEqual([]);
    },
    MINUTES,
  );
});

test(
  "what holders do with their tokens is no difference",
  async () => {
    await on.forAWhile(async () => {
      const [grant] = on.source.file.token.grants;
      if (grant === undefined) throw new Error("the local file has no grant");
      const id = (BigInt(grant.beneficiary) << 96n) | 1n;
      await on.rpc("evm_increaseTime", 500 * 86_400);
      await on.as(STRANGER, "TokenVesting", "release", id);
      await on.as(grant.beneficiary, "TokenVesting", "offerGrant", id, STRANGER);
      await on.as(STRANGER, "TokenVesting", "acceptGrant", id);
      await on.as(grant.beneficiary, "CRBN", "burn", 1n);
      await on.as(STRANGER, "MerkleAirdrop", "sweep", 1n);
      expect(await on.lines()).toEqual([]);
    });
  },
  MINUTES,
);

test(
  "a file that was corrected after the deployment does not hide what was deployed",
  async () => {
    const folder = rehearsalFolder();
    try {
      const file = JSON.parse(readFileSync(on.source.path, "utf8"));
      const [first, ...labels] = file.labels;
      file.accounts.sale = file.accounts.council;
      file.registries[0].name = "Verra";
      file.labels = [`${first}S`, ...labels];
      file.token.grants[0].beneficiary = file.accounts.council;
      file.token.airdrop.days += 1;
      writeFileSync(join(folder, "local.json"), JSON.stringify(file));
      const env = { ...on.env, CARBONTRACE_NETWORKS_DIR: relative(ROOT, folder) };
      const { code, output } = await start("check", LOCAL, env);
      expect(code).toBe(1);
      const { council, sale } = on.source.file.accounts;
      for (const line of [
        `CRBN minted to ${council}: missing, the repository has 200000000000000000000000000`,
        `CRBN minted to ${sale}: 200000000000000000000000000, the repository has nothing of the kind`,
        `registry 1: ["VCS","Verra (Verified Carbon Standard)"], the repository has ["VCS","Verra"]`,
        `label 0: ${first}, the repository has ${first}S`,
      ])
        expect(output.split("\n")).toContain(line);
      expect(output).toMatch(
        new RegExp(
          `^grant 1 of Team: 12000000000000000000000000 for 0xa0Ee.*, the repository has .* for ${council}`,
          "m",
        ),
      );
      expect(output).toMatch(/^airdrop round 1: .* ends on day 365, .*, the repository has .* ends on day 366, /m);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  2 * MINUTES,
);

test(
  "what a vote changed is a difference like any other, unless votes are accepted; what nobody voted on always is",
  async () => {
    await asDao(on.protocol, [{ contract: "CreditMarket", functionName: "setCommission", args: [12n * 10n ** 15n] }]);
    const strict = await start("check", LOCAL, on.env);
    expect([strict.code, strict.output]).toEqual([
      1,
      expect.stringMatching(
        /^commission: 12000000000000000, the repository has 15000000000000000 · may come from the vote executed as operation 0x/m,
      ),
    ]);
    const lenient = await start("check", [...LOCAL, "--accept-votes"], on.env);
    expect([lenient.code, lenient.output]).toEqual([
      0,
      expect.stringMatching(/^voted: commission: 12000000000000000/m),
    ]);
    await on.sendAs(on.address("GuardianSafe"), on.address("GuardianSafe"), safeCall("changeThreshold(uint256)", 1n));
    const file = join(on.chain.folder, "31337.json");
    const { contracts, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    const { Guardian, ...others } = contracts;
    writeFileSync(file, JSON.stringify({ ...rest, contracts: { ...others, Warden: Guardian } }));
    const tampered = await start("check", [...LOCAL, "--accept-votes"], on.env);
    expect([tampered.code, tampered.output]).toEqual([1, expect.stringMatching(/^threshold of GuardianSafe: 1/m)]);
    expect(tampered.output).toMatch(/^address of Guardian in the address book: missing, the repository has 0x/m);
    expect(tampered.output).toMatch(/^address of Warden in the address book: 0x\w+, the repository has nothing/m);
    expect(tampered.output).toMatch(/: 3 differences\.$/m);
  },
  5 * MINUTES,
);
