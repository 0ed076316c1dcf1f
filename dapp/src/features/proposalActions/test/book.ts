import { type KnownContract, knownContracts } from "../decode/known.ts";
import { BOOK } from "./addresses.ts";

/** The contracts of the tests' address book. */
export const BOOKED: KnownContract[] = knownContracts(BOOK);
