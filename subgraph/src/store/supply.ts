import { BigInt } from "@graphprotocol/graph-ts";
import { Project, Supply, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { PROTOCOL_SUPPLY_ID, projectSupplyId, registrySupplyId, vintageSupplyId } from "../shared/id";

/** Makes a supply in which everything is 0. */
export function createSupply(id: string): string {
  const supply = new Supply(id);
  supply.issued = ZERO;
  supply.pooled = ZERO;
  supply.locked = ZERO;
  supply.retired = ZERO;
  supply.cancelled = ZERO;
  supply.detokenised = ZERO;
  supply.listed = ZERO;
  save(supply);
  return id;
}

export function addIssued(vintage: Vintage, amount: BigInt): void {
  const supplies = suppliesOf(vintage);
  for (let i = 0; i < supplies.length; i++) {
    supplies[i].issued = supplies[i].issued.plus(amount);
    save(supplies[i]);
  }
}

export function addRetired(vintage: Vintage, amount: BigInt): void {
  const supplies = suppliesOf(vintage);
  for (let i = 0; i < supplies.length; i++) {
    supplies[i].retired = supplies[i].retired.plus(amount);
    save(supplies[i]);
  }
}

/** What lies in pools; a negative amount leaves them. */
export function addPooled(vintage: Vintage, amount: BigInt): void {
  const supplies = suppliesOf(vintage);
  for (let i = 0; i < supplies.length; i++) {
    supplies[i].pooled = supplies[i].pooled.plus(amount);
    save(supplies[i]);
  }
}

/** What requests for detokenisation hold; a negative amount leaves them. */
export function addToLocked(vintage: Vintage, amount: BigInt): void {
  const supplies = suppliesOf(vintage);
  for (let i = 0; i < supplies.length; i++) {
    supplies[i].locked = supplies[i].locked.plus(amount);
    save(supplies[i]);
  }
}

/** What was locked is released to its owner's account at the registry. */
export function releaseLocked(vintage: Vintage, amount: BigInt): void {
  const supplies = suppliesOf(vintage);
  for (let i = 0; i < supplies.length; i++) {
    supplies[i].locked = supplies[i].locked.minus(amount);
    supplies[i].detokenised = supplies[i].detokenised.plus(amount);
    save(supplies[i]);
  }
}

export function addCancelled(vintage: Vintage, amount: BigInt): void {
  const supplies = suppliesOf(vintage);
  for (let i = 0; i < supplies.length; i++) {
    supplies[i].cancelled = supplies[i].cancelled.plus(amount);
    save(supplies[i]);
  }
}

/** What lies in escrow; a negative amount leaves it. */
export function addListed(vintage: Vintage, amount: BigInt): void {
  const supplies = suppliesOf(vintage);
  for (let i = 0; i < supplies.length; i++) {
    supplies[i].listed = supplies[i].listed.plus(amount);
    save(supplies[i]);
  }
}

/** A vintage counts in four supplies. */
function suppliesOf(vintage: Vintage): Supply[] {
  return [
    Supply.load(vintageSupplyId(vintage.id))!,
    Supply.load(projectSupplyId(vintage.project))!,
    Supply.load(registrySupplyId(Project.load(vintage.project)!.registry))!,
    Supply.load(PROTOCOL_SUPPLY_ID)!,
  ];
}

/** The identity is kept here and nowhere else: what is neither gone nor set aside circulates. */
function save(supply: Supply): void {
  supply.circulating = supply.issued
    .minus(supply.pooled)
    .minus(supply.locked)
    .minus(supply.retired)
    .minus(supply.cancelled)
    .minus(supply.detokenised);
  writeTonnes(supply);
  supply.save();
}

function writeTonnes(supply: Supply): void {
  supply.issuedTonnes = toTonnes(supply.issued);
  supply.circulatingTonnes = toTonnes(supply.circulating);
  supply.pooledTonnes = toTonnes(supply.pooled);
  supply.lockedTonnes = toTonnes(supply.locked);
  supply.retiredTonnes = toTonnes(supply.retired);
  supply.cancelledTonnes = toTonnes(supply.cancelled);
  supply.detokenisedTonnes = toTonnes(supply.detokenised);
  supply.listedTonnes = toTonnes(supply.listed);
}
