import { describe, expect, it } from "vitest";
import { parseDeployment } from "../chain/deployment.ts";
import { isCid } from "../format/index.ts";
import { pickLocale } from "../i18n/index.ts";
import { parseId } from "./chain/parts.ts";
import { listingState } from "./listings.ts";
import { cheapest, cheapestFirst } from "./prices.ts";
import { plainSymbol } from "./useCurrencies.ts";

describe("a listing's state", () => {
  const listing = { status: "Active" as const, remaining: 1n, expiry: 100n };
  it("is open up to and including its last second", () => {
    expect(listingState(listing, "Listed", 100n, "sound")).toBe("open");
    expect(listingState(listing, "Listed", 101n, "sound")).toBe("expired");
  });
  it("says why it cannot be bought", () => {
    expect(listingState(listing, "Suspended", 1n, "sound")).toBe("halted");
    expect(listingState({ ...listing, remaining: 0n }, "Listed", 1n, "sound")).toBe("soldOut");
    expect(listingState({ ...listing, status: "Cancelled" }, "Listed", 1n, "sound")).toBe("cancelled");
  });
});

describe("the lowest price", () => {
  it("never compares different tokens", () => {
    const offers = [
      { remaining: 10n, unitPrice: 5_000_000n, payToken: "0xaa" as const },
      { remaining: 90n, unitPrice: 7_000_000n, payToken: "0xaa" as const },
      { remaining: 50n, unitPrice: 1n, payToken: "0xbb" as const },
    ];
    expect(cheapest(offers)).toEqual({ unitPrice: 5_000_000n, payToken: "0xaa" });
    expect(cheapest([])).toBeNull();
  });

  it("are ordered within a token, the token of most first, and what has none last", () => {
    const usdc = (unitPrice: bigint) => ({ unitPrice, payToken: "0xaa" as const });
    const crbn = { unitPrice: 1n, payToken: "0xbb" as const };
    const prices = [null, crbn, usdc(9n), usdc(3n), null];
    expect(prices.toSorted(cheapestFirst(prices))).toEqual([usdc(3n), usdc(9n), crbn, null, null]);
    expect(cheapestFirst(prices)(usdc(3n), usdc(3n))).toBe(0);
  });
});

describe("what strangers write", () => {
  it("is a CID or not read at all", () => {
    expect(isCid("bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y")).toBe(true);
    for (const wrong of ["", "../../etc", "bafk/../x", "https://evil.example", "Qm"]) expect(isCid(wrong)).toBe(false);
  });
  it("is a plain symbol or a question mark", () => {
    expect(plainSymbol("USDC")).toBe("USDC");
    expect(plainSymbol("visit evil.example now")).toBe("?");
    expect(plainSymbol("\u202eCDSU")).toBe("?");
  });
  it("is an id within its bits, or names nothing", () => {
    expect(parseId("4097", 32)).toBe(4097n);
    for (const wrong of ["0", "-1", "1e3", "0x10", "4294967296", "", "9".repeat(200)])
      expect(() => parseId(wrong, 32)).toThrow();
  });
});

describe("the address book", () => {
  const address = `0x${"ab".repeat(20)}`;
  it("is read with the block to search logs from", () => {
    const book = parseDeployment({
      contracts: { CarbonCredit: { address }, Faucet: { address: "nonsense" } },
      startBlock: 7,
    });
    const coin = { symbol: "ETH", decimals: 18 };
    expect(book).toEqual({ addresses: { CarbonCredit: address }, startBlock: 7n, coin });
  });
  it("names the chain's own coin", () => {
    const contracts = { CarbonCredit: { address } };
    expect(parseDeployment({ contracts, coin: { symbol: "POL", decimals: 18 } })?.coin.symbol).toBe("POL");
    for (const wrong of [null, "POL", {}, { symbol: "" }, { symbol: 7 }])
      expect(parseDeployment({ contracts, coin: wrong })?.coin.symbol).toBe("ETH");
  });
  it("is absent when there is none", () => {
    for (const none of [null, undefined, {}, { contracts: {} }, "x"]) expect(parseDeployment(none)).toBeNull();
  });
});

describe("the language", () => {
  it("is the one chosen before, then the browser's, told apart by script and place", () => {
    expect(pickLocale("zh-Hans", ["en"])).toBe("zh-Hans");
    expect(pickLocale(null, ["fr-FR", "zh-TW", "en"])).toBe("zh-Hant");
    expect(pickLocale(null, ["zh-HK"])).toBe("zh-Hant");
    expect(pickLocale("klingon", ["zh-CN"])).toBe("zh-Hans");
    expect(pickLocale(null, ["zh"])).toBe("zh-Hans");
    expect(pickLocale(null, ["de"])).toBe("en");
  });
});
