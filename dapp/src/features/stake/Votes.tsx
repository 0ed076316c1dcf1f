import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { type Address, isAddress, isAddressEqual, zeroAddress } from "viem";
import type { StakingAccount } from "../../data/index.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { AddressText, Button, Card, Notice, TextField } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { Line } from "./LockPreview.tsx";

interface VotesProps {
  address: Address;
  account: StakingAccount;
}

/** The votes of an account: how many, who casts them, and to whom they can go. */
export function Votes({ address, account }: VotesProps) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("delegateVotes");
  const [text, setText] = useState("");
  const typed = text.trim();
  const valid = isAddress(typed) && typed !== zeroAddress;
  const same = valid && isAddressEqual(typed, account.delegate);
  const own = isAddressEqual(account.delegate, address);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const [asked, setAsked] = useState<Address>();

  function send(delegatee: Address) {
    setAsked(delegatee);
    start({ delegatee });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (valid && !same && !busy) send(typed);
  }
  function wrong() {
    if (typed === "" || done) return undefined;
    if (!valid) return t`Write a whole address: 0x and 40 digits.`;
    return same ? t`This account votes for you already.` : undefined;
  }
  return (
    <Card className="flex flex-col gap-5 p-5">
      <dl className="flex flex-col gap-2">
        <Line label={<Trans>Your voting power</Trans>}>
          <Crbn units={account.votes} symbol="sCRBN" />
        </Line>
        <Line label={<Trans>Staked by you</Trans>}>
          <Crbn units={account.staked} symbol="sCRBN" />
        </Line>
        <Line label={<Trans>Who votes with your stake</Trans>}>
          <span data-testid="delegate">{own ? t`You yourself` : <AddressText address={account.delegate} />}</span>
        </Line>
      </dl>
      <form onSubmit={submit} noValidate className="flex flex-col gap-3">
        <TextField
          label={t`Let another account vote`}
          placeholder="0x…"
          value={text}
          disabled={busy}
          error={wrong()}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" variant="secondary" busy={busy} disabled={(!valid || same) && !busy}>
          <Trans>Delegate</Trans>
        </Button>
      </form>
      {!own && (
        <div>
          <Button variant="quiet" size="sm" busy={busy} onClick={() => send(address)}>
            <Trans>Vote yourself again</Trans>
          </Button>
        </div>
      )}
      <p className="text-sm text-ink-faint">
        <Trans>
          Delegating moves no CRBN: stake and rewards stay yours, and you can name somebody else at any time.
        </Trans>
      </p>
      {flow && (
        <TransactionPanel flow={flow} {...(asked && { onRetry: () => send(asked) })}>
          <Notice tone="good" title={t`Your choice is recorded`}>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => {
                reset();
                setText("");
              }}
            >
              <Trans>Close</Trans>
            </Button>
          </Notice>
        </TransactionPanel>
      )}
    </Card>
  );
}
