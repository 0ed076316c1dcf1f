import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { getAddress, isAddress } from "viem";
import { useConnection } from "wagmi";
import { readRounds } from "../../data/airdrop.ts";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Button, EmptyState, Loading, PageHeader, Section, Skeleton, TextField } from "../../ui/index.ts";
import { TokenTabs } from "../token/index.ts";
import { RoundCard } from "./RoundCard.tsx";

/** Looks up any address; without one, the connected account is looked up. */
function Lookup({ of }: { of: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { address } = useConnection();
  const [text, setText] = useState(of);
  const [strict, setStrict] = useState(of !== "");
  const typed = text.trim();
  const wrong = typed !== "" && !isAddress(typed);
  const go = (account: string) => void navigate({ to: "/airdrop", search: account === "" ? {} : { account } });
  function submit(event: FormEvent) {
    event.preventDefault();
    setStrict(true);
    if (!wrong) go(typed);
  }
  return (
    <form onSubmit={submit} noValidate>
      {/* Shown here, above field and button, so that the button stands beside the field also when something is wrong. */}
      <p className="mb-1 text-sm">
        <span className="font-medium" aria-hidden="true">
          <Trans>Address to look up</Trans>
        </span>{" "}
        <span className="text-ink-faint">
          {address ? <Trans>Empty: the account that is connected.</Trans> : <Trans>Or connect a wallet.</Trans>}
        </span>
      </p>
      <div className="flex flex-col gap-3 sm:flex-row sm:items-start">
        <TextField
          className="grow"
          label={t`Address to look up`}
          hideLabel
          error={
            strict && wrong
              ? t`This is no address: 0x and 40 digits. If it looks like one, a letter may be mistyped.`
              : undefined
          }
          value={text}
          onChange={(event) => setText(event.target.value)}
          spellCheck={false}
          maxLength={100}
        />
        <Button type="submit" variant="secondary">
          <Trans>Look up</Trans>
        </Button>
      </div>
    </form>
  );
}

function Rounds({ of }: { of: string }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "airdropRounds"],
    queryFn: readRounds,
    refetchInterval: 8_000,
  });
  if (!data && error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-64" />
      </Loading>
    );
  }
  if (data.length === 0) {
    return (
      <EmptyState title={t`No round was opened yet`}>
        <Trans>When the protocol opens a round of the airdrop, it appears here.</Trans>
      </EmptyState>
    );
  }
  const account = of === "" ? address : isAddress(of) ? getAddress(of) : undefined;
  return (
    <div className="flex flex-col gap-4">
      {data.map((round) => (
        <RoundCard key={round.number} round={round} account={account} />
      ))}
    </div>
  );
}

/** The rounds of the airdrop, and what they grant an account. */
export function AirdropPage() {
  const { t } = useLingui();
  const { account = "" } = useSearch({ from: "/airdrop" });
  return (
    <>
      <PageHeader title={t`Airdrop`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            A round grants CRBN to the accounts of its published list. They vest evenly over six months and are claimed
            in as many parts as you like; what is not claimed by the deadline returns to the treasury.
          </Trans>
        </p>
      </PageHeader>
      <TokenTabs />
      <Lookup key={account} of={account} />
      <Section title={t`Rounds`}>
        <Rounds of={account} />
      </Section>
    </>
  );
}
