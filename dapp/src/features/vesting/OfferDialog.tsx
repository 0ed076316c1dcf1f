import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { type Address, isAddress, isAddressEqual, zeroAddress } from "viem";
import type { Grant } from "../../data/vesting.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { AddressText, Button, Dialog, Notice, TextField } from "../../ui/index.ts";

/** Why a grant cannot be offered to what was typed; undefined when it can. */
function useProblem(grant: Grant, text: string): string | undefined {
  const { t } = useLingui();
  if (!isAddress(text)) return t`This is no address: 0x and 40 digits. If it looks like one, a letter may be mistyped.`;
  if (isAddressEqual(text, zeroAddress)) return t`Nobody has this address.`;
  if (isAddressEqual(text, grant.beneficiary)) return t`The grant is this account's already.`;
  return undefined;
}

interface OfferDialogProps {
  grant: Grant;
  title: string;
  onClose: () => void;
}

/** Offers a grant to another address, which must accept it. */
export function OfferDialog({ grant, title, onClose }: OfferDialogProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("offerGrant");
  const [text, setText] = useState("");
  const [strict, setStrict] = useState(false);
  const to = text.trim();
  const problem = useProblem(grant, to);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const send = () => start({ grant: grant.id, to: to as Address });
  function submit(event: FormEvent) {
    event.preventDefault();
    setStrict(problem !== undefined);
    if (problem === undefined && !busy) send();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Offer the grant to another address`}
      description={t`${title}: with the grant goes everything that is not yet released. It stays yours until the other side accepts; until then you can withdraw the offer.`}
    >
      <div className="flex flex-col gap-5">
        {!done && (
          <form onSubmit={submit} noValidate className="flex flex-col gap-4">
            <TextField
              label={t`Address`}
              value={text}
              onChange={(event) => setText(event.target.value)}
              error={strict || to.length >= 42 ? problem : undefined}
              spellCheck={false}
              maxLength={100}
            />
            <Button type="submit" busy={busy}>
              <Trans>Sign and offer</Trans>
            </Button>
          </form>
        )}
        {flow && (
          <TransactionPanel flow={flow} onRetry={send}>
            {flow.outcome && (
              <Notice tone="good" title={t`The grant is offered`}>
                <Trans>
                  <AddressText address={flow.outcome.to} copy={false} /> can accept it on this page.
                </Trans>
              </Notice>
            )}
          </TransactionPanel>
        )}
      </div>
    </Dialog>
  );
}
