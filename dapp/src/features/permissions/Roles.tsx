import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ADMIN_ROLE, type Permissions, PUBLIC_ROLE, type Role } from "../../data/permissions.ts";
import { contractNameOf } from "../../data/permissionsNames.ts";
import { Card } from "../../ui/index.ts";
import { AccountName } from "./AccountName.tsx";
import { Everybody } from "./Everybody.tsx";
import { useWait } from "./useWait.ts";
import { holderWord, roleWords } from "./words.ts";

/** The waits of a vote about what the role can do, each once {s}. */
function waitsOf({ functions }: Permissions, { id }: Role): bigint[] {
  return [...new Set(functions.filter(({ role }) => role === id).map(({ voteDelay }) => voteDelay))];
}

/** Where those work who hold a role. */
const DESKS: Readonly<Record<string, "/desk/curator" | "/desk/council" | "/desk/registrar" | "/desk/verifier">> = {
  CURATOR: "/desk/curator",
  CURATION_COUNCIL: "/desk/council",
  REGISTRAR: "/desk/registrar",
  VERIFIER: "/desk/verifier",
};

/** The way to the desk of those who hold a role, where they have one. */
function DeskOf({ label }: { label: string }) {
  const to = DESKS[label];
  if (!to) return null;
  return (
    <Link to={to} className="text-sm text-brand underline">
      <Trans>To their desk</Trans>
    </Link>
  );
}

function RoleCard({ role, permissions }: { role: Role; permissions: Permissions }) {
  const { i18n, t } = useLingui();
  const wait = useWait();
  const own = permissions.functions.filter((entry) => entry.role === role.id);
  const waits = waitsOf(permissions, role);
  // The access manager is protected: all that its admin does by vote waits seven days.
  const several = waits.length > 1;
  const voteWait = waits[0] ?? (role.id === ADMIN_ROLE ? 7 * 86_400 : undefined);
  const byVote = (delay: bigint) => {
    const after = wait(delay);
    return t`by vote: ${after}`;
  };
  const everybody = role.id === PUBLIC_ROLE;
  const number = String(role.id);
  const name = role.label || t`Role ${number}`;
  const meaning = roleWords[role.label];
  return (
    <li>
      <Card className="flex h-full flex-col gap-3 p-4">
        <div data-testid="role" data-role={role.label}>
          <h3 className="font-semibold break-words">{everybody ? <Everybody /> : name}</h3>
          {meaning && <p className="text-sm text-ink-soft">{i18n._(meaning)}</p>}
          <DeskOf label={role.label} />
        </div>
        <ul className="flex flex-col gap-2">
          {everybody && (
            <li className="text-sm text-danger">
              <Trans>Any account may call this, at once.</Trans>
            </li>
          )}
          {!everybody && role.admin === PUBLIC_ROLE && (
            <li className="text-sm text-danger">
              <Trans>Everybody can give and take it.</Trans>
            </li>
          )}
          {!everybody && role.holders.length === 0 && (
            <li className="text-sm text-ink-faint">
              <Trans>Nobody holds it.</Trans>
            </li>
          )}
          {role.holders.map(({ account, kind, delay }) => (
            <li key={account}>
              <AccountName address={account} />
              <span className="block text-sm text-ink-soft">
                {i18n._(holderWord(account, kind))}
                {kind === "vote" ? !several && ` · ${wait(voteWait ?? delay)}` : ` · ${wait(delay)}`}
              </span>
            </li>
          ))}
        </ul>
        {own.length > 0 && (
          <ul className="mt-auto border-t border-line pt-3 text-sm">
            {own.map(({ target, selector, signature, voteDelay }) => (
              <li key={target + selector} className="break-words">
                {contractNameOf(target) ?? target} <code className="text-[0.9em]">{nameOf(signature) ?? selector}</code>
                {several && <span className="block text-ink-soft">{byVote(voteDelay)}</span>}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </li>
  );
}

/** A function's name without its arguments. */
export function nameOf(signature: string | null): string | null {
  return signature?.slice(0, signature.indexOf("(")) ?? null;
}

/** The roles: what they are for, who holds them, after which delay, and what they may call. */
export function Roles({ permissions }: { permissions: Permissions }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3" data-testid="roles">
      {permissions.roles.map((role) => (
        <RoleCard key={String(role.id)} role={role} permissions={permissions} />
      ))}
    </ul>
  );
}
