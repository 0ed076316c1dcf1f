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

/** Orders pay tokens: the one that occurs most often first. */
export function tokensInTurn(occurring: readonly Address[]): (a: Address, b: Address) => number {
  const counts = new Map<string, number>();
  for (const token of occurring) counts.set(token.toLowerCase(), (counts.get(token.toLowerCase()) ?? 0) + 1);
  const tokens = [...counts].sort(([a, of], [b, than]) => than - of || (a < b ? -1 : 1)).map(([token]) => token);
  const place = (token: Address) => tokens.indexOf(token.toLowerCase());
  return (a, b) => place(a) - place(b);
}

/** A price of one tonne {payToken/t}, or that there is none. */
type Price = ReturnType<typeof cheapest>;

/**
 * Orders by price, the lowest first and what has none last. A price is compared with those in the same token only: the token in which
 * most are priced stands first.
 */
export function cheapestFirst(prices: readonly Price[]): (a: Price, b: Price) => number {
  const inTurn = tokensInTurn(prices.flatMap((price) => (price ? [price.payToken] : [])));
  return (a, b) => {
    if (!a || !b) return Number(a === null) - Number(b === null);
    const difference = a.unitPrice - b.unitPrice;
    return inTurn(a.payToken, b.payToken) || (difference < 0n ? -1 : Number(difference > 0n));
  };
}
