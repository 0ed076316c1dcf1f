import type { Address } from "viem";
import { contractNameOf } from "../../data/permissionsNames.ts";
import { AddressText } from "../../ui/index.ts";

/** An account, with its name in the address book if it is one of the protocol's contracts. */
export function AccountName({ address }: { address: Address }) {
  const name = contractNameOf(address);
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {name && <span className="font-medium">{name}</span>}
      <AddressText address={address} />
    </span>
  );
}
