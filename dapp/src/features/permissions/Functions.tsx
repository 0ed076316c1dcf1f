import { Plural, useLingui } from "@lingui/react/macro";
import type { Address } from "viem";
import { type Permissions, PUBLIC_ROLE, type RestrictedFunction } from "../../data/permissions.ts";
import { contractNameOf } from "../../data/permissionsNames.ts";
import { AddressText, type Column, DataTable } from "../../ui/index.ts";
import { Everybody } from "./Everybody.tsx";
import { useWait } from "./useWait.ts";
import { holderWord } from "./words.ts";

/** Every restricted function by contract, folded unless everybody may call one: the role that may call it, and after which delay its holders can. */
export function Functions({ permissions }: { permissions: Permissions }) {
  const { t, i18n } = useLingui();
  const wait = useWait();
  const roles = new Map(permissions.roles.map((role) => [role.id, role]));
  const targets = [...new Set(permissions.functions.map(({ target }) => target))].sort((a, b) =>
    (contractNameOf(a) ?? a).localeCompare(contractNameOf(b) ?? b, "en"),
  );
  const columns: Column<RestrictedFunction>[] = [
    {
      key: "function",
      header: t`Function`,
      cell: ({ signature, selector }) => (
        <code className="text-[0.9em] break-all">{signature?.replaceAll(",", ", ") ?? selector}</code>
      ),
      primary: true,
    },
    {
      key: "role",
      header: t`Role`,
      cell: ({ role }) => (role === PUBLIC_ROLE ? <Everybody /> : roles.get(role)?.label || String(role)),
    },
    {
      key: "who",
      header: t`Who, and after which delay`,
      cell: ({ role, voteDelay }) => {
        if (role === PUBLIC_ROLE) {
          return (
            <>
              <Everybody /> · {wait(0)}
            </>
          );
        }
        const holders = roles.get(role)?.holders ?? [];
        if (holders.length === 0) return t`nobody`;
        return (
          <ul>
            {holders.map(({ account, kind, delay }) => (
              <li key={account}>
                {i18n._(holderWord(account, kind))} · {wait(kind === "vote" ? voteDelay : delay)}
              </li>
            ))}
          </ul>
        );
      },
    },
  ];
  const of = (target: Address) => permissions.functions.filter((entry) => entry.target === target);
  return (
    <div className="flex flex-col gap-2" data-testid="functions">
      {targets.map((target) => {
        const name = contractNameOf(target) ?? target;
        return (
          <details key={target} open={of(target).some(({ role }) => role === PUBLIC_ROLE)}>
            <summary className="min-h-11 cursor-pointer py-2">
              <span className="break-all">{name}</span>{" "}
              <span className="text-ink-faint">
                <Plural value={of(target).length} one="# function" other="# functions" />
              </span>
            </summary>
            <p className="mb-2">
              <AddressText address={target} />
            </p>
            <DataTable
              caption={t`Restricted functions of ${name}`}
              columns={columns}
              rows={of(target)}
              rowKey={({ selector }) => selector}
            />
          </details>
        );
      })}
    </div>
  );
}
