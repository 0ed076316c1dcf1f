import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { type Address, type Hex, isAddressEqual, zeroAddress } from "viem";
import { chain } from "../../../chain/wagmi.ts";
import { useCurrencies } from "../../../data/index.ts";
import { type Currency, formatDecimal, shortHex } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { AddressText, CidText, CopyButton, Verbatim } from "../../../ui/index.ts";
import { bookName } from "../decode/known.ts";
import { usePresent } from "./usePresent.ts";

/** A name out of the address book, in words where it is one of ours. */
export function useBookName(): (address: Address) => string | undefined {
  const { t } = useLingui();
  return (address) => {
    const name = bookName(address);
    if (name === "TreasurySafe") return t`the treasury`;
    if (name === "GuardianSafe") return t`the guardian Safe`;
    if (name === "Timelock") return t`the Timelock`;
    return name;
  };
}

/** An account or contract: by name if the address book has one, with its address beside it. */
export function Account({ address }: { address: Address }) {
  const name = useBookName()(address);
  return name ? (
    <>
      <strong className="font-medium">{name}</strong> <AddressText address={address} />
    </>
  ) : (
    <AddressText address={address} />
  );
}

/** Whose money a call spends: by name alone if the address book has one. */
export function Payer({ address }: { address: Address }) {
  const name = useBookName()(address);
  return name ? <span className="font-medium">{name}</span> : <AddressText address={address} />;
}

/** Bytes that name something, shortened and copyable. */
export function HexText({ hex }: { hex: Hex }) {
  const { t } = useLingui();
  return (
    <span className="whitespace-nowrap">
      <span title={hex} className="font-mono text-[0.9em]">
        {shortHex(hex, 10, 6)}
      </span>
      <CopyButton text={hex} what={t`value`} />
    </span>
  );
}

/** The chain's own coin. */
export const coin: Currency = chain.nativeCurrency;

/**
 * An amount of a token, or of the chain's own coin, in its own units; of a token that does not answer, bare. A token names itself
 * as it likes, so one that the address book does not have stands with its address.
 */
export function TokenAmount({ token, amount }: { token: Address; amount: bigint }) {
  const locale = useLocale();
  const native = isAddressEqual(token, zeroAddress);
  const known = useCurrencies(native ? [] : [token]).get(token.toLowerCase());
  const currency = native ? coin : known;
  if (!currency) {
    const units = formatDecimal(amount, 0, locale);
    return (
      <Trans>
        {units} smallest units of <Account address={token} />
      </Trans>
    );
  }
  return (
    <>
      <strong className="font-medium whitespace-nowrap tabular-nums">
        {formatDecimal(amount, currency.decimals, locale)}
        {"\u00a0"}
        {currency.symbol}
      </strong>
      <Stranger token={token} />
    </>
  );
}

/** The address behind a symbol, where the address book does not have the token. */
export function Stranger({ token }: { token: Address }) {
  if (isAddressEqual(token, zeroAddress) || bookName(token)) return null;
  return (
    <>
      {" ("}
      <AddressText address={token} />
      {")"}
    </>
  );
}

interface ChangeProps {
  /** The present value; undefined while it is not known. */
  from: string | undefined;
  to: string;
}

/** What a value becomes, beside what it is now. */
export function Change({ from, to }: ChangeProps) {
  const now = <strong className="font-medium whitespace-nowrap">{to}</strong>;
  if (from === undefined) return <Trans>to {now}</Trans>;
  if (from === to) return <Trans>to {now}, which it is now</Trans>;
  return (
    <Trans>
      from <span className="whitespace-nowrap">{from}</span> to {now}
    </Trans>
  );
}

interface StoredProject {
  name: string;
  registryProjectId: string;
}

/** A project by its name and its registry's number; the name was written by strangers. */
export function ProjectName({ project }: { project: bigint | number }) {
  const { data } = usePresent<StoredProject>("ProjectRegistry", "projectOf", [Number(project)]);
  const number = String(project);
  if (!data) return <Trans>project {number}</Trans>;
  return (
    <strong className="font-medium">
      <bdi>{data.name}</bdi> ({data.registryProjectId})
    </strong>
  );
}

/** A text that a call carries, quoted; written by strangers. */
export function Quoted({ text }: { text: string }) {
  return (
    <q className="break-words">
      <Verbatim text={text} />
    </q>
  );
}

/** The CID of evidence, where a call names one. */
export function Evidence({ cid }: { cid: string }) {
  if (cid === "") return null;
  return (
    <span className="whitespace-normal">
      (<Trans>evidence:</Trans> <CidText cid={cid} />)
    </span>
  );
}

/** Several things, one a line. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className="mt-1 list-disc pl-5">{children}</ul>;
}
