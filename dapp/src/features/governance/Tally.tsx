import { Trans } from "@lingui/react/macro";
import { type ProposalStanding, quorumReached } from "../../data/governance.ts";
import { formatShare } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { cx, PartsBar } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";

const COLOURS = { for: "bg-brand", against: "bg-danger", abstain: "bg-ink-faint" } as const;

function Row({
  name,
  kind,
  units,
  all,
}: {
  name: React.ReactNode;
  kind: keyof typeof COLOURS;
  units: bigint;
  all: bigint;
}) {
  const locale = useLocale();
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <dt className="flex items-center gap-2">
        <span className={cx("size-2.5 rounded-full", COLOURS[kind])} aria-hidden="true" />
        {name}
      </dt>
      <dd
        className="ml-auto flex flex-wrap items-baseline justify-end gap-x-3 text-right"
        data-testid={`tally-${kind}`}
      >
        <Crbn units={units} symbol="sCRBN" short />
        <span className="w-16 text-sm text-ink-soft tabular-nums">{formatShare(units, all, locale)}</span>
      </dd>
    </div>
  );
}

/** The votes so far as a bar, beside which the quorum is marked by its length. */
export function TallyBar({ standing }: { standing: ProposalStanding }) {
  const { for: inFavour, against, abstain, quorum } = standing;
  const all = inFavour + against + abstain;
  const missing = all < quorum ? quorum - all : 0n;
  const parts = [
    { key: "for", amount: inFavour, className: COLOURS.for },
    { key: "abstain", amount: abstain, className: COLOURS.abstain },
    { key: "against", amount: against, className: COLOURS.against },
    { key: "missing", amount: missing, className: "bg-line" },
  ];
  return <PartsBar parts={parts} whole={all + missing} />;
}

/** How much of the quorum there is, in a line. */
export function QuorumLine({ standing }: { standing: ProposalStanding }) {
  const { quorum, quorumFixed } = standing;
  const counted = <Crbn units={standing.for + standing.abstain} symbol="sCRBN" short />;
  const needed = <Crbn units={quorum} symbol="sCRBN" short />;
  if (!quorumFixed) return <Trans>Quorum: about {needed}, fixed when voting opens</Trans>;
  return quorumReached(standing) ? (
    <Trans>
      Quorum reached: {counted} of {needed}
    </Trans>
  ) : (
    <Trans>
      Quorum not reached: {counted} of {needed}
    </Trans>
  );
}

/** For, against and abstain, and the quorum at the snapshot. */
export function Tally({ standing }: { standing: ProposalStanding }) {
  const { for: inFavour, against, abstain } = standing;
  const all = inFavour + against + abstain;
  return (
    <div className="flex flex-col gap-4">
      <TallyBar standing={standing} />
      <dl className="flex flex-col gap-2">
        <Row kind="for" name={<Trans context="a vote">For</Trans>} units={inFavour} all={all} />
        <Row kind="against" name={<Trans>Against</Trans>} units={against} all={all} />
        <Row kind="abstain" name={<Trans>Abstain</Trans>} units={abstain} all={all} />
      </dl>
      <p className="text-sm text-ink-soft" data-testid="quorum">
        <QuorumLine standing={standing} />
      </p>
      <p className="text-sm text-ink-faint">
        <Trans>It succeeds with more votes for than against, if for and abstain together reach the quorum.</Trans>
      </p>
    </div>
  );
}
