import { screen, within } from "@testing-library/react";
import { keccak256, maxUint64, toBytes, toFunctionSelector, zeroAddress, zeroHash } from "viem";
import { describe, expect, it, vi } from "vitest";
import { activateLocale, type Locale, locales } from "../../../i18n/index.ts";
import type { ProposalCall } from "../model.ts";
import { SimulationFinding } from "../Simulation.tsx";
import { BOOK } from "./addresses.ts";
import { answer, CRBN, call, dangers, draw, plain, SOMEBODY, setStage, show, wordsOf } from "./stage.tsx";

vi.mock("virtual:deployment", async () => ({ default: (await import("./addresses.ts")).DEPLOYMENT }));

setStage();

const DAY = 86_400;
const ETHER = 10n ** 18n;
const WITHOUT_VOTE = "This account could act without a vote of the stakers.";
const SUCCESSOR = "wait two days instead of seven";
const UPGRADE = toFunctionSelector("upgradeToAndCall(address,bytes)");

/** A call that the treasury Safe makes to itself. */
const safe = (functionName: string, args: readonly unknown[]) =>
  call("TreasuryModule", "administerSafe", [call("TreasurySafe", functionName, args).calldata]);

const EVERYBODY: Record<Locale, [string, string]> = {
  en: ["Let everybody call these functions of CreditMarket", "Let everybody grant and revoke the role role 101"],
  "zh-Hant": ["讓任何人都能呼叫 CreditMarket", "讓任何人都能授予和撤銷角色 角色 101"],
  "zh-Hans": ["让任何人都能调用 CreditMarket", "让任何人都能授予和撤销角色 角色 101"],
};

describe("the role of everybody", () => {
  it.each(locales)("is called by what it means, in %s", async (locale) => {
    await activateLocale(locale);
    show([
      call("AccessManager", "setTargetFunctionRole", [BOOK.CreditMarket, [UPGRADE], maxUint64]),
      call("AccessManager", "setRoleAdmin", [101n, maxUint64]),
    ]);
    const [functions, admin] = EVERYBODY[locale];
    expect(dangers(1).join()).toContain(functions);
    expect(dangers(1).join()).toContain("upgradeToAndCall");
    expect(dangers(2).join()).toContain(admin);
    for (const number of [1, 2]) expect(wordsOf(number)).not.toMatch(/18446744073709551615/);
  });

  it("is no more than that role: another one still keeps everybody else out", async () => {
    await activateLocale("en");
    show([
      call("AccessManager", "setTargetFunctionRole", [BOOK.CreditMarket, [UPGRADE], 101n]),
      call("AccessManager", "setRoleGuardian", [101n, maxUint64]),
    ]);
    expect(wordsOf(1)).toContain("and nobody else");
    expect(dangers(1)).toEqual([]);
    expect(dangers(2).join()).toContain("Let everybody cancel what the role role 101 has scheduled");
  });
});

describe("a grant", () => {
  const grant = (start: bigint, days = 1_460) =>
    call("TokenVesting", "createGrant", [0, SOMEBODY, 100n * CRBN, start, 365, days]);
  const now = () => BigInt(Math.floor(Date.now() / 1_000));

  it("is told with its bucket and its start, and without alarm where nothing has vested", async () => {
    await activateLocale("en");
    show([grant(1_900_000_000n), call("TokenVesting", "createGrant", [1, SOMEBODY, CRBN, 1_900_000_000n, 0, 730])]);
    expect(wordsOf(1)).toContain("Out of the team's bucket: a vote can revoke what has not vested.");
    expect(within(screen.getByTestId("action-1")).getByText(/2030/).getAttribute("datetime")).toBe(
      "2030-03-17T17:46:40.000Z",
    );
    expect(dangers(1)).toEqual([]);
    expect(wordsOf(2)).toContain("Out of the investors' bucket: nobody can ever revoke it.");
  });

  it("from a start in the past says how much could be claimed at once", async () => {
    await activateLocale("en");
    const start = now() - 730n * BigInt(DAY);
    show([grant(start), grant(start, 730), grant(now() - 364n * BigInt(DAY))]);
    expect(dangers(1).join()).toMatch(/Of it 50(\.0\d*)? CRBN have already vested/);
    expect(dangers(2).join()).toContain("All of it has already vested");
    expect(dangers(3)).toEqual([]);
  });

  it("without a start begins with the genesis of the token", async () => {
    await activateLocale("en");
    answer("TokenVesting", "genesis", now() - 2_000n * BigInt(DAY));
    show([grant(0n)]);
    await vi.waitFor(() => expect(dangers(1).join()).toContain("All of it has already vested"));
    expect(wordsOf(1)).toContain("with the genesis of the token");
  });

  it("of an airdrop round says from when on, and where the list is", async () => {
    await activateLocale("en");
    const open = (start: number) =>
      call("MerkleAirdrop", "openRound", [1n, keccak256("0x01"), CRBN, start, 2_000_000_000, "bafyproofs"]);
    show([open(0), open(1_900_000_000)]);
    expect(wordsOf(1)).toContain("bafyproofs");
    expect(wordsOf(1)).toContain("when the proposal is executed");
    expect(wordsOf(2)).toMatch(/begins to vest on .*2030/);
  });
});

