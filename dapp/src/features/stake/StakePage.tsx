import { useLingui } from "@lingui/react/macro";
import { PageHeader } from "../../ui/index.ts";
import { TokenTabs } from "../token/index.ts";

/** Stakes CRBN in four tiers. Everything on it comes from the chain. */
export function StakePage() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Stake CRBN`} />
      <TokenTabs />
    </>
  );
}
