import { useLingui } from "@lingui/react";
import { Trans, useLingui as useWords } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { tonnesToInput } from "../../format/index.ts";
import { AmountField } from "../../transactions/index.ts";
import { Button, Tonnes } from "../../ui/index.ts";
import { type Line, rulesOf } from "./lines.ts";
import type { LineCheck, Retirable } from "./readRetirable.ts";
import { lineSentence } from "./useLineChecks.ts";

function Holding({ retirable }: { retirable: Retirable }) {
  const { project, vintage, balance, id } = retirable;
  const { year } = vintage;
  return (
    <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <div className="min-w-0">
        <p className="font-semibold break-words">
          <bdi>{project.name}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          {project.registryProjectId} ·{" "}
          <Link to="/vintages/$vintageId" params={{ vintageId: String(id) }} className="text-brand underline">
            <Trans>vintage {year}</Trans>
          </Link>
        </p>
      </div>
      <p className="text-sm text-ink-soft">
        <Trans>
          You hold <Tonnes units={balance} />
        </Trans>
      </p>
    </div>
  );
}

interface AmountStepProps {
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
  /** What the chain says of each line, in their order; missing while it was not asked. */
  checks: readonly LineCheck[] | undefined;
}

/** How much of each chosen vintage, and what of it the chain would refuse. */
export function AmountStep({ lines, onChange, checks }: AmountStepProps) {
  const { t } = useWords();
  const { i18n } = useLingui();
  const type = (id: number, text: string) =>
    onChange(lines.map((line) => (line.retirable.id === id ? { ...line, text } : line)));
  return (
    <>
      {lines.map((line, index) => {
        const { retirable, text } = line;
        const { id, project, vintage, balance } = retirable;
        const name = `${project.name}, ${vintage.year}`;
        const refused = checks?.[index] && lineSentence(checks[index], i18n.locale);
        return (
          <div key={id} className="flex flex-col gap-2 border-b border-line pb-5" data-testid="line">
            <Holding retirable={retirable} />
            <AmountField
              label={lines.length === 1 ? t`Amount to retire` : t`Amount to retire of ${name}`}
              unit="t"
              rules={rulesOf(line, false)}
              value={text}
              onChange={(typed) => type(id, typed)}
            />
            {refused && (
              <p role="alert" className="text-sm text-danger">
                {i18n._(refused)}
              </p>
            )}
            <Button
              size="sm"
              variant="quiet"
              className="self-start"
              onClick={() => type(id, tonnesToInput(balance))}
              {...(lines.length > 1 && { "aria-label": t`All that I hold of ${name}` })}
            >
              <Trans>All that I hold</Trans>
            </Button>
          </div>
        );
      })}
    </>
  );
}
