import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { type Address, type Hex, isAddressEqual, toFunctionSelector, zeroAddress } from "viem";
import { ADMIN_ROLE, PUBLIC_ROLE } from "../../../data/permissions.ts";
import { Notice } from "../../../ui/index.ts";
import { contractAt, contractNamed, functionOf } from "../decode/known.ts";
import { Nested } from "./Nested.tsx";
import { Account, Lines, Quoted } from "./pieces.tsx";
import { useRoleName } from "./roles.ts";
import type { Sentences } from "./sentence.ts";
import { useDuration } from "./units.ts";
import { useCodeHash } from "./useCode.ts";
import { usePresent } from "./usePresent.ts";
import { Successor } from "./warnings.tsx";

function Role({ role }: { role: bigint }) {
  return <strong className="font-medium">{useRoleName()(role)}</strong>;
}

function Length({ seconds }: { seconds: bigint | number }) {
  return <span className="whitespace-nowrap">{useDuration()(seconds)}</span>;
}

interface OpeningProps {
  /** Who may from now on. */
  to: bigint;
  /** What is said where it is a role that not everybody has. */
  children: ReactNode;
  /** What is said where it is everybody. */
  everybody: ReactNode;
  /** More of what everybody may. */
  what?: ReactNode;
}

/** That a role may do something; loud where everybody has the role. */
function Opening({ to, children, everybody, what }: OpeningProps) {
  if (to === PUBLIC_ROLE) {
    return (
      <Notice tone="danger" title={everybody}>
        {what}
      </Notice>
    );
  }
  return (
    <>
      {children}
      {what}
    </>
  );
}

/** Roles for people whose work no vote could do: the curation council, registrars and verifiers. Their ids are `Roles.sol`'s. */
const WORKING_ROLES: readonly bigint[] = [202n, 301n, 302n];

/** Roles that others than the stakers hold: the guardian too. */
const ROLES_OF_PEOPLE: readonly bigint[] = [102n, ...WORKING_ROLES];

/** The functions that a role is put before, by name where the contract is known. */
function FunctionRole({ target, selectors, role }: { target: Address; selectors: readonly Hex[]; role: bigint }) {
  const abi = contractAt(target)?.abi ?? [];
  const functions = (
    <Lines>
      {selectors.map((selector) => (
        <li key={selector} className="font-mono text-[0.9em]">
          {functionOf(abi, selector)?.name ?? selector}
        </li>
      ))}
    </Lines>
  );
  const everybody = (
    <Trans>
      Let everybody call these functions of <Account address={target} />:
    </Trans>
  );
  return (
    <Opening to={role} everybody={everybody} what={functions}>
      <Trans>
        Let the role <Role role={role} /> call these functions of <Account address={target} />, and nobody else:
      </Trans>
      {ROLES_OF_PEOPLE.includes(role) && (
        <Notice tone="danger" className="mt-2">
          <Trans>
            Whoever holds <Role role={role} /> calls these at once, without a vote.
          </Trans>
        </Notice>
      )}
    </Opening>
  );
}

function RoleAdmin({ role, admin }: { role: bigint; admin: bigint }) {
  const everybody = (
    <Trans>
      Let everybody grant and revoke the role <Role role={role} />, also to themselves
    </Trans>
  );
  return (
    <Opening to={admin} everybody={everybody}>
      <Trans>
        Let the role <Role role={admin} /> grant and revoke the role <Role role={role} />
      </Trans>
      {admin !== ADMIN_ROLE && (
        <Notice tone="danger" className="mt-2">
          <Trans>
            Whoever holds <Role role={admin} /> can then give <Role role={role} /> to anybody, without a vote.
          </Trans>
        </Notice>
      )}
    </Opening>
  );
}

function RoleGuardian({ role, guardian }: { role: bigint; guardian: bigint }) {
  return (
    <Opening
      to={guardian}
      everybody={
        <Trans>
          Let everybody cancel what the role <Role role={role} /> has scheduled
        </Trans>
      }
    >
      <Trans>
        Let the role <Role role={guardian} /> cancel what the role <Role role={role} /> has scheduled
      </Trans>
    </Opening>
  );
}

const PAUSE = toFunctionSelector("pause()");

/** Warns where the role is that of the guardian; also while nobody can tell whether it is. */
function GuardianWarning({ role }: { role: bigint }) {
  const guardian = contractNamed("Guardian")?.address ?? zeroAddress;
  const { data, isError } = usePresent<bigint>("AccessManager", "getTargetFunctionRole", [guardian, PAUSE]);
  const concerned = data === undefined ? isError : data === role;
  return concerned && <Successor />;
}

