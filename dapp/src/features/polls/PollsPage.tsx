import { useLingui } from "@lingui/react/macro";
import { PageHeader } from "../../ui/index.ts";

/** Temperature checks: what the stakers think, before anybody writes a proposal. */
export function PollsPage() {
  const { t } = useLingui();
  return <PageHeader title={t`Polls`} />;
}
