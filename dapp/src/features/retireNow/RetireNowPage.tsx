import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { PageHeader } from "../../ui/index.ts";
import { RetireNowForm } from "./RetireNowForm.tsx";

const route = getRouteApi("/retire-now");

/** Buys and retires in one transaction, out of listings, signed orders or pools, paid in any token. */
export function RetireNowPage() {
  const { t } = useLingui();
  const { vintage, project, pool, amount } = route.useSearch();
  const { address } = useConnection();
  const scope = vintage ? `vintage-${vintage}` : project ? `project-${project}` : pool ? `pool-${pool}` : "";
  return (
    <>
      <PageHeader title={t`Retire now`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Pay, obtain the credits, retire them and receive the certificate, all in one transaction. All ways are
            compared by the chain's own quotes before you sign.
          </Trans>
        </p>
      </PageHeader>
      <RetireNowForm key={scope} account={address} scope={scope} amount={amount ?? ""} />
    </>
  );
}