/** Warns where somebody else than the stakers would hold a role that changes the protocol. */
function PowerWarning({ role, account, delay }: { role: bigint; account: Address; delay: number }) {
  const { data: code } = useCodeHash(account);
  const timelock = contractNamed("Timelock")?.address ?? zeroAddress;
  if (WORKING_ROLES.includes(role) || isAddressEqual(account, timelock)) return null;
  const title =
    delay > 0 ? (
      <Trans>This account acts without a vote</Trans>
    ) : (
      <Trans>This account acts at once and without a vote</Trans>
    );
  return (
    <Notice tone="danger" title={title} className="mt-2">
      {role === ADMIN_ROLE && (
        <p>
          <Trans>It could grant every role, also to itself, and take them from the stakers.</Trans>
        </p>
      )}
      {code === null && (
        <p>
          <Trans>There is no contract at this address: whoever has its key decides alone.</Trans>
        </p>
      )}
    </Notice>
  );
}

/** Remarks where there is nothing to take away. */
function Needless({ role, account }: { role: bigint; account: Address }) {
  const { data } = usePresent<readonly [boolean, number]>("AccessManager", "hasRole", [role, account]);
  return (
    data?.[0] === false && (
      <p className="mt-1 text-sm">
        <Trans>It does not have this role now.</Trans>
      </p>
    )
  );
}

function GrantRole({ role, account, delay }: { role: bigint; account: Address; delay: number }) {
  return (
    <>
      <Trans>
        Grant the role <Role role={role} /> to <Account address={account} />
      </Trans>
      {delay > 0 && (
        <>
          {" "}
          <Trans>
            (each use waits <Length seconds={delay} />)
          </Trans>
        </>
      )}
      <PowerWarning role={role} account={account} delay={delay} />
      <GuardianWarning role={role} />
    </>
  );
}

function HandOver({ target, authority }: { target: Address; authority: Address }) {
  return (
    <>
      <Trans>
        Hand <Account address={target} /> over to another access manager, <Account address={authority} />
      </Trans>
      <Notice tone="danger" className="mt-2">
        <Trans>From then on another contract decides who may call what.</Trans>
      </Notice>
      <Successor />
    </>
  );
}

/** Who may do what: every change of it that the access manager makes. */
export const authoritySentences: Sentences = {
  "AccessManager.grantRole": ([role, account, delay]) => (
    <GrantRole role={role as bigint} account={account as Address} delay={delay as number} />
  ),
  "AccessManager.revokeRole": ([role, account]) => (
    <>
      <Trans>
        Take the role <Role role={role as bigint} /> away from <Account address={account as Address} />
      </Trans>
      <Needless role={role as bigint} account={account as Address} />
      <GuardianWarning role={role as bigint} />
    </>
  ),
  "AccessManager.labelRole": ([role, label]) => (
    <Trans>
      Call the role <Role role={role as bigint} /> <Quoted text={label as string} />
    </Trans>
  ),
  "AccessManager.setRoleAdmin": ([role, admin]) => <RoleAdmin role={role as bigint} admin={admin as bigint} />,
  "AccessManager.setRoleGuardian": ([role, guardian]) => (
    <RoleGuardian role={role as bigint} guardian={guardian as bigint} />
  ),
  "AccessManager.setGrantDelay": ([role, delay]) => (
    <Trans>
      Let grants of the role <Role role={role as bigint} /> take effect after <Length seconds={delay as number} />
    </Trans>
  ),
  "AccessManager.setTargetFunctionRole": ([target, selectors, role]) => (
    <FunctionRole target={target as Address} selectors={selectors as Hex[]} role={role as bigint} />
  ),
  "AccessManager.setTargetAdminDelay": ([target, delay]) => (
    <Trans>
      Let changes of the permissions of <Account address={target as Address} /> wait{" "}
      <Length seconds={delay as number} />
    </Trans>
  ),
  "AccessManager.setTargetClosed": ([target, closed]) =>
    closed ? (
      <Trans>
        Close every restricted function of <Account address={target as Address} /> to everybody
      </Trans>
    ) : (
      <Trans>
        Open the restricted functions of <Account address={target as Address} /> to their roles again
      </Trans>
    ),
  "AccessManager.updateAuthority": ([target, authority]) => (
    <HandOver target={target as Address} authority={authority as Address} />
  ),
  "*.setAuthority": ([authority], { contract }) => (
    <HandOver target={contract.address} authority={authority as Address} />
  ),
  "AccessManager.execute": ([target, data], place) => (
    <>
      <Trans>Through the access manager, which the protocol's own contracts refuse as a caller:</Trans>
      <Nested
        target={target as Address}
        calldata={data as Hex}
        place={place}
        caller={place.contract.address}
        value={place.value}
      />
    </>
  ),
  "AccessManager.multicall": ([calls], place) => (
    <>
      <Trans>Several changes of permissions at once:</Trans>
      {(calls as Hex[]).map((calldata, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a call's arguments never change their order.
        <Nested key={index} target={place.contract.address} calldata={calldata} place={place} />
      ))}
    </>
  ),
};
