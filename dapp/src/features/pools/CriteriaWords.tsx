import { useLingui as useMessages } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { marketKey, PROJECT_CLASSES } from "../../data/index.ts";
import type { Criteria } from "../../data/pools/model.ts";
import { bitsOf, type CriteriaNames, type NamedId, readCriteriaNames } from "../../data/pools/names.ts";
import { countryFromBytes, countryName } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Loading, Skeleton, Verbatim } from "../../ui/index.ts";
import { criterionWords } from "../curation/index.ts";
import { useWords } from "../terms/index.ts";

function Named({ entries }: { entries: readonly NamedId[] }) {
  return (
    <ul className="mt-1 ml-4 list-disc">
      {entries.map(({ id, projectId, name, registryProjectId, year }) => (
        <li key={id}>
          <Link
            to="/projects/$projectId"
            params={{ projectId: String(projectId) }}
            className="break-words text-brand underline"
          >
            <Verbatim text={name} />
          </Link>{" "}
          <span className="text-ink-soft">
            <Verbatim text={registryProjectId} />, {year === null ? <Trans>all vintages</Trans> : year}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Names that one of is enough. */
function useOneOf(): (names: readonly string[]) => string {
  const locale = useLocale();
  return (names) => new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
}

function Years({ criteria: { firstYear, lastYear, rollingYears } }: { criteria: Criteria }) {
  const span =
    firstYear && lastYear ? (
      <Trans>
        Vintage years {firstYear} to {lastYear}
      </Trans>
    ) : firstYear ? (
      <Trans>Vintage years from {firstYear} on</Trans>
    ) : lastYear ? (
      <Trans>Vintage years up to {lastYear}</Trans>
    ) : null;
  return (
    <>
      {span && <li>{span}</li>}
      {rollingYears > 0 && (
        <li>
          <Trans>Vintages not older than {rollingYears} years: each until the end of that year (UTC)</Trans>
        </li>
      )}
    </>
  );
}

function Least({ criteria: { leastScores } }: { criteria: Criteria }) {
  const { i18n } = useMessages();
  const { additionality, integrity, social, permanence } = leastScores;
  const least = [
    [criterionWords.additionality, additionality],
    [criterionWords.integrity, integrity],
    [criterionWords.socialBenefit, social],
    [criterionWords.permanence, permanence],
  ] as const;
  const asked = least.filter(([, score]) => score > 0).map(([word, score]) => `${i18n._(word)} ${score}`);
  if (asked.length === 0) return null;
  const scores = asked.join(" · ");
  return (
    <li>
      <Trans>Curators' averages of at least: {scores}</Trans>
    </li>
  );
}

function Item({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <li>
      <span className="text-ink-soft">{label}</span> {children}
    </li>
  );
}

function Rules({ criteria, names }: { criteria: Criteria; names: CriteriaNames }) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = useWords();
  const oneOf = useOneOf();
  const { countries, types, methodologies } = criteria;
  const classes = bitsOf(BigInt(criteria.classes)).map((bit) =>
    words.projectClass(PROJECT_CLASSES[bit] ?? "Unassigned"),
  );
  return (
    <ul className="flex flex-col gap-1.5">
      {names.registries.length > 0 && <Item label={t`Registry:`}>{oneOf(names.registries)}</Item>}
      {classes.length > 0 && <Item label={t`Class:`}>{oneOf(classes)}</Item>}
      {countries.length > 0 && (
        <Item label={t`Country:`}>
          {oneOf(countries.map((code) => countryName(countryFromBytes(code), locale) || code))}
        </Item>
      )}
      {types.length > 0 && (
        <Item label={t`Project type:`}>
          <Verbatim text={oneOf(types.map(words.projectType))} />
        </Item>
      )}
      {methodologies.length > 0 && (
        <Item label={t`Methodology (an unknown one does not pass):`}>
          <Verbatim text={oneOf(methodologies)} />
        </Item>
      )}
      <Years criteria={criteria} />
      {names.labels.length > 0 && (
        <Item label={t`All of these labels:`}>{names.labels.map(words.label).join(" · ")}</Item>
      )}
      <Least criteria={criteria} />
      {names.allowed.length > 0 && (
        <Item label={t`Taken whatever else is asked:`}>
          <Named entries={names.allowed} />
        </Item>
      )}
      {names.blocked.length > 0 && (
        <Item label={t`Never taken:`}>
          <Named entries={names.blocked} />
        </Item>
      )}
    </ul>
  );
}

function isOpen(criteria: Criteria): boolean {
  const { registries, classes, firstYear, lastYear, rollingYears, labels, leastScores } = criteria;
  const lists = [criteria.countries, criteria.types, criteria.methodologies, criteria.allowed, criteria.blocked];
  const scores = Object.values(leastScores).some((score) => score > 0);
  const asked = registries > 0n || labels > 0n || classes + firstYear + lastYear + rollingYears > 0 || scores;
  return !asked && lists.every((list) => list.length === 0);
}

/** Criteria in words. */
export function CriteriaWords({ criteria }: { criteria: Criteria }) {
  const key = JSON.stringify(criteria, (_, value) => (typeof value === "bigint" ? String(value) : value));
  const { data, error } = useQuery({
    queryKey: [...marketKey, "criteriaNames", key],
    queryFn: () => readCriteriaNames(criteria),
    staleTime: 60_000,
  });
  if (isOpen(criteria)) {
    return (
      <p>
        <Trans>Every vintage of a listed project.</Trans>
      </p>
    );
  }
  if (data) return <Rules criteria={criteria} names={data} />;
  if (error) return <ErrorSentence error={classifyError(error)} />;
  return (
    <Loading>
      <Skeleton className="h-24" />
    </Loading>
  );
}
