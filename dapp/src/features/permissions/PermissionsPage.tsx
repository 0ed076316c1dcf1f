import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { marketKey } from "../../data/index.ts";
import { type Permissions, readPermissions } from "../../data/permissions.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Card, Loading, Notice, PageHeader, Section, Skeleton } from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { AccountLookup } from "./AccountLookup.tsx";
import { AccountName } from "./AccountName.tsx";
import { Functions } from "./Functions.tsx";
import { GuardianPowers } from "./GuardianPowers.tsx";
import { Roles } from "./Roles.tsx";
import { useWait } from "./useWait.ts";
import { fixedWords, timelockWords } from "./words.ts";

function Timelock({ permissions }: { permissions: Permissions }) {
  const { i18n } = useLingui();
  const wait = useWait();
  const minimum = wait(permissions.minDelay);
  return (
    <Card className="flex flex-col gap-3 p-4 sm:p-6">
      <ul className="flex flex-col gap-2" data-testid="timelock">
        {permissions.timelock.map(({ name, holders }) => (
          <li key={name}>
            <code className="text-[0.9em] break-words">{name}</code>{" "}
            <span className="text-sm text-ink-soft">{i18n._(timelockWords[name])}</span>
            <ul>
              {holders.map((holder) => (
                <li key={holder}>
                  <AccountName address={holder} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">
        <Trans>Nothing leaves the Timelock sooner than its own least delay allows: {minimum}.</Trans>
      </p>
    </Card>
  );
}

/** Who can do what, after which delay. Found in the chain's logs, and asked of the contracts again, as of one block. */
export function PermissionsPage() {
  const { t, i18n } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "permissions"],
    queryFn: readPermissions,
    refetchInterval: 15_000,
  });
  return (
    <>
      <PageHeader title={t`Permissions`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Who can do what, and how long it takes. The stakers decide by vote; people hold only the roles of daily
            work; nobody holds a key to the rules.
          </Trans>
        </p>
      </PageHeader>
      {error && !data && <ErrorSentence error={classifyError(error)} />}
      {error && data && (
        <Notice tone="warn" alert title={t`This may be out of date`}>
          <Trans>The chain could not be read again. What is shown is as of the block below.</Trans>
        </Notice>
      )}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-96" />
        </Loading>
      )}
      {data && (
        <>
          <Section title={t`What an account can do`}>
            <AccountLookup permissions={data.value} />
          </Section>
          <Section
            title={t`Roles`}
            intro={
              <Trans>
                A vote's delay is counted from when its proposal is queued. What people do takes effect at once.
              </Trans>
            }
          >
            <Roles permissions={data.value} />
          </Section>
          <Section title={t`The guardian`}>
            <GuardianPowers guardian={data.value.guardian} />
          </Section>
          <Section title={t`The Timelock`}>
            <Timelock permissions={data.value} />
          </Section>
          <Section title={t`What nobody can change`}>
            <Card className="p-4 sm:p-6">
              <ul className="flex list-disc flex-col gap-2 pl-5">
                {fixedWords.map((sentence) => (
                  <li key={sentence.id}>{i18n._(sentence)}</li>
                ))}
              </ul>
            </Card>
          </Section>
          <Section title={t`Every restricted function`}>
            <Functions permissions={data.value} />
          </Section>
          <AsOf answer={data} />
        </>
      )}
    </>
  );
}
