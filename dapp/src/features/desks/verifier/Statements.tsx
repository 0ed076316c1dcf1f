import { Trans, useLingui } from "@lingui/react/macro";
import { MAX_REFERENCE } from "../../../transactions/index.ts";
import { Foldout } from "../blocks/BlockCard.tsx";
import { DeskForm } from "../frame/DeskForm.tsx";
import { readCidText, readDay, readNumber, readSmall, whole } from "../frame/values.ts";

/** The contracts hold tonnes in 40 bits. */
const MOST_TONNES = 2n ** 40n - 1n;

/** What lies at the registries, and what was verified: statements of a verifier. */
export function Statements() {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-3" data-testid="statements">
      <Foldout title={t`State custody`}>
        <DeskForm
          action="stateCustody"
          fields={[
            { name: "registry", kind: "number", label: t`Number of the registry` },
            { name: "account", label: t`The account there`, limit: MAX_REFERENCE },
            { name: "tonnes", kind: "number", label: t`Tonnes that it held` },
            { name: "date", label: t`On the day`, type: "date" },
            { name: "cid", kind: "cid", label: t`The registry's statement of account (CID)` },
          ]}
          read={(typed) =>
            whole({
              registry: readSmall(typed.registry, 255n),
              account: typed.account,
              tonnes: readNumber(typed.tonnes, MOST_TONNES),
              date: readDay(typed.date),
              cid: readCidText(typed.cid),
            })
          }
          label={<Trans>State the custody</Trans>}
          done={<Trans>The custody is stated</Trans>}
        />
      </Foldout>
      <Foldout title={t`State the verified total of a period`}>
        <DeskForm
          action="verifyPeriod"
          fields={[
            { name: "project", kind: "number", label: t`Number of the project` },
            { name: "periodStart", label: t`First day of the monitoring period`, type: "date" },
            { name: "periodEnd", label: t`Last day of the monitoring period`, type: "date" },
            {
              name: "tonnes",
              kind: "number",
              label: t`All tonnes that were verified of it`,
              hint: t`Over all label sets.`,
            },
            { name: "cid", kind: "cid", label: t`The verification report (CID)` },
          ]}
          read={(typed) =>
            whole({
              project: readSmall(typed.project, 2n ** 20n - 1n),
              periodStart: readDay(typed.periodStart),
              periodEnd: readDay(typed.periodEnd),
              tonnes: readNumber(typed.tonnes, MOST_TONNES),
              cid: readCidText(typed.cid),
            })
          }
          label={<Trans>State the verified total</Trans>}
          done={<Trans>The verified total is stated</Trans>}
        />
      </Foldout>
    </div>
  );
}
