/** Which occurrences of an event are wanted: those whose n-th indexed parameter is one of these addresses. */
export interface Filter {
  /** Which indexed parameter, from 1. */
  topic: 1 | 2 | 3;
  /** Contracts in the address book, or {@link NOBODY}. */
  addresses: string[];
}

/** The zero address, in a {@link Filter}. */
export const NOBODY = "nobody";

/**
 * The manifest's template: which contract's events go to which mapping. Signatures come from the ABIs in `out/`,
 * addresses and start blocks from `deployments/`, so nothing here can drift from the contracts.
 */
export interface Source {
  /** The data source; each has a name of its own. */
  name: string;
  /** The contract in the address book. */
  contract: string;
  /** The artifacts in `out/` whose ABIs tell the events: the interface, which names every event of its concept. */
  abis: string[];
  /** The mapping module in `src/mappings/`. */
  mapping: string;
  /** The events that are handled; the handler of `Listed` is `handleListed`. */
  events: string[];
  /** Of these events, only what passes the filter. */
  filters?: Record<string, Filter>;
  /** Events of the ABI that are left alone, and why. */
  ignored: Record<string, string>;
  /** Entities that the mapping writes. */
  entities: string[];
}

/** A {@link Source} named after its contract, before what every contract of its kind tells is added. */
export type Draft = Omit<Source, "name">;

/** Why a change of the authority is left alone. */
export const FIXED_AUTHORITY = "the authority is fixed by the deployment";

/** The entities that a payment into or out of the treasury writes. */
export const TREASURY = ["TreasuryTransfer", "TreasuryToken"];

/** What every upgradeable contract tells besides. `base` is the Solidity contract that tells it. */
const upgradeable = (draft: Draft, base: string, events: string[]): Source => ({
  ...draft,
  name: draft.contract,
  abis: [...draft.abis, base],
  events: [...draft.events, ...events],
  ignored: {
    ...draft.ignored,
    AuthorityUpdated: FIXED_AUTHORITY,
    ...(draft.events.includes("Initialized") ? {} : { Initialized: "says nothing that the deployment does not say" }),
  },
  entities: [...draft.entities, "ManagedContract"],
});

/** Upgradeable, and what it lets in can be stopped for a while. */
export const managed = (draft: Draft): Source => upgradeable(draft, "Managed", ["PausedUntilSet", "Upgraded"]);

/** Upgradeable, without a pause: what it does is an exit, or a statement. */
export const governed = (draft: Draft): Source => upgradeable(draft, "Governed", ["Upgraded"]);
