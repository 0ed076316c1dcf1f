import { Address, dataSource } from "@graphprotocol/graph-ts";

/** The market, which holds listed credits in escrow. */
export function escrow(): Address {
  return Address.fromString(dataSource.context().getString("escrow"));
}

/** The name of the contract whose event is handled, for example `CarbonCredit`. */
export function contractName(): string {
  return dataSource.context().getString("contract");
}
