import type { Address } from "viem";
import type { PortfolioEntry, Soundness } from "./model.ts";

/** An offer, as far as its price matters. */
export interface Offer {
  remaining: bigint;
  unitPrice: bigint;
  payToken: Address;
}

/**
 * The lowest price among offers in the pay token with the most tonnes on offer. Prices in different tokens are never
 * compared with one another.
 */
export function cheapest(offers: readonly Offer[]): { unitPrice: bigint; payToken: Address } | null {
  const tonnesByToken = new Map<Address, bigint>();
  for (const { payToken, remaining } of offers) {
    tonnesByToken.set(payToken, (tonnesByToken.get(payToken) ?? 0n) + remaining);
  }
  const [payToken] = [...tonnesByToken].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))[0] ?? [];
  if (!payToken) return null;
  const prices = offers.filter((offer) => offer.payToken === payToken).map(({ unitPrice }) => unitPrice);
  const [unitPrice = 0n] = prices.sort((a, b) => (a < b ? -1 : 1));
  return { unitPrice, payToken };
}

/** What open offers come to. Of a vintage without a sound serial number nothing counts as on offer. */
export function onOffer(
  offers: readonly (Offer & { soundness: Soundness })[],
): Pick<PortfolioEntry, "available" | "priceFrom" | "soundness"> {
  const buyable = offers.filter(({ soundness }) => soundness !== "recalled");
  const sound = offers.every(({ soundness }) => soundness === "sound");
  return {
    available: buyable.reduce((sum, { remaining }) => sum + remaining, 0n),
    priceFrom: cheapest(buyable),
    soundness: sound ? "sound" : buyable.length > 0 ? "short" : "recalled",
  };
}
