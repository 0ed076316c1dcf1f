import { useLingui } from "@lingui/react";
import { CRITERIA, type Criteria } from "../../../data/curation/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { averageText, criterionWords } from "../../curation/index.ts";

/** The four figures in their order; their names are in tooltips, and read to those who cannot see the order. */
export function CriteriaLine({ criteria }: { criteria: Criteria }) {
  const { _ } = useLingui();
  const locale = useLocale();
  return (
    <span className="inline-flex gap-x-1.5 whitespace-nowrap tabular-nums">
      {CRITERIA.map((name, index) => (
        <span key={name} title={_(criterionWords[name])}>
          <span className="sr-only">{_(criterionWords[name])} </span>
          {averageText(criteria[name], locale)}
          {index < CRITERIA.length - 1 && (
            <span className="pl-1.5 text-ink-faint" aria-hidden="true">
              ·
            </span>
          )}
        </span>
      ))}
    </span>
  );
}
