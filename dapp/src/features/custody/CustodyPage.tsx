import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Card, EmptyState, PageHeader, Section, Tonnes, Verbatim } from "../../ui/index.ts";
import { CutNotice, SourcedPage, SupplyStatement } from "../trail/index.ts";
import { AccountCard } from "./AccountCard.tsx";
import { LIMITS, type ProofOfCustody, type RegistryCustody } from "./readCustody.ts";
import { useCustody } from "./useCustody.ts";

function RegistrySection({ registry }: { registry: RegistryCustody }) {
  const { t } = useLingui();
  const { code, name, supply, accounts } = registry;
  const inAccounts = accounts.reduce((sum, { circulating }) => sum + circulating, 0n);
  const burned = inAccounts - supply.circulating - supply.pooled;
  return (
    <Section
      title={
        <>
          <Verbatim text={name} /> (<Verbatim text={code} />)
        </>
      }
    >
      <div className="flex flex-col gap-4" data-testid={`custody-${code}`}>
        <Card className="p-4 sm:p-6">
          <SupplyStatement supply={supply} />
          {burned > 0n && (
            <p className="mt-2 text-sm text-ink-soft">
              <Trans>
                The accounts below count <Tonnes units={burned} /> more as circulating: credits burned to cover a
                shortfall are cancelled here, but took no serial numbers out of an account.
              </Trans>
            </p>
          )}
        </Card>
        {accounts.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
        {accounts.length === 0 && (
          <EmptyState title={t`No account at this registry was stated yet`}>
            <Trans>Credits are issued only from blocks that a verifier confirms naming a statement of custody.</Trans>
          </EmptyState>
        )}
      </div>
    </Section>
  );
}

function Impaired({ vintages }: { vintages: ProofOfCustody["impaired"] }) {
  if (vintages.length === 0) return null;
  return (
    <Section
      title={<Trans>Vintages without enough sound serial numbers</Trans>}
      intro={<Trans>The registry recalled or reversed blocks of them, and the shortfall is not covered yet.</Trans>}
    >
      <ul className="flex flex-col gap-2" data-testid="impaired">
        {vintages.map(({ id, year, shortfall, projectName }) => (
          <li key={id} className="flex flex-wrap justify-between gap-2">
            <Link to="/vintages/$vintageId" params={{ vintageId: id }} className="text-brand underline">
              <Verbatim text={projectName} />, {year}
            </Link>
            <Tonnes units={shortfall} />
          </li>
        ))}
      </ul>
      <CutNotice count={vintages.length} limit={LIMITS.impaired} kept="first" />
    </Section>
  );
}

/** What verifiers stated that our accounts at the registries hold, beside what circulates here. */
export function CustodyPage() {
  const { t } = useLingui();
  const query = useCustody();
  return (
    <>
      <PageHeader title={t`Proof of custody`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Every credit stands for a serial number that lies in an account at its registry. Verifiers state what each
            account held on a day, with the registry's own document; the chain says what has to lie there.
          </Trans>
        </p>
      </PageHeader>
      <SourcedPage query={query}>
        {({ registries, impaired }) => (
          <>
            {registries.map((registry) => (
              <RegistrySection key={registry.id} registry={registry} />
            ))}
            {registries.length === 0 && <EmptyState title={t`No registry was admitted yet`} />}
            <Impaired vintages={impaired} />
          </>
        )}
      </SourcedPage>
    </>
  );
}
