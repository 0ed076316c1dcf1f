/** The root of every cached fact of the market: invalidating it asks for all that is on screen again. */
export const marketKey = ["market"] as const;
