import { Trans } from "@lingui/react/macro";
import type { Address } from "viem";
import { useLocale } from "../../../i18n/index.ts";
import { CidText } from "../../../ui/index.ts";
import { Crbn, formatCrbn } from "../../token/index.ts";
import { Account, Change, ProjectName, Quoted } from "./pieces.tsx";
import type { Sentences } from "./sentence.ts";
import { usePresent } from "./usePresent.ts";

/** A challenge, as the contract keeps it. */
interface StoredChallenge {
  challenger: Address;
  until: number;
  /** {CRBN} */
  bond: bigint;
}

/** A challenge by its project, with who made it and what is at stake, as far as there is one now. */
function ChallengeOf({ project }: { project: number }) {
  const { data } = usePresent<StoredChallenge>("Challenges", "challengeOf", [project]);
  const name = <ProjectName project={project} />;
  if (!data || data.until === 0) return <Trans>the challenge of {name}</Trans>;
  return (
    <Trans>
      the challenge of {name} by <Account address={data.challenger} /> with a bond of <Crbn units={data.bond} />
    </Trans>
  );
}

function Bond({ bond }: { bond: bigint }) {
  const locale = useLocale();
  const { data } = usePresent<bigint>("Challenges", "bond");
  const written = (units: bigint) => `${formatCrbn(units, locale)}\u00a0CRBN`;
  return (
    <Trans>
      Change the bond that a challenge takes{" "}
      <Change from={data === undefined ? undefined : written(data)} to={written(bond)} />
    </Trans>
  );
}

/** Scores four criteria in the contract's order. */
interface StoredScores {
  additionality: number;
  integrity: number;
  social: number;
  permanence: number;
}

function Score({ project, scores, cid }: { project: number; scores: StoredScores; cid: string }) {
  const { additionality, integrity, social, permanence } = scores;
  return (
    <Trans>
      Score <ProjectName project={project} />: additionality {additionality}, environmental integrity {integrity},
      social benefit {social}, permanence {permanence}. Reasons: <CidText cid={cid} />
    </Trans>
  );
}

/** Curators' scores and challenges. */
export const curationSentences: Sentences = {
  "Curation.score": ([project, scores, cid]) => (
    <Score project={project as number} scores={scores as StoredScores} cid={cid as string} />
  ),
  "Curation.discardScore": ([project, curator, reason]) => (
    <Trans>
      Take the score of <Account address={curator as Address} /> out of the averages of{" "}
      <ProjectName project={project as number} />: <Quoted text={reason as string} />
    </Trans>
  ),
  "Challenges.uphold": ([project]) => (
    <Trans>
      Uphold <ChallengeOf project={project as number} />: the bond goes back with a tenth more, and the project stays
      suspended until the stakers lift it
    </Trans>
  ),
  "Challenges.dismiss": ([project, reason]) => (
    <Trans>
      Dismiss <ChallengeOf project={project as number} />: the bond is lost, and the project is listed again:{" "}
      <Quoted text={reason as string} />
    </Trans>
  ),
  "Challenges.lapse": ([project]) => (
    <Trans>
      End <ChallengeOf project={project as number} />, upon which nobody ruled in time: half of the bond goes back
    </Trans>
  ),
  "Challenges.setBond": ([bond]) => <Bond bond={bond as bigint} />,
  "Challenges.sweep": ([amount]) => (
    <Trans>
      Send <Crbn units={amount as bigint} /> of lost bonds, which pay the rewards of challenges, to the treasury
    </Trans>
  ),
};
