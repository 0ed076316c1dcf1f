import { Trans } from "@lingui/react/macro";
import type { Address } from "viem";
import { Tonnes } from "../../ui/index.ts";
import { LoadedHoldings } from "./LoadedHoldings.tsx";
import { type Line, toggleLine } from "./lines.ts";

interface HoldingsStepProps {
  account: Address;
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
}

/** Which of the account's vintages are retired: one, or several on one certificate. */
export function HoldingsStep({ account, lines, onChange }: HoldingsStepProps) {
  return (
    <LoadedHoldings account={account}>
      {(holdings) => (
        <fieldset data-testid="holdings">
          <legend className="mb-3 text-sm text-ink-soft">
            <Trans>Choose one vintage, or several for one certificate.</Trans>
          </legend>
          <div className="flex flex-col divide-y divide-line rounded-lg border border-line">
            {holdings.map((retirable) => {
              const { id, project, vintage, balance } = retirable;
              const { year } = vintage;
              return (
                <label key={id} className="flex items-start gap-3 p-3">
                  <input
                    type="checkbox"
                    className="mt-1 size-5 shrink-0 accent-brand"
                    checked={lines.some((line) => line.retirable.id === id)}
                    onChange={() => onChange(toggleLine(lines, retirable))}
                  />
                  <span className="min-w-0 grow">
                    <span className="block font-medium break-words">
                      <bdi>{project.name}</bdi>
                    </span>
                    <span className="flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
                      <span>
                        {project.registryProjectId} · <Trans>vintage {year}</Trans>
                      </span>
                      <Tonnes units={balance} />
                    </span>
                  </span>
                </label>
              );
            })}
          </div>
        </fieldset>
      )}
    </LoadedHoldings>
  );
}
