import { Address, dataSource } from "@graphprotocol/graph-ts";

/** The market, which holds listed credits in escrow. */
export function escrow(): Address {
  return Address.fromString(dataSource.context().getString("escrow"));
}

/** The reserve of staking rewards. */
export function reserve(): Address {
  return Address.fromString(dataSource.context().getString("reserve"));
}

/** The name of the contract whose event is handled, for example `CarbonCredit`. */
export function contractName(): string {
  return dataSource.context().getString("contract");
}
