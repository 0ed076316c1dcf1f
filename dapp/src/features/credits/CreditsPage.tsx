import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Loading, PageHeader, Section, Skeleton } from "../../ui/index.ts";
import { OwnRequests } from "../exits/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { Alerts } from "./Alerts.tsx";
import { Holdings } from "./Holdings.tsx";
import { Listings } from "./Listings.tsx";
import { Retirements } from "./Retirements.tsx";
import { readCredits } from "./readCredits.ts";

function CreditsOf({ account }: { account: Address }) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "credits", account],
    queryFn: () => readCredits(account),
    refetchInterval: 8_000,
  });
  if (!data && error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-40" />
        <Skeleton className="mt-6 h-40" />
      </Loading>
    );
  }
  return (
    <>
      <Alerts credits={data} />
      <Section
        title={t`Holdings`}
        aside={
          data.holdings.length > 1 && (
            <Link to="/retire" className="text-brand underline">
              <Trans>Retire several on one certificate</Trans>
            </Link>
          )
        }
      >
        <Holdings holdings={data.holdings} />
      </Section>
      <Section title={t`Listings`} intro={t`What you list is locked in the market until it is sold or you cancel.`}>
        <Listings listings={data.listings} />
      </Section>
      <Section
        title={t`Your requests`}
        intro={t`Whole tonnes that you asked the registry for. They are locked until a registrar has dealt with it, or you take an unanswered request back.`}
      >
        <OwnRequests account={account} />
      </Section>
      <Section title={t`Retirements and certificates`} anchor="retirements">
        <Retirements retirements={data.retirements} />
      </Section>
    </>
  );
}

/** Everything of the connected account, read from the chain. */
export function CreditsPage() {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={t`My credits`} />
      {address ? (
        <CreditsOf key={address} account={address} />
      ) : (
        <ConnectPrompt title={t`Connect a wallet to see your credits`}>
          <Trans>Holdings, listings, retirements and certificates of your account appear here.</Trans>
        </ConnectPrompt>
      )}
    </>
  );
}
