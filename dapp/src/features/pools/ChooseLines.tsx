import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { tonnesToInput } from "../../format/index.ts";
import { AmountField } from "../../transactions/index.ts";
import { Button, Tonnes } from "../../ui/index.ts";
import { rulesOfPart, type Typed, toggle } from "./lines.ts";
import { useVintageInfo } from "./usePools.ts";
import { VintageLink } from "./VintageLink.tsx";

interface Available {
  vintage: number;
  /** {unit} */
  amount: bigint;
}

interface ChooseLinesProps<Line extends Available> {
  legend: ReactNode;
  available: readonly Line[];
  typed: Typed;
  onChange: (typed: Typed) => void;
  disabled: boolean;
  /** What else is to be known of a vintage. */
  note?: (line: Line) => ReactNode;
}

interface ChosenAmountProps {
  line: Available;
  text: string;
  onChange: (text: string) => void;
  disabled: boolean;
}

function ChosenAmount({ line: { vintage, amount }, text, onChange, disabled }: ChosenAmountProps) {
  const { t } = useLingui();
  const { data } = useVintageInfo(vintage);
  const name = data ? `${data.projectName}, ${data.year}` : String(vintage);
  return (
    <div className="mt-2 flex flex-col gap-1">
      <AmountField
        label={t`Amount of ${name}`}
        unit="t"
        rules={rulesOfPart(amount)}
        value={text}
        onChange={onChange}
        disabled={disabled}
      />
      <Button
        size="sm"
        variant="quiet"
        className="self-start"
        disabled={disabled}
        aria-label={t`All of ${name}`}
        onClick={() => onChange(tonnesToInput(amount))}
      >
        <Trans>All of it</Trans>
      </Button>
    </div>
  );
}

/** Vintages to choose from, each with how much of it. */
export function ChooseLines<Line extends Available>(props: ChooseLinesProps<Line>) {
  const { legend, available, typed, onChange, disabled, note } = props;
  return (
    <fieldset disabled={disabled} data-testid="choose">
      <legend className="mb-2 text-sm text-ink-soft">{legend}</legend>
      <ul className="max-h-96 divide-y divide-line overflow-y-auto rounded-lg border border-line">
        {available.map((line) => {
          const { vintage, amount } = line;
          const text = typed[vintage];
          return (
            <li key={vintage} className="p-3">
              <label className="flex items-start gap-3">
                <input
                  type="checkbox"
                  className="mt-1 size-5 shrink-0 accent-brand"
                  checked={text !== undefined}
                  onChange={(event) => onChange(toggle(typed, vintage, event.target.checked))}
                />
                <span className="flex min-w-0 grow flex-wrap justify-between gap-x-4 gap-y-1">
                  <VintageLink vintage={vintage} plain />
                  <span className="flex flex-wrap items-center gap-2">
                    {note?.(line)}
                    <Tonnes units={amount} short />
                  </span>
                </span>
              </label>
              {text !== undefined && (
                <ChosenAmount
                  line={line}
                  text={text}
                  disabled={disabled}
                  onChange={(next) => onChange(toggle(typed, vintage, true, next))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
