import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { Card, PageHeader } from "../../../ui/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { LoadedMeans } from "../LoadedMeans.tsx";
import { MarketTabs } from "../MarketTabs.tsx";
import { SignForm } from "./SignForm.tsx";

const route = getRouteApi("/market/sign");

/** Signs an order, which costs no gas and is filled by somebody else. */
export function SignPage() {
  const { t } = useLingui();
  const { vintage } = route.useSearch();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={t`Sign an order`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            An order says what you sell or buy, and at what price. Signing it costs nothing; it is a link or a file that
            you give to somebody, who fills it and pays the gas.
          </Trans>
        </p>
      </PageHeader>
      <MarketTabs />
      <Card className="mx-auto max-w-3xl p-5 sm:p-7">
        {address ? (
          <LoadedMeans account={address}>
            {(means) => <SignForm key={address} account={address} means={means} vintage={vintage ?? ""} />}
          </LoadedMeans>
        ) : (
          <ConnectPrompt title={t`Connect the wallet that signs`}>
            <Trans>An order is signed by the account that sells or buys.</Trans>
          </ConnectPrompt>
        )}
      </Card>
    </>
  );
}
