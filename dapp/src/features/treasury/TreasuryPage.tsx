import { useLingui } from "@lingui/react/macro";
import { PageHeader } from "../../ui/index.ts";

/** What the treasury has, where it came from and where it goes. */
export function TreasuryPage() {
  const { t } = useLingui();
  return <PageHeader title={t`Treasury`} />;
}
