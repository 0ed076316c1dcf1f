import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { activateLocale } from "../../../i18n/index.ts";
import { BOOK } from "./addresses.ts";
import { answer, call, dangers, putCode, putImplementation, SOMEBODY, setStage, show, wordsOf } from "./stage.tsx";

vi.mock("virtual:deployment", async () => ({ default: (await import("./addresses.ts")).DEPLOYMENT }));

setStage();

const AT_ONCE = "This account acts at once and without a vote";
const grant = (role: bigint, account: `0x${string}`, delay = 0) =>
  call("AccessManager", "grantRole", [role, account, delay]);

describe("a role that changes the protocol", () => {
  it("is told loudly when somebody else than the stakers gets it", async () => {
    await activateLocale("en");
    putCode(BOOK.GuardianSafe, "0x60");
    show([grant(0n, SOMEBODY), grant(101n, BOOK.GuardianSafe), grant(999n, SOMEBODY, 86_400)]);
    await vi.waitFor(() => expect(dangers(1).join()).toContain("whoever has its key decides alone"));
    expect(dangers(1).join()).toContain(AT_ONCE);
    expect(dangers(1).join()).toContain("It could grant every role");
    expect(dangers(2).join()).toBe(AT_ONCE);
    expect(dangers(3).join()).toContain("This account acts without a vote");
  });

  it("is told without alarm for the stakers, and so are the roles of those who work", async () => {
    await activateLocale("en");
    show([grant(401n, BOOK.Timelock), grant(202n, SOMEBODY), grant(301n, SOMEBODY), grant(302n, SOMEBODY)]);
    for (const number of [1, 2, 3, 4]) expect(dangers(number)).toEqual([]);
  });

  it("is remarked on where it is taken from somebody who does not have it", async () => {
    await activateLocale("en");
    answer("AccessManager", "hasRole", [false, 0]);
    show([call("AccessManager", "revokeRole", [101n, SOMEBODY])]);
    await vi.waitFor(() => expect(wordsOf(1)).toContain("It does not have this role now."));
  });

  it("is taken away without a remark from who has it", async () => {
    await activateLocale("en");
    answer("AccessManager", "hasRole", [true, 0]);
    answer("AccessManager", "getTargetFunctionRole", 101n);
    show([call("AccessManager", "revokeRole", [101n, SOMEBODY])]);
    await vi.waitFor(() => expect(wordsOf(1)).toContain("wait two days instead of seven"));
    expect(wordsOf(1)).not.toContain("It does not have this role");
  });
});

describe("an upgrade", () => {
  const upgrade = (implementation: `0x${string}`) => call("CreditMarket", "upgradeToAndCall", [implementation, "0x"]);

  it("to the code of another contract, or to a contract itself, is told loudly", async () => {
    await activateLocale("en");
    putImplementation(BOOK.CRBN, SOMEBODY);
    show([upgrade(SOMEBODY), upgrade(BOOK.StakedCRBN)]);
    await vi.waitFor(() => expect(dangers(1)).toEqual(["This is the code of CRBN, not of CreditMarket."]));
    expect(dangers(2)).toEqual(["This is the address of StakedCRBN, not code made for CreditMarket."]);
  });

  it("to its own code or new code is told without alarm", async () => {
    await activateLocale("en");
    const fresh = "0x3333333333333333333333333333333333333333";
    putCode(fresh, "0x60");
    putImplementation(BOOK.CRBN, "0x4444444444444444444444444444444444444444");
    putImplementation(BOOK.CreditMarket, SOMEBODY);
    show([upgrade(SOMEBODY), upgrade(fresh)]);
    await screen.findByText(/Hash of the code/);
    for (const number of [1, 2]) expect(dangers(number)).toEqual([]);
  });
});
