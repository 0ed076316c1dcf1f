import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { MAX_REASON_BYTES, MAX_REFERENCE } from "../../../transactions/index.ts";
import { SelectField } from "../../../ui/index.ts";
import { Foldout } from "../blocks/BlockCard.tsx";
import { DeskForm } from "../frame/DeskForm.tsx";
import { readCidText, readNumber, readSmall, whole } from "../frame/values.ts";

/** What happened to issued blocks at their registry: settlement by range, impairment, split. */
export function IssuedBlocks() {
  const { t } = useLingui();
  const [kind, setKind] = useState("1");
  const block = { name: "block", kind: "number", label: t`Number of the block` } as const;
  return (
    <div className="flex flex-col gap-3" data-testid="issued-blocks">
      <Foldout title={t`Record a settlement`}>
        <DeskForm
          action="settleSerials"
          fields={[
            block,
            { name: "first", kind: "number", label: t`First serial number` },
            { name: "last", kind: "number", label: t`Last serial number` },
            { name: "reference", label: t`The registry's own record`, limit: MAX_REFERENCE },
          ]}
          read={(typed) => {
            const request = whole({
              block: readSmall(typed.block),
              first: readNumber(typed.first),
              last: readNumber(typed.last),
              reference: typed.reference,
            });
            return request && request.last >= request.first ? request : undefined;
          }}
          label={<Trans>Record the settlement</Trans>}
          done={<Trans>The settlement is recorded</Trans>}
        >
          <p className="text-sm text-ink-soft">
            <Trans>
              Serial numbers that are wholly consumed here and that the registry retired, too. This stays for ever.
            </Trans>
          </p>
        </DeskForm>
      </Foldout>
      <Foldout title={t`Report an impairment`}>
        <DeskForm
          action="reportImpairment"
          fields={[
            block,
            { name: "reason", label: t`What happened`, limit: MAX_REASON_BYTES },
            { name: "cid", kind: "cid", label: t`The registry's notice (CID)` },
          ]}
          read={(typed) =>
            whole({
              block: readSmall(typed.block),
              kind: Number(kind),
              reason: typed.reason,
              cid: readCidText(typed.cid),
            })
          }
          label={<Trans>Report the impairment</Trans>}
          variant="danger"
          done={<Trans>The report waits for a verifier</Trans>}
        >
          <SelectField label={t`The registry`} value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="1">{t`recalled the units`}</option>
            <option value="2">{t`reversed the units`}</option>
          </SelectField>
        </DeskForm>
      </Foldout>
      <Foldout title={t`Split a block`}>
        <DeskForm
          action="splitBlock"
          fields={[
            block,
            {
              name: "secondStart",
              kind: "number",
              label: t`First serial number of the upper part`,
              hint: t`The lower part ends just below it; together they are the block.`,
            },
            { name: "reason", label: t`Why the registry split it`, limit: MAX_REASON_BYTES },
          ]}
          read={(typed) =>
            whole({
              block: readSmall(typed.block),
              secondStart: readNumber(typed.secondStart),
              reason: typed.reason,
            })
          }
          label={<Trans>Split the block</Trans>}
          done={<Trans>The block is split</Trans>}
        />
      </Foldout>
    </div>
  );
}
