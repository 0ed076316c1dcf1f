import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { MOST_STATEMENTS, readStatements, type StatedCustody } from "../../../data/chain/custody.ts";
import type { ReadDeskBlock } from "../../../data/chain/deskWork.ts";
import { marketKey } from "../../../data/index.ts";
import { formatDay, formatTonnes, TONNE } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { EmptyState } from "../../../ui/index.ts";
import { useCustody } from "../../custody/index.ts";
import { CutNotice } from "../../trail/index.ts";
import { DeskForm } from "../frame/DeskForm.tsx";
import { Reading } from "../frame/Reading.tsx";
import { readSmall, whole } from "../frame/values.ts";
import { ChosenStatement, coversBlock } from "./ChosenStatement.tsx";

/** What has to lie in an account of ours now {unit}; undefined as long as that is not known. */
function useExpectedIn(registry: number): (account: string) => bigint | undefined {
  const { data } = useCustody();
  const accounts = data?.value.registries.find(({ id }) => id === String(registry))?.accounts;
  return (words) => accounts?.find(({ account }) => account === words)?.expected;
}

interface ConfirmFormProps {
  block: ReadDeskBlock;
  digest: NonNullable<ReadDeskBlock["digest"]>;
}

/** Confirms a block by one of its registry's statements of custody, which has to cover it. */
export function ConfirmForm({ block, digest }: ConfirmFormProps) {
  const { registry } = block;
  const { data, error } = useQuery({
    queryKey: [...marketKey, "statements", registry],
    queryFn: () => readStatements(registry),
    refetchInterval: 10_000,
  });
  if (!data) return <Reading error={error} />;
  return <WithStatements {...{ block, digest, statements: data }} />;
}

function WithStatements({ block, digest, statements }: ConfirmFormProps & { statements: readonly StatedCustody[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const expectedIn = useExpectedIn(block.registry);
  const { id, operator, batch, serialStart, serialEnd } = block;
  const size = (serialEnd - serialStart + 1n) * TONNE;
  const chosen = (custody: string | undefined) => statements.find(({ number }) => String(number) === custody);
  const nameOf = ({ number, account, date, held }: StatedCustody) => {
    const expected = expectedIn(account);
    const left = expected === undefined ? undefined : formatTonnes(held > expected ? held - expected : 0n, locale);
    const [day, stated] = [formatDay(date, locale), formatTonnes(held, locale)];
    return left === undefined
      ? t`No. ${number} · ${account} · ${day} · ${stated} t`
      : t`No. ${number} · ${account} · ${day} · ${stated} t, ${left} t of it left`;
  };
  if (statements.length === 0) {
    return (
      <EmptyState title={t`No custody at this registry is stated yet`}>
        <Trans>A block is confirmed by a statement of custody that covers it. State it below first.</Trans>
      </EmptyState>
    );
  }
  return (
    <DeskForm
      action="confirmBlock"
      fields={[
        {
          name: "custody",
          label: t`Statement of custody`,
          hint: t`Of this registry: the one that covers these serial numbers.`,
          options: [
            { value: "", label: t`Choose a statement` },
            ...statements.map((one) => ({ value: String(one.number), label: nameOf(one) })),
          ],
          below: (custody) => {
            const statement = chosen(custody);
            return statement && <ChosenStatement {...{ statement, size, expected: expectedIn(statement.account) }} />;
          },
        },
      ]}
      read={({ custody }) => {
        const statement = chosen(custody);
        if (!statement || !coversBlock(statement, size)) return undefined;
        return whole({ block: id, operator, batch, serialStart, digest, custody: readSmall(custody) });
      }}
      label={<Trans>Confirm the block</Trans>}
      done={<Trans>The block is confirmed and its credits are issued</Trans>}
    >
      <p className="text-sm text-ink-soft">
        <Trans>
          You confirm exactly what is shown above: that these units exist, are live, and lie in our account at the
          registry.
        </Trans>
      </p>
      <CutNotice count={statements.length} limit={MOST_STATEMENTS} kept="newest" />
    </DeskForm>
  );
}
