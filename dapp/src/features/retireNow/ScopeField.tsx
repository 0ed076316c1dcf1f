import { useLingui } from "@lingui/react/macro";
import { type Address, isAddress } from "viem";
import { readOverview } from "../../data/book/index.ts";
import { useSourced } from "../../data/index.ts";
import { SelectField } from "../../ui/index.ts";
import type { Scope } from "./readRoutes.ts";

/** A scope as a form's value: "", "vintage-1", "project-1" or "pool-0x…". */
export function scopeOf(text: string): Scope {
  const [, kind, id = ""] = /^(vintage|project|pool)-(.+)$/.exec(text) ?? [];
  if (kind === "pool" && isAddress(id, { strict: false })) return { pool: id as Address };
  if (!/^[1-9]\d{0,9}$/.test(id) || Number(id) >= 2 ** 32) return {};
  return kind === "vintage" ? { vintage: Number(id) } : kind === "project" ? { project: Number(id) } : {};
}

interface ScopeFieldProps {
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
}

/** Which credits: any, those of a vintage that is on offer, or what the address named. */
export function ScopeField({ value, onChange, disabled }: ScopeFieldProps) {
  const { t } = useLingui();
  const { data } = useSourced(["bookOverview"], {
    indexer: (signal) => readOverview(signal),
    chain: async () => (await import("../../data/book/overview.ts")).readOverviewFromChain(),
  });
  const vintages = data?.value ?? [];
  const { vintage, project, pool } = scopeOf(value);
  const named = () => {
    if (vintage !== undefined) return t`Vintage number ${vintage}`;
    if (project !== undefined) return t`Project number ${project}`;
    return pool ? t`Out of the chosen pool` : undefined;
  };
  const listed = vintages.some((one) => `vintage-${one.vintage}` === value);
  const words = named();
  return (
    <SelectField
      label={t`Which credits`}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t`any, the cheapest`}</option>
      {!listed && words && <option value={value}>{words}</option>}
      {vintages.map((one) => (
        <option key={one.vintage} value={`vintage-${one.vintage}`}>
          {`${one.projectName}, ${one.year} · ${t`no. ${one.vintage}`}`}
        </option>
      ))}
    </SelectField>
  );
}
