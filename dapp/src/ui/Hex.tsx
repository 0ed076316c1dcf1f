import { useLingui } from "@lingui/react/macro";
import type { Address, Hash } from "viem";
import { getAddress } from "viem";
import { env } from "../chain/env.ts";
import { isCid, shortHex } from "../format/index.ts";
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

/** A document by its CID: shortened, copied whole, linked to where it is served. What is no CID is shown as it is. */
export function CidText({ cid }: { cid: string }) {
  if (!isCid(cid)) return <bdi className="font-mono text-[0.9em] break-all">{cid}</bdi>;
  const ends = [8, 6] as const;
  return <HexText hex={cid} href={`${env.ipfsGateway}/${cid}`} what="CID" ends={ends} />;
}

/** How many characters at each end of a shortened text are shown. */
type Ends = readonly [lead: number, tail: number];

function HexText({ hex, href, what, ends }: { hex: string; href: string; what: string | false; ends?: Ends }) {
  const short = shortHex(hex, ...(ends ?? []));
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
          {short}
        </a>
      ) : (
        <span title={hex} className="font-mono text-[0.9em]">
          {short}
        </span>
      )}
      {what && <CopyButton text={hex} what={what} />}
    </span>
  );
}
