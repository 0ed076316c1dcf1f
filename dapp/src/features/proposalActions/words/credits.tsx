import { Trans } from "@lingui/react/macro";
import type { Address, Hex } from "viem";
import type { ProjectClass } from "../../../data/index.ts";
import { Time } from "../../../ui/index.ts";
import { useWords } from "../../terms/index.ts";
import { Crbn } from "../../token/index.ts";
import { Account, HexText, ProjectName, Quoted } from "./pieces.tsx";
import type { Sentences } from "./sentence.ts";

/** The order of the contract's enum. */
export const PROJECT_CLASSES: readonly ProjectClass[] = [
  "Unassigned",
  "Nature",
  "Renewable",
  "Efficiency",
  "Industrial",
  "Removal",
];

function Listing({ project, projectClass }: { project: number; projectClass: number }) {
  const { projectClass: word } = useWords();
  const name = word(PROJECT_CLASSES[projectClass] ?? "Unassigned");
  return (
    <Trans>
      List <ProjectName project={project} /> in the class {name}, so that its credits can be issued and sold
    </Trans>
  );
}

/** Registries, projects, operators and labels. */
export const creditSentences: Sentences = {
  "ProjectRegistry.listProject": ([project, projectClass]) => (
    <Listing project={project as number} projectClass={projectClass as number} />
  ),
  "ProjectRegistry.suspendProject": ([project, reason]) => (
    <Trans>
      Suspend <ProjectName project={project as number} />, so that its credits are neither issued nor sold:{" "}
      <Quoted text={reason as string} />
    </Trans>
  ),
  "ProjectRegistry.reinstateProject": ([project]) => (
    <Trans>
      Lift the suspension of <ProjectName project={project as number} />
    </Trans>
  ),
  "ProjectRegistry.delistProject": ([project, reason]) => (
    <Trans>
      Delist <ProjectName project={project as number} /> for good: <Quoted text={reason as string} />
    </Trans>
  ),
  "ProjectRegistry.admitRegistry": ([code, name]) => (
    <Trans>
      Admit the registry <Quoted text={name as string} /> with the code <Quoted text={code as string} />
    </Trans>
  ),
  "CarbonCredit.admitLabel": ([name]) => (
    <Trans>
      Admit the label <Quoted text={name as string} />
    </Trans>
  ),
  "CreditIssuance.admitOperator": ([registry, code]) => {
    const number = Number(registry);
    return (
      <Trans>
        Admit the serial operator <Quoted text={code as string} /> of registry {number}
      </Trans>
    );
  },
  "CreditIssuance.dismissOperator": ([operator]) => {
    const number = Number(operator);
    return <Trans>Dismiss serial operator {number}</Trans>;
  },
};

/** Vested tokens, the airdrop and the reward reserve. */
export const tokenSentences: Sentences = {
  "TokenVesting.createGrant": ([, beneficiary, amount, , cliff, length]) => {
    const cliffDays = Number(cliff);
    const days = Number(length);
    return (
      <Trans>
        Grant <Account address={beneficiary as Address} /> <Crbn units={amount as bigint} />, vesting over {days} days
        with a cliff of {cliffDays} days
      </Trans>
    );
  },
  "TokenVesting.createMilestoneGrant": ([, beneficiary, amount, name]) => (
    <Trans>
      Grant <Account address={beneficiary as Address} /> <Crbn units={amount as bigint} />, vesting by milestones, for{" "}
      <Quoted text={name as string} />
    </Trans>
  ),
  "TokenVesting.approveTranche": ([grant, amount]) => {
    const id = String(grant);
    return (
      <Trans>
        Let <Crbn units={amount as bigint} /> more of milestone grant {id} vest
      </Trans>
    );
  },
  "TokenVesting.revoke": ([grant]) => {
    const id = String(grant);
    return <Trans>Revoke grant {id}: what has vested stays, the rest goes to the treasury</Trans>;
  },
  "MerkleAirdrop.openRound": ([round, root, total, , deadline]) => {
    const number = String(round);
    return (
      <Trans>
        Open airdrop round {number} with <Crbn units={total as bigint} />, claimable until{" "}
        <Time at={BigInt(deadline as number)} />; the list of accounts has the root <HexText hex={root as Hex} />
      </Trans>
    );
  },
  "RewardReserve.reclaim": ([amount]) => (
    <Trans>
      Move <Crbn units={amount as bigint} /> of the reward reserve that are promised to nobody to the treasury
    </Trans>
  ),
  "CRBN.burn": ([amount]) => (
    <Trans>
      Burn <Crbn units={amount as bigint} /> of the Timelock's own
    </Trans>
  ),
};
