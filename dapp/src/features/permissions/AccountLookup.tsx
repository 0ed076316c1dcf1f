import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Address, getAddress, isAddress, zeroAddress } from "viem";
import { marketKey } from "../../data/index.ts";
import { type Permissions, readAccountPowers } from "../../data/permissions.ts";
import { contractNameOf } from "../../data/permissionsNames.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Button, Card, Loading, Skeleton, TextField } from "../../ui/index.ts";
import { AccountName } from "./AccountName.tsx";
import { nameOf } from "./Roles.tsx";
import { useWait } from "./useWait.ts";
import { holderWord } from "./words.ts";

function Powers({ account, permissions }: { account: Address; permissions: Permissions }) {
  const { i18n } = useLingui();
  const wait = useWait();
  const { functions } = permissions;
  const { data, error } = useQuery({
    queryKey: [...marketKey, "powers", account, functions.length],
    queryFn: () => readAccountPowers(account, functions),
    refetchInterval: 15_000,
  });
  if (error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-16" />
      </Loading>
    );
  }
  const find = (target: Address, selector: string) =>
    functions.find((entry) => entry.target === target && entry.selector === selector);
  const timelockRoles = permissions.timelock.filter(({ holders }) => holders.includes(account));
  const nothing = data.calls.length === 0 && !data.treasurySigner && !data.guardianSigner && timelockRoles.length === 0;
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div data-testid="powers">
        <p>
          <AccountName address={account} />{" "}
          <span className="text-sm text-ink-soft">{i18n._(holderWord(account, data.kind))}</span>
        </p>
        {nothing && account !== zeroAddress && (
          <p className="text-sm text-ink-soft">
            <Trans>It may call no restricted function. It can do what everybody can.</Trans>
          </p>
        )}
        <ul className="text-sm">
          {data.treasurySigner && (
            <li>
              <Trans>An owner of the treasury Safe: with others it transfers within the limits.</Trans>
            </li>
          )}
          {data.guardianSigner && (
            <li>
              <Trans>An owner of the guardian Safe: with others it pauses entries and vetoes once.</Trans>
            </li>
          )}
          {timelockRoles.map(({ name }) => (
            <li key={name}>
              Timelock <code className="text-[0.9em]">{name}</code>
            </li>
          ))}
          {data.calls.map(({ target, selector, delay }) => {
            const entry = find(target, selector);
            return (
              <li key={target + selector} className="break-words">
                {contractNameOf(target) ?? target}{" "}
                <code className="text-[0.9em]">{nameOf(entry?.signature ?? null) ?? selector}</code> ·{" "}
                {wait(data.kind === "vote" ? (entry?.voteDelay ?? 0n) : delay)}
              </li>
            );
          })}
        </ul>
      </div>
    </Card>
  );
}

/** What any account can do: every restricted function is asked about it. */
export function AccountLookup({ permissions }: { permissions: Permissions }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [account, setAccount] = useState<Address>();
  const [strict, setStrict] = useState(false);
  const typed = text.trim();
  function wrong() {
    if (isAddress(typed)) return undefined;
    return isAddress(typed, { strict: false })
      ? t`Its capital letters do not fit its digits: one of them may be mistyped.`
      : t`Write a whole address: 0x and 40 digits.`;
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    setStrict(true);
    setAccount(isAddress(typed) ? getAddress(typed) : undefined);
  }
  return (
    <div className="flex flex-col gap-4">
      <form onSubmit={submit} noValidate className="flex flex-col gap-3 sm:flex-row sm:items-end">
        <TextField
          className="grow"
          label={t`Address of an account`}
          placeholder="0x…"
          value={text}
          maxLength={100}
          spellCheck={false}
          error={strict ? wrong() : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" variant="secondary">
          <Trans>Look up</Trans>
        </Button>
      </form>
      {account && <Powers key={account} account={account} permissions={permissions} />}
    </div>
  );
}
