/** What the stakers of the local chain are asked: one temperature check and one proposal. */

/** Account 9 holds Silver: it may open a poll, and nothing more. */
export const SEED_POLL = {
  account: 9,
  /** how long it is open {d} */
  days: 14,
  question: {
    question: "Which registry should the market admit next?",
    options: ["Puro.earth", "Isometric", "American Carbon Registry", "None for now"],
    details:
      "Admitting a registry takes a proposal, an operator of its serial numbers, and a verifier who reads its export. This poll asks where that work should begin. It binds nobody.",
  },
} as const;

/** Account 7 holds Gold, and with it more votes than a proposal takes. */
export const SEED_PROPOSAL = {
  account: 7,
  /** {1e18 = 100 %} */
  commission: 12_000_000_000_000_000n,
  description: `# Lower the commission from 1.5 % to 1.2 %

The market takes 1.5 % of every purchase. This proposal sets it to **1.2 %**.

## Why

- A buyer of 1,000 t at US$10 pays US$150 today, and would pay US$120.
- Holders of Gold and Platinum would pay US$90 and US$60: their discounts stay as they are.

## What happens

One call, \`CreditMarket.setCommission(0.012)\`, two days after the vote. Listings and their prices do not change. The next
purchase pays the new rate.
`,
} as const;
