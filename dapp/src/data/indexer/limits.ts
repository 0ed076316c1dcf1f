/** How many rows the documents of a page ask the indexer for; a list this long may go on. */
export const LIST_LIMITS = {
  project: { vintages: 200, listings: 200, history: 200 },
  vintage: { blocks: 200, listings: 100, retirements: 100, history: 300 },
} as const;
