import { Address, DataSourceContext, dataSource } from "@graphprotocol/graph-ts";

/** The market, which holds listed credits in escrow. */
export function escrow(): Address {
  return Address.fromString(dataSource.context().getString("escrow"));
}

/** The retirement router, which pays and holds credits for its payer inside one transaction. */
export function router(): Address {
  return Address.fromString(dataSource.context().getString("router"));
}

/** The reserve of staking rewards. */
export function reserve(): Address {
  return Address.fromString(dataSource.context().getString("reserve"));
}

/** The challenges' contract, which holds their bonds. */
export function challenges(): Address {
  return Address.fromString(dataSource.context().getString("challenges"));
}

/** The treasury Safe. */
export function treasury(): Address {
  return Address.fromString(dataSource.context().getString("treasury"));
}

/** The network's USDC. */
export function usdc(): Address {
  return Address.fromString(dataSource.context().getString("usdc"));
}

/** CRBN. */
export function crbn(): Address {
  return Address.fromString(dataSource.context().getString("crbn"));
}

/** The factory of pools. */
export function poolFactory(): Address {
  return Address.fromString(dataSource.context().getString("pools"));
}

/** The name of a contract of the address book, or null for a stranger. */
export function nameOfContract(address: Address): string | null {
  const book = dataSource.context().getString("book").split(" ");
  const text = address.toHexString();
  for (let i = 0; i < book.length; i++) {
    if (book[i].endsWith(text)) return book[i].slice(0, book[i].length - text.length - 1);
  }
  return null;
}

/** The context of a data source that is started here: this one's, under the name of that contract. */
export function contextOf(contract: string): DataSourceContext {
  const context = dataSource.context();
  context.setString("contract", contract);
  return context;
}

/** The name of the contract whose event is handled, for example `CarbonCredit`. */
export function contractName(): string {
  return dataSource.context().getString("contract");
}
