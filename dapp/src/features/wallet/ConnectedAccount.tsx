import type { Address } from "viem";
import { TransactionCentre } from "../../transactions/index.ts";
import { AccountMenu } from "./AccountMenu.tsx";

/** The account with its menu, and its transactions whose page was left. */
export function ConnectedAccount({ address, wrongNetwork }: { address: Address; wrongNetwork: boolean }) {
  return (
    <>
      <AccountMenu address={address} wrongNetwork={wrongNetwork} />
      <TransactionCentre />
    </>
  );
}
