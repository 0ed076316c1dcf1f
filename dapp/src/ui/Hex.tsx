import { useLingui } from "@lingui/react/macro";
import type { Address, Hash } from "viem";
import { getAddress } from "viem";
import { env } from "../chain/env.ts";
import { shortHex } from "../format/index.ts";
import { CopyButton } from "./CopyButton.tsx";

/** An account or contract: shortened, whole in the tooltip, copied whole. */
export function AddressText({ address, copy = true }: { address: Address; copy?: boolean }) {
  const { t } = useLingui();
  // One spelling whoever told it: the indexer writes lower case, the chain a checksum.
  const hex = getAddress(address);
  return <HexText hex={hex} href={env.explorerUrl && `${env.explorerUrl}/address/${hex}`} what={copy && t`address`} />;
}

/** A transaction: shortened, linked to the explorer when one is known, copied whole. */
export function TransactionText({ hash, copy = true }: { hash: Hash; copy?: boolean }) {
  const { t } = useLingui();
  return (
    <HexText hex={hash} href={env.explorerUrl && `${env.explorerUrl}/tx/${hash}`} what={copy && t`transaction hash`} />
  );
}

function HexText({ hex, href, what }: { hex: string; href: string; what: string | false }) {
  return (
    <span className="whitespace-nowrap">
      {href ? (
        <a
          href={href}
          title={hex}
          target="_blank"
          rel="noreferrer"
          className="font-mono text-[0.9em] text-brand underline"
        >
          {shortHex(hex)}
        </a>
      ) : (
        <span title={hex} className="font-mono text-[0.9em]">
          {shortHex(hex)}
        </span>
      )}
      {what && <CopyButton text={hex} what={what} />}
    </span>
  );
}
