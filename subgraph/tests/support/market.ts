import {
  blockConfirmed,
  blockSubmitted,
  custodyStated,
  labelAdmitted,
  operatorAdmitted,
  payTokenSet,
  projectGateSet,
  projectListed,
  projectRegistered,
  registryAdmitted,
  vintageRegistered,
} from "./events.ts";
import { type Story, story } from "./story.ts";

/** A market with one listed project and one empty vintage (VINTAGE). Takes 2 blocks and 2 transactions. */
export const market = (name: string): Story =>
  story(name)
    .tx(registryAdmitted(), operatorAdmitted(), labelAdmitted(0, "CCB Gold"), payTokenSet(), custodyStated())
    .tx(projectRegistered(), projectListed(), projectGateSet(0), vintageRegistered());

/** The same with ALICE holding 100 t from block 1, serial numbers 1000–1099. Takes 4 blocks and 4 transactions. */
export const issuedMarket = (name: string): Story =>
  market(name)
    .tx(blockSubmitted(1))
    .tx(...blockConfirmed(1, 100, 0));