describe("a call through somebody else", () => {
  const through = (target: ProposalCall["target"], value: bigint, data: string) =>
    call("CarbontraceGovernor", "relay", [target, value, data]);

  it("says what it pays, and out of whose pocket", async () => {
    await activateLocale("en");
    answer("CRBN", "symbol", "CRBN");
    answer("CRBN", "decimals", 18);
    const transfer = call("CRBN", "transfer", [SOMEBODY, 7n * CRBN]);
    show([
      through(SOMEBODY, 5n * ETHER, "0x"),
      through(BOOK.CRBN, 0n, transfer.calldata),
      transfer,
      through(SOMEBODY, 5n * ETHER, "0xdeadbeef"),
      { ...call("AccessManager", "execute", [SOMEBODY, "0x"]), value: 3n * ETHER },
      safe("addOwnerWithThreshold", [SOMEBODY, 3n]),
    ]);
    expect(wordsOf(1)).toMatch(/Send 5 \w+ of CarbontraceGovernor's own to 0x7099/);
    await vi.waitFor(() => expect(wordsOf(2)).toContain("Send 7 CRBN of CarbontraceGovernor's own to 0x7099"));
    await vi.waitFor(() => expect(wordsOf(3)).toContain("Send 7 CRBN of the Timelock's own to 0x7099"));
    expect(wordsOf(4)).toContain("This page cannot read this call");
    expect(wordsOf(4)).toMatch(/also sends 5 \w+ of CarbontraceGovernor's own to 0x7099/);
    expect(wordsOf(5)).toMatch(/Send 3 \w+ of AccessManager's own to 0x7099/);
    expect(wordsOf(5)).toMatch(/also sends 3 \w+ of the Timelock's own to AccessManager/);
    expect(wordsOf(6)).not.toContain("'s own");
  });

  it("says what it sends along where it cannot be read", async () => {
    await activateLocale("en");
    show([{ target: SOMEBODY, value: 2n * ETHER, calldata: "0xdeadbeef" }]);
    expect(wordsOf(1)).toMatch(/also sends 2 \w+ of the Timelock's own to 0x7099/);
  });
});

describe("what escapes the seven days", () => {
  const role = (name: string) => (name === "DEFAULT_ADMIN_ROLE" ? zeroHash : keccak256(toBytes(name)));

  it("is warned of where a part of the machinery is replaced", async () => {
    await activateLocale("en");
    answer("AccessManager", "getTargetFunctionRole", 102n);
    show([
      safe("enableModule", [SOMEBODY]),
      safe("setGuard", [SOMEBODY]),
      safe("setModuleGuard", [SOMEBODY]),
      call("AccessManager", "updateAuthority", [BOOK.CreditMarket, SOMEBODY]),
      call("CreditMarket", "setAuthority", [SOMEBODY]),
      call("AccessManager", "grantRole", [102n, SOMEBODY, 0]),
      call("AccessManager", "revokeRole", [102n, BOOK.GuardianSafe]),
      call("Timelock", "grantRole", [role("CANCELLER_ROLE"), SOMEBODY]),
    ]);
    await vi.waitFor(() => {
      for (let number = 1; number <= 8; number++) expect(wordsOf(number), String(number)).toContain(SUCCESSOR);
    });
  });

  it("is warned of where others may propose to the Timelock", async () => {
    await activateLocale("en");
    show([
      call("Timelock", "grantRole", [role("PROPOSER_ROLE"), SOMEBODY]),
      call("Timelock", "revokeRole", [role("PROPOSER_ROLE"), BOOK.CarbontraceGovernor]),
      call("Timelock", "grantRole", [role("DEFAULT_ADMIN_ROLE"), SOMEBODY]),
      call("Timelock", "grantRole", [role("EXECUTOR_ROLE"), SOMEBODY]),
    ]);
    for (const number of [1, 2, 3]) expect(wordsOf(number)).toContain("a rule of the Governor alone");
    expect(wordsOf(4)).not.toContain("a rule of the Governor alone");
  });

  it("is not warned of where nothing escapes", async () => {
    await activateLocale("en");
    answer("AccessManager", "getTargetFunctionRole", 102n);
    show([
      call("AccessManager", "grantRole", [102n, SOMEBODY, 0]),
      call("AccessManager", "grantRole", [401n, SOMEBODY, 0]),
      safe("setGuard", [zeroAddress]),
      safe("changeThreshold", [2n]),
    ]);
    await vi.waitFor(() => expect(wordsOf(1)).toContain(SUCCESSOR));
    for (const number of [2, 3, 4]) expect(wordsOf(number)).not.toContain(SUCCESSOR);
  });

  it("is warned of while nobody can tell which role the guardian's is", async () => {
    await activateLocale("en");
    show([call("AccessManager", "grantRole", [401n, SOMEBODY, 0])]);
    await vi.waitFor(() => expect(wordsOf(1)).toContain(SUCCESSOR));
  });
});

describe("what gives away a power of the stakers", () => {
  const timelock = (name: string, account: ProposalCall["target"]) =>
    call("Timelock", "grantRole", [name === "DEFAULT_ADMIN_ROLE" ? zeroHash : keccak256(toBytes(name)), account]);

  it("is told loudly of the Timelock's roles, unless the Timelock or the Governor gets them", async () => {
    await activateLocale("en");
    show([
      timelock("DEFAULT_ADMIN_ROLE", SOMEBODY),
      timelock("PROPOSER_ROLE", SOMEBODY),
      timelock("EXECUTOR_ROLE", SOMEBODY),
      timelock("DEFAULT_ADMIN_ROLE", BOOK.Timelock),
      timelock("PROPOSER_ROLE", BOOK.CarbontraceGovernor),
      timelock("CANCELLER_ROLE", SOMEBODY),
    ]);
    for (const number of [1, 2]) expect(dangers(number)).toEqual([WITHOUT_VOTE]);
    expect(dangers(3).join()).toContain("could execute what is queued");
    for (const number of [4, 5, 6]) expect(dangers(number)).toEqual([]);
  });

  it("is told loudly of who gives a role, unless it is the admin's role", async () => {
    await activateLocale("en");
    show([call("AccessManager", "setRoleAdmin", [101n, 202n]), call("AccessManager", "setRoleAdmin", [101n, 0n])]);
    expect(dangers(1)).toEqual(["Whoever holds role 202 can then give role 101 to anybody, without a vote."]);
    expect(dangers(2)).toEqual([]);
  });

  it("is told loudly of functions that a role of people gets", async () => {
    await activateLocale("en");
    const roles = [102n, 202n, 301n, 302n, 401n];
    show(roles.map((role) => call("AccessManager", "setTargetFunctionRole", [BOOK.CreditMarket, [UPGRADE], role])));
    for (const [index, role] of roles.slice(0, 4).entries()) {
      expect(dangers(index + 1)).toEqual([`Whoever holds role ${role} calls these at once, without a vote.`]);
    }
    expect(dangers(5)).toEqual([]);
  });

  it("is told loudly of another access manager", async () => {
    await activateLocale("en");
    show([
      call("AccessManager", "updateAuthority", [BOOK.CreditMarket, SOMEBODY]),
      call("CreditMarket", "setAuthority", [SOMEBODY]),
    ]);
    for (const number of [1, 2]) {
      expect(dangers(number)).toEqual(["From then on another contract decides who may call what."]);
    }
  });
});

describe("a token that names itself", () => {
  it("stands with its address, unless the address book has it", async () => {
    await activateLocale("en");
    show([
      call("TreasuryModule", "spend", [SOMEBODY, BOOK.Timelock, 5_000_000n]),
      call("SpendingGuard", "setLimit", [SOMEBODY, 5_000_000n]),
      call("TreasuryModule", "spend", [BOOK.USDC, BOOK.Timelock, 5_000_000n]),
      call("SpendingGuard", "setLimit", [BOOK.USDC, 5_000_000n]),
    ]);
    await vi.waitFor(() => expect(wordsOf(1)).toMatch(/Pay 5 USDC \(0x7099.*\) from the treasury/));
    await vi.waitFor(() => expect(wordsOf(2)).toMatch(/spend of USDC \(0x7099.*\) in 31 days/));
    await vi.waitFor(() => expect(wordsOf(3)).toContain("Pay 5 USDC from the treasury"));
    await vi.waitFor(() => expect(wordsOf(4)).toContain("spend of USDC in 31 days"));
  });

  it("cannot push what really moves out of a simulation", async () => {
    await activateLocale("en");
    const word = (address: string) => `0x${address.slice(2).padStart(64, "0")}` as const;
    const transfer = (address: ProposalCall["target"], from: string) => ({
      address,
      topics: [keccak256(toBytes("Transfer(address,address,uint256)")), word(from), word(SOMEBODY)],
      data: word("0x4c4b40"),
    });
    const fakes = Array.from({ length: 60 }, () => transfer(SOMEBODY, BOOK.TreasurySafe));
    const logs = [...fakes, transfer(BOOK.USDC, BOOK.TreasurySafe)];
    draw(
      <SimulationFinding
        result={{ block: 1n, mode: "together", missingValue: 0n, calls: [{ status: "success", logs }] }}
      />,
    );
    const rows = within(screen.getByTestId("movements")).getAllByRole("listitem");
    await vi.waitFor(() => expect(plain(rows[0]?.textContent ?? "")).toContain("5 USDC from the treasury"));
    expect(rows).toHaveLength(51);
    expect(rows[50]?.textContent).toBe("and 11 more");
  });
});
