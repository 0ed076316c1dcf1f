import { QueryClient } from "@tanstack/react-query";
import { cleanup, screen, within } from "@testing-library/react";
import fc from "fast-check";
import type { AbiParameter, Hex } from "viem";
import { concat, encodeFunctionData, toHex } from "viem";
import { describe, expect, it, vi } from "vitest";
import { activateLocale, type Locale, locales } from "../../../i18n/index.ts";
import type { ProposalCall } from "../model.ts";
import { BOOK } from "./addresses.ts";
import { BOOKED } from "./book.ts";
import { answer, CRBN, call, plain, SOMEBODY, setStage, show, wordsOf } from "./stage.tsx";

vi.mock("virtual:deployment", async () => ({ default: (await import("./addresses.ts")).DEPLOYMENT }));

setStage();

const SENTENCES: Record<Locale, [string, string, string]> = {
  en: ["from 1.5% to 1.2%", "Pay 1,250.5 USDC from the treasury to", "This page cannot read this call"],
  "zh-Hant": ["由 1.5% 改為 1.2%", "由金庫支付 1,250.5 USDC 給", "本頁無法解讀這個呼叫"],
  "zh-Hans": ["由 1.5% 改为 1.2%", "由金库支付 1,250.5 USDC 给", "本页无法解读这个调用"],
};

