import { Trans } from "@lingui/react/macro";
import { type Address, type Hex, keccak256, toBytes, zeroHash } from "viem";
import { useLocale } from "../../../i18n/index.ts";
import { formatCrbn } from "../../token/index.ts";
import { contractAt, functionOf } from "../decode/known.ts";
import { Nested } from "./Nested.tsx";
import { Account, Change, HexText, Lines, Quoted } from "./pieces.tsx";
import { useRoleName } from "./roles.ts";
import type { Sentences } from "./sentence.ts";
import { percent, useDuration } from "./units.ts";
import { usePresent } from "./usePresent.ts";

function Role({ role }: { role: bigint }) {
  return <strong className="font-medium">{useRoleName()(role)}</strong>;
}

function Length({ seconds }: { seconds: bigint | number }) {
  return <span className="whitespace-nowrap">{useDuration()(seconds)}</span>;
}

function Setting({
  read,
  contract,
  to,
  kind,
}: {
  read: string;
  contract: string;
  to: bigint;
  kind: "time" | "votes" | "percent";
}) {
  const locale = useLocale();
  const duration = useDuration();
  const { data } = usePresent<bigint | number>(contract, read);
  const write = (value: bigint) => {
    if (kind === "time") return duration(value);
    return kind === "percent" ? percent(value, 0, locale) : `${formatCrbn(value, locale)}\u00a0sCRBN`;
  };
  return <Change from={data === undefined ? undefined : write(BigInt(data))} to={write(to)} />;
}

/** The functions that a role is put before, by name where the contract is known. */
function FunctionRole({ target, selectors, role }: { target: Address; selectors: readonly Hex[]; role: bigint }) {
  const abi = contractAt(target)?.abi ?? [];
  return (
    <>
      <Trans>
        Let the role <Role role={role} /> call these functions of <Account address={target} />, and nobody else:
      </Trans>
      <Lines>
        {selectors.map((selector) => (
          <li key={selector} className="font-mono text-[0.9em]">
            {functionOf(abi, selector)?.name ?? selector}
          </li>
        ))}
      </Lines>
    </>
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
    </>
  );
}

const authoritySentences: Sentences = {
  "AccessManager.grantRole": ([role, account, delay]) => (
    <GrantRole role={role as bigint} account={account as Address} delay={delay as number} />
  ),
  "AccessManager.revokeRole": ([role, account]) => (
    <Trans>
      Take the role <Role role={role as bigint} /> away from <Account address={account as Address} />
    </Trans>
  ),
  "AccessManager.labelRole": ([role, label]) => (
    <Trans>
      Call the role <Role role={role as bigint} /> <Quoted text={label as string} />
    </Trans>
  ),
  "AccessManager.setRoleAdmin": ([role, admin]) => (
    <Trans>
      Let the role <Role role={admin as bigint} /> grant and revoke the role <Role role={role as bigint} />
    </Trans>
  ),
  "AccessManager.setRoleGuardian": ([role, guardian]) => (
    <Trans>
      Let the role <Role role={guardian as bigint} /> cancel what the role <Role role={role as bigint} /> has scheduled
    </Trans>
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
    <Trans>
      Hand <Account address={target as Address} /> over to another access manager,{" "}
      <Account address={authority as Address} />
    </Trans>
  ),
  "AccessManager.execute": ([target, data], { depth }) => (
    <>
      <Trans>Through the access manager, which the protocol's own contracts refuse as a caller:</Trans>
      <Nested target={target as Address} calldata={data as Hex} depth={depth} />
    </>
  ),
  "AccessManager.multicall": ([calls], { contract, depth }) => (
    <>
      <Trans>Several changes of permissions at once:</Trans>
      {(calls as Hex[]).map((calldata, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a call's arguments never change their order.
        <Nested key={index} target={contract.address} calldata={calldata} depth={depth} />
      ))}
    </>
  ),
};

const governorSentences: Sentences = {
  "CarbontraceGovernor.setVotingDelay": ([value]) => (
    <Trans>
      Change the time from a proposal to the start of its vote{" "}
      <Setting contract="CarbontraceGovernor" read="votingDelay" to={BigInt(value as number)} kind="time" />
    </Trans>
  ),
  "CarbontraceGovernor.setVotingPeriod": ([value]) => (
    <Trans>
      Change how long a vote is open{" "}
      <Setting contract="CarbontraceGovernor" read="votingPeriod" to={BigInt(value as number)} kind="time" />
    </Trans>
  ),
  "CarbontraceGovernor.setLateQuorumVoteExtension": ([value]) => (
    <Trans>
      Change how long a vote stays open after its quorum is reached{" "}
      <Setting contract="CarbontraceGovernor" read="lateQuorumVoteExtension" to={BigInt(value as number)} kind="time" />
    </Trans>
  ),
  "CarbontraceGovernor.setProposalThreshold": ([value]) => (
    <Trans>
      Change the votes that a proposer needs{" "}
      <Setting contract="CarbontraceGovernor" read="proposalThreshold" to={value as bigint} kind="votes" />
    </Trans>
  ),
  "CarbontraceGovernor.updateQuorumNumerator": ([value]) => (
    <Trans>
      Change the quorum's part of all votes{" "}
      <Setting contract="CarbontraceGovernor" read="quorumNumerator" to={value as bigint} kind="percent" />
    </Trans>
  ),
  "CarbontraceGovernor.relay": ([target, , data], { depth }) => (
    <>
      <Trans>Have the Governor itself make this call:</Trans>
      <Nested target={target as Address} calldata={data as Hex} depth={depth} />
    </>
  ),
};

/** The Timelock's own roles, as OpenZeppelin names them. */
const TIMELOCK_ROLES = new Map<string, string>(
  ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"].map((name) => [keccak256(toBytes(name)), name]),
).set(zeroHash, "DEFAULT_ADMIN_ROLE");

function TimelockRole({ role }: { role: Hex }) {
  const name = TIMELOCK_ROLES.get(role);
  return name ? <strong className="font-medium">{name}</strong> : <HexText hex={role} />;
}

const timelockSentences: Sentences = {
  "Timelock.updateDelay": ([delay]) => (
    <Trans>
      Change the Timelock's least delay{" "}
      <Setting contract="Timelock" read="getMinDelay" to={delay as bigint} kind="time" />
    </Trans>
  ),
  "Timelock.grantRole": ([role, account]) => (
    <Trans>
      Grant the Timelock's role <TimelockRole role={role as Hex} /> to <Account address={account as Address} />
    </Trans>
  ),
  "Timelock.revokeRole": ([role, account]) => (
    <Trans>
      Take the Timelock's role <TimelockRole role={role as Hex} /> away from <Account address={account as Address} />
    </Trans>
  ),
  "Timelock.cancel": ([operation]) => (
    <Trans>
      Cancel the queued operation <HexText hex={operation as Hex} />
    </Trans>
  ),
};

const guardianSentences: Sentences = {
  "Guardian.unpause": () => <Trans>Reopen entries before the guardian's pause ends</Trans>,
  "Guardian.allowPause": () => <Trans>Let the guardian pause again before its rest is over</Trans>,
  "Guardian.setTargets": ([targets]) => (
    <>
      <Trans>Let the guardian's pause stop the entries of exactly these contracts:</Trans>
      <Lines>
        {(targets as Address[]).map((target) => (
          <li key={target}>
            <Account address={target} />
          </li>
        ))}
      </Lines>
    </>
  ),
};

/** Roles, the Governor, the Timelock and the guardian. */
export const governanceSentences: Sentences = {
  ...authoritySentences,
  ...governorSentences,
  ...timelockSentences,
  ...guardianSentences,
};
