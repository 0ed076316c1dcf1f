import { Trans } from "@lingui/react/macro";
import { type Address, type Hex, keccak256, toBytes, zeroHash } from "viem";
import { formatPercent } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { formatCrbn } from "../../token/index.ts";
import { authoritySentences } from "./authority.tsx";
import { Nested } from "./Nested.tsx";
import { Account, Change, HexText, Lines } from "./pieces.tsx";
import type { Sentences } from "./sentence.ts";
import { useDuration } from "./units.ts";
import { usePresent } from "./usePresent.ts";
import { OtherProposer, Successor, TimelockPower } from "./warnings.tsx";

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
    return kind === "percent" ? formatPercent(value, 0, locale) : `${formatCrbn(value, locale)}\u00a0sCRBN`;
  };
  return <Change from={data === undefined ? undefined : write(BigInt(data))} to={write(to)} />;
}

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
  "CarbontraceGovernor.relay": ([target, value, data], place) => (
    <>
      <Trans>Have the Governor itself make this call:</Trans>
      <Nested
        target={target as Address}
        calldata={data as Hex}
        place={place}
        caller={place.contract.address}
        value={value as bigint}
      />
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

/** What a change of a role's holders means for the seven days, if it means anything. */
function TimelockRoleWarning({ role }: { role: Hex }) {
  const name = TIMELOCK_ROLES.get(role);
  if (name === "PROPOSER_ROLE" || name === "DEFAULT_ADMIN_ROLE") return <OtherProposer />;
  return name === "CANCELLER_ROLE" ? <Successor /> : null;
}

const timelockSentences: Sentences = {
  "Timelock.updateDelay": ([delay]) => (
    <Trans>
      Change the Timelock's least delay{" "}
      <Setting contract="Timelock" read="getMinDelay" to={delay as bigint} kind="time" />
    </Trans>
  ),
  "Timelock.grantRole": ([role, account]) => (
    <>
      <Trans>
        Grant the Timelock's role <TimelockRole role={role as Hex} /> to <Account address={account as Address} />
      </Trans>
      <TimelockPower role={TIMELOCK_ROLES.get(role as Hex)} account={account as Address} />
      <TimelockRoleWarning role={role as Hex} />
    </>
  ),
  "Timelock.revokeRole": ([role, account]) => (
    <>
      <Trans>
        Take the Timelock's role <TimelockRole role={role as Hex} /> away from <Account address={account as Address} />
      </Trans>
      <TimelockRoleWarning role={role as Hex} />
    </>
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