describe("the actions of a proposal", () => {
  it.each(locales)("are told in words in %s", async (locale) => {
    await activateLocale(locale);
    show([
      call("CreditMarket", "setCommission", [12n * 10n ** 15n]),
      call("TreasuryModule", "spend", [BOOK.USDC, SOMEBODY, 1_250_500_000n]),
      { target: SOMEBODY, value: 0n, calldata: "0xdeadbeef" },
    ]);
    const [change, payment, warning] = SENTENCES[locale];
    await vi.waitFor(() => expect(wordsOf(1)).toContain(change));
    await vi.waitFor(() => expect(wordsOf(2)).toContain(payment));
    expect(wordsOf(3)).toContain(warning);
    expect(within(screen.getByTestId("action-3")).getByTestId("calldata").textContent).toBe("0xdeadbeef");
  });

  it("name tiers, projects, roles' accounts and what the Safe does to itself", async () => {
    await activateLocale("en");
    const swap = call("TreasurySafe", "swapOwner", [BOOK.CodePin, SOMEBODY, BOOK.Timelock]).calldata;
    const guardless = call("TreasurySafe", "setGuard", ["0x0000000000000000000000000000000000000000"]).calldata;
    show([
      call("StakedCRBN", "setTier", [3, { minimum: 50_000n * CRBN, lock: 180 * 86_400, apyBps: 1_850 }]),
      call("ProjectRegistry", "suspendIndefinitely", [7, "<b>fraud</b>", ""]),
      call("TreasuryModule", "administerSafe", [swap]),
      call("TreasuryModule", "administerSafe", [guardless]),
      call("SpendingGuard", "setLimit", [BOOK.USDC, 0n]),
      call("AccessManager", "grantRole", [401n, BOOK.Timelock, 0]),
    ]);
    await vi.waitFor(() => expect(wordsOf(1)).toContain("Gold:"));
    await vi.waitFor(() => expect(wordsOf(1)).toContain("from 20% to 18.5%"));
    expect(wordsOf(1)).toContain("to 180 days, which it is now");
    await vi.waitFor(() => expect(wordsOf(2)).toContain("Mangroves of Cà Mau (VCS-7)"));
    expect(wordsOf(2)).toContain("<b>fraud</b>");
    expect(wordsOf(3)).toMatch(/Replace the signer .* of the treasury by the Timelock/);
    expect(wordsOf(4)).toContain("its signers could then do anything");
    await vi.waitFor(() => expect(wordsOf(5)).toContain("from 50,000 USDC to nothing"));
    expect(wordsOf(6)).toContain("Grant the role role 401 to the Timelock");
  });

  it("tell what is done to projects, their challenges and their scores", async () => {
    await activateLocale("en");
    answer("Challenges", "challengeOf", { challenger: SOMEBODY, until: 5, bond: 10_000n * CRBN });
    answer("Challenges", "bond", 10_000n * CRBN);
    const scores = { additionality: 70, integrity: 61, social: 62, permanence: 63 };
    show([
      call("ProjectRegistry", "liftSuspension", [7]),
      call("ProjectRegistry", "delistProject", [7, "gone"]),
      call("Challenges", "uphold", [7]),
      call("Challenges", "dismiss", [7, "no evidence"]),
      call("Challenges", "setBond", [20_000n * CRBN]),
      call("Challenges", "sweep", [500n * CRBN]),
      call("Curation", "discardScore", [7, SOMEBODY, "partial"]),
      call("Curation", "score", [7, scores, "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y"]),
      call("ProjectRegistry", "suspendProject", [
        7,
        "late",
        "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y",
      ]),
    ]);
    await vi.waitFor(() => expect(wordsOf(1)).toContain("Lift the suspension of Mangroves of Cà Mau (VCS-7)"));
    expect(wordsOf(2)).toContain("for good: gone");
    await vi.waitFor(() =>
      expect(wordsOf(3)).toMatch(/by 0x7099…79C8.* with a bond of 10,000 CRBN: the bond goes back/),
    );
    expect(wordsOf(4)).toContain("listed again: no evidence");
    await vi.waitFor(() => expect(wordsOf(5)).toContain("from 10,000 CRBN to 20,000 CRBN"));
    expect(wordsOf(6)).toContain("Send 500 CRBN of lost bonds");
    expect(wordsOf(7)).toMatch(/Take the score of 0x7099…79C8.* out of the averages of Mangroves.*: partial/);
    expect(wordsOf(8)).toContain("additionality 70, environmental integrity 61, social benefit 62, permanence 63");
    expect(wordsOf(9)).toContain("for 14 days");
    expect(screen.getByTestId("action-9").querySelector("a[href*=bafkrei]")).toBeTruthy();
  });

  it("tell how long each waits, and why", async () => {
    await activateLocale("en");
    answer("CarbontraceGovernor", "isProtected", true);
    answer("CarbontraceGovernor", "delayOf", 604_800n);
    show([call("CreditMarket", "upgradeToAndCall", [SOMEBODY, "0x"])]);
    const delay = await screen.findByTestId("delay-class");
    expect(plain(delay.textContent)).toBe("waits 7 days because it replaces code");
    await screen.findByText(/There is no code at that address now/).catch(() => undefined);
  });

  it("say so when something is hidden behind the arguments", async () => {
    await activateLocale("en");
    const one = call("CreditMarket", "setCommission", [1n]);
    show([{ ...one, calldata: concat([one.calldata, "0x00"]) }]);
    expect(wordsOf(1)).toContain("something is hidden behind them");
  });

  it("are shown by their names where there is no sentence for them", async () => {
    await activateLocale("en");
    show(["wrong period", "x".repeat(500), "x".repeat(501)].map((why) => call("CreditIssuance", "reject", [5, why])));
    expect(wordsOf(1)).toContain("Call reject of CreditIssuance");
    expect(wordsOf(1)).toContain("wrong period");
    expect(wordsOf(2)).not.toContain("x…");
    expect(wordsOf(3)).toContain("x…");
  });

  it("never break the page, whatever their bytes are", async () => {
    await activateLocale("en");
    const functions = BOOKED.flatMap(({ address, abi }) =>
      abi.flatMap((item) => (item.type === "function" ? [{ address, item }] : [])),
    );
    const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => toHex(array));
    const word = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
    const plainOf = (type: string): fc.Arbitrary<unknown> => {
      if (/^u?int/.test(type)) {
        const bits = BigInt(/\d+/.exec(type)?.[0] ?? 256);
        return fc.bigInt({ min: 0n, max: 2n ** bits - 1n }).map((value) => (bits <= 48n ? Number(value) : value));
      }
      if (type === "bool") return fc.boolean();
      if (type === "string") return fc.string({ maxLength: 60 });
      if (type === "bytes") return bytes;
      const size = type === "address" ? 20 : Number(/\d+/.exec(type)?.[0] ?? 32);
      return word.map((value) => toHex(value % 2n ** BigInt(size * 8), { size }));
    };
    const argumentOf = (parameter: AbiParameter): fc.Arbitrary<unknown> => {
      const list = /^(.*)\[(\d*)\]$/.exec(parameter.type);
      if (list) {
        const length = list[2] ? Number(list[2]) : undefined;
        const limits = length === undefined ? { maxLength: 3 } : { minLength: length, maxLength: length };
        return fc.array(argumentOf({ ...parameter, type: list[1] ?? "" }), limits);
      }
      if (!("components" in parameter)) return plainOf(parameter.type);
      return fc.record(Object.fromEntries(parameter.components.map((part) => [part.name ?? "", argumentOf(part)])));
    };
    const wellFormed = fc.constantFrom(...functions).chain(({ address, item }) =>
      fc.tuple(...item.inputs.map(argumentOf)).map(
        (args): ProposalCall => ({
          target: address,
          value: 0n,
          calldata: encodeFunctionData({ abi: [item], functionName: item.name, args: args as never }),
        }),
      ),
    );
    const random = fc.record({
      target: fc.constantFrom(...Object.values(BOOK), SOMEBODY),
      value: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
      calldata: bytes as fc.Arbitrary<Hex>,
    });
    const broken = fc.constantFrom(
      { target: "0x12" as Hex, value: 0n, calldata: "0x" as Hex },
      { target: SOMEBODY, value: 0n, calldata: "0x123" as Hex },
      { target: SOMEBODY, value: 0n, calldata: "junk" as Hex },
      { target: SOMEBODY, value: 2n ** 256n, calldata: "0x" as Hex },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(wellFormed, random, broken), { minLength: 1, maxLength: 4 }), (calls) => {
        show(calls, client);
        expect(screen.getAllByTestId(/^action-/)).toHaveLength(calls.length);
        cleanup();
      }),
      { numRuns: 100, endOnFailure: true },
    );
  }, 60_000);
});
