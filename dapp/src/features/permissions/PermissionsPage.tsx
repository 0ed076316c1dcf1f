import { useLingui } from "@lingui/react/macro";
import { PageHeader } from "../../ui/index.ts";

/** Who can do what, and after which delay. */
export function PermissionsPage() {
  const { t } = useLingui();
  return <PageHeader title={t`Permissions`} />;
}
