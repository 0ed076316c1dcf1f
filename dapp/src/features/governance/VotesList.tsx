import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { Proposal, Vote } from "../../data/governance.ts";
import { closeUp, plain } from "../../i18n/index.ts";
import {
  AddressText,
  Card,
  EmptyState,
  Pagination,
  Pill,
  type PillTone,
  Time,
  TransactionText,
} from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { supportWords } from "./words.ts";

const PAGE = 10;
const TONES: Record<Vote["support"], PillTone> = { for: "good", against: "danger", abstain: "neutral" };

function Entry({ vote }: { vote: Vote }) {
  const { _ } = useLingui();
  return (
    <Card className="p-4">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Pill tone={TONES[vote.support]}>{_(supportWords[vote.support])}</Pill>
        <AddressText address={vote.voter} />
        <span className="ml-auto">
          <Crbn units={vote.weight} symbol="sCRBN" short />
        </span>
      </p>
      {vote.reason !== "" && (
        <blockquote className="mt-2 border-l-2 border-line pl-3 whitespace-pre-line wrap-anywhere">
          <bdi>{closeUp(plain(vote.reason))}</bdi>
        </blockquote>
      )}
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3 text-sm text-ink-faint">
        <Time at={vote.at} />
        <span>
          <Trans>
            in <TransactionText hash={vote.transaction} />
          </Trans>
        </span>
      </p>
    </Card>
  );
}

/** Who voted, and why: the heaviest votes first. */
export function VotesList({ proposal }: { proposal: Proposal }) {
  const { votes, voteCount } = proposal;
  const [page, setPage] = useState(1);
  if (votes.length === 0) return <EmptyState title={<Trans>Nobody has voted yet</Trans>} />;
  const shown = votes.slice((page - 1) * PAGE, page * PAGE);
  return (
    <div data-testid="votes">
      <ol className="flex flex-col gap-3">
        {shown.map((vote) => (
          <li key={vote.voter}>
            <Entry vote={vote} />
          </li>
        ))}
      </ol>
      {voteCount > votes.length && (
        <p className="mt-3 text-sm text-ink-faint">
          <Trans>
            The heaviest {votes.length} of {voteCount} votes are shown; the sums above count all.
          </Trans>
        </p>
      )}
      <Pagination page={page} pages={Math.ceil(votes.length / PAGE)} onPage={setPage} />
    </div>
  );
}
