import { useLingui as useI18n } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import type { Challenge } from "../../data/curation/index.ts";
import { AddressText, Card, CidText, Facts, Pill, Time } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { Lapse } from "./Lapse.tsx";
import { challengeWords } from "./words.ts";

/** Where a challenge stands. Whether the time to rule is over, the chain's clock decides. */
function State({ challenge, now }: { challenge: Challenge; now: bigint }) {
  const { _ } = useI18n();
  const { status, until } = challenge;
  if (status !== "Open")
    return <Pill tone={status === "Upheld" ? "warn" : "neutral"}>{_(challengeWords[status])}</Pill>;
  return until > now ? (
    <Pill tone="warn" dot>
      {_(challengeWords.Open)}
    </Pill>
  ) : (
    <Pill tone="info" dot>
      <Trans>Nobody ruled in time</Trans>
    </Pill>
  );
}

/** What became of the bond. */
function Outcome({ challenge }: { challenge: Challenge }) {
  const { status, bond, returned, reward, lost } = challenge;
  switch (status) {
    case "Open":
      return <Crbn units={bond} />;
    case "Upheld":
      return (
        <Trans>
          <Crbn units={returned ?? bond} /> came back, and <Crbn units={reward ?? 0n} /> more
        </Trans>
      );
    case "Dismissed":
      return (
        <Trans>
          All of it is lost: <Crbn units={lost ?? bond} />
        </Trans>
      );
    case "Lapsed":
      return (
        <Trans>
          <Crbn units={returned ?? 0n} /> came back, <Crbn units={lost ?? 0n} /> are lost
        </Trans>
      );
  }
}

interface ChallengesProps {
  project: number;
  challenges: readonly Challenge[];
}

/** Every challenge of a project, newest first; one whose time is over can be ended here by anybody. */
export function Challenges({ project, challenges }: ChallengesProps) {
  const now = useChainNow();
  return (
    <ul className="flex flex-col gap-4" data-testid="challenges">
      {challenges.map((challenge) => (
        <li key={challenge.id}>
          <Card className="p-4 sm:p-6">
            <div className="mb-4 flex flex-wrap items-start justify-between gap-2">
              <p className="min-w-0 font-medium break-words">
                <bdi>{challenge.reason}</bdi>
              </p>
              <State challenge={challenge} now={now} />
            </div>
            <Facts
              rows
              facts={[
                [<Trans key="by">Challenged by</Trans>, <AddressText key="account" address={challenge.challenger} />],
                [<Trans key="bond">Bond</Trans>, <Outcome key="outcome" challenge={challenge} />],
                [<Trans key="evidence">Evidence</Trans>, <CidText key="cid" cid={challenge.cid} />],
                [<Trans key="opened">Challenged on</Trans>, <Time key="time" at={challenge.openedAt} />],
                challenge.status === "Open" && [
                  <Trans key="until">The stakers can rule until</Trans>,
                  <Time key="end" at={challenge.until} />,
                ],
                challenge.ruledAt !== null && [
                  <Trans key="ruled">Ended on</Trans>,
                  <Time key="ended" at={challenge.ruledAt} />,
                ],
                challenge.ruling !== null && [
                  <Trans key="ruling">The stakers' reason</Trans>,
                  <bdi key="words">{challenge.ruling}</bdi>,
                ],
              ]}
            />
            {challenge.status === "Open" && challenge.until <= now && <Lapse project={project} challenge={challenge} />}
          </Card>
        </li>
      ))}
    </ul>
  );
}
