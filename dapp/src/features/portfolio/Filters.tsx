import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { ProjectClass } from "../../data/index.ts";
import { countryName } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { Button, SelectField, TextField } from "../../ui/index.ts";
import { useWords } from "../terms/index.ts";
import type { facets, Sort, View } from "./filter.ts";

const TYPING_PAUSE_MS = 250;

interface FiltersProps {
  view: View;
  choices: ReturnType<typeof facets>;
  onChange: (change: View) => void;
}

/** The search, the filters and the order. On phones the filters fold away behind one button. */
export function Filters({ view, choices, onChange }: FiltersProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = useWords();
  const active = [view.country, view.type, view.registry, view.class, view.vintage].filter(Boolean).length;
  const [open, setOpen] = useState(active > 0);
  const byWord = (word: (value: string) => string) => (a: string, b: string) => word(a).localeCompare(word(b), locale);
  const country = (code: string) => countryName(code, locale);
  const projectClass = (value: string) => words.projectClass(value as ProjectClass);

  return (
    <search className="mb-6">
      <div className="flex gap-2">
        <SearchField value={view.q ?? ""} onSearch={(q) => onChange({ q: q || undefined })} />
        <Button
          variant="secondary"
          className="shrink-0 sm:hidden"
          aria-expanded={open}
          aria-controls="portfolio-filters"
          onClick={() => setOpen(!open)}
        >
          <Trans>Filters</Trans>
          {active > 0 && (
            <span className="rounded-full bg-brand px-1.5 text-xs text-on-brand tabular-nums">{active}</span>
          )}
        </Button>
      </div>
      <div
        id="portfolio-filters"
        className={`${open ? "grid" : "hidden"} mt-3 grid-cols-2 gap-3 sm:grid sm:grid-cols-3 lg:grid-cols-6`}
      >
        <Choice
          label={t`Country`}
          any={t`Every country`}
          value={view.country}
          options={[...choices.countries].sort(byWord(country))}
          word={country}
          onChoose={(value) => onChange({ country: value })}
        />
        <Choice
          label={t`Type`}
          any={t`Every type`}
          value={view.type}
          options={[...choices.types].sort(byWord(words.projectType))}
          word={words.projectType}
          onChoose={(value) => onChange({ type: value })}
        />
        <Choice
          label={t`Registry`}
          any={t`Every registry`}
          value={view.registry}
          options={choices.registries}
          onChoose={(value) => onChange({ registry: value })}
        />
        <Choice
          label={t`Class`}
          any={t`Every class`}
          value={view.class}
          options={[...choices.classes].sort(byWord(projectClass))}
          word={projectClass}
          onChoose={(value) => onChange({ class: value })}
        />
        <Choice
          label={t`Vintage`}
          any={t`Every year`}
          value={view.vintage?.toString()}
          options={choices.vintages.map(String)}
          onChoose={(value) => onChange({ vintage: value === undefined ? undefined : Number(value) })}
        />
        <SelectField
          label={t`Order`}
          value={view.sort ?? "available"}
          onChange={({ target }) =>
            onChange({ sort: target.value === "available" ? undefined : (target.value as Sort) })
          }
        >
          <option value="available">{t`Most on offer`}</option>
          <option value="price">{t`Lowest price`}</option>
          <option value="name">{t`Name`}</option>
          <option value="newest">{t`Newest`}</option>
        </SelectField>
      </div>
    </search>
  );
}

function SearchField({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  // The address can change without typing: back, forward, "show all".
  useEffect(() => setTyped((now) => (now.trim() === value ? now : value)), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === value) return;
    const timer = setTimeout(() => onSearch(wanted), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextField
      label={t`Search projects`}
      hideLabel
      type="search"
      inputMode="search"
      placeholder={t`Name, registry number, country, proponent…`}
      value={typed}
      maxLength={80}
      onChange={({ target }) => setTyped(target.value)}
      className="grow"
    />
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  value: string | undefined;
  options: readonly string[];
  word?: (value: string) => string;
  onChoose: (value: string | undefined) => void;
}

function Choice({ label, any, value, options, word = (text) => text, onChoose }: ChoiceProps) {
  // A value from a shared address stays visible even when nothing has it.
  const listed = value === undefined || options.includes(value) ? options : [value, ...options];
  return (
    <SelectField label={label} value={value ?? ""} onChange={({ target }) => onChoose(target.value || undefined)}>
      <option value="">{any}</option>
      {listed.map((option) => (
        <option key={option} value={option}>
          {word(option)}
        </option>
      ))}
    </SelectField>
  );
}
