import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { marketKey } from "../../data/index.ts";
import type { Currency } from "../../format/index.ts";
import { classifyError, ErrorSentence, type RetireNowOutcome } from "../../transactions/index.ts";
import { Button, Loading, Money, Notice, Skeleton, Tonnes } from "../../ui/index.ts";
import { CertificateSheet, readCertificate } from "../certificate/index.ts";

interface OutcomeProps {
  outcome: RetireNowOutcome;
  currency: Currency;
  /** What the change came back in. */
  changeCurrency: Currency | undefined;
  /** Back to an empty form. */
  onAgain: () => void;
}

/** What was retired and paid, what came back, and the certificate as the chain has it. */
export function Outcome({ outcome, currency, changeCurrency, onAgain }: OutcomeProps) {
  const id = String(outcome.certificate);
  const { data, error } = useQuery({
    queryKey: [...marketKey, "certificate", id],
    queryFn: () => readCertificate(id),
    retry: 3,
  });
  return (
    <div className="flex flex-col gap-6" data-testid="retired">
      <Notice tone="good" title={<Trans>The credits are retired</Trans>}>
        <p>
          <Trans>
            You retired <Tonnes units={outcome.tonnes} /> and paid <Money amount={outcome.paid} currency={currency} />.
          </Trans>
        </p>
        {outcome.change > 0n && (
          <p>
            <Trans>
              <Money amount={outcome.change} currency={changeCurrency} /> came back to you as change.
            </Trans>
          </p>
        )}
        <Link to="/certificates/$certificateId" params={{ certificateId: id }} className="text-brand underline">
          <Trans>To the certificate</Trans>
        </Link>
        <p className="mt-2">
          <Button size="sm" variant="quiet" onClick={onAgain}>
            <Trans>Retire more</Trans>
          </Button>
        </p>
      </Notice>
      {data && <CertificateSheet certificate={data} />}
      {!data && error && <ErrorSentence error={classifyError(error)} />}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-96" />
        </Loading>
      )}
    </div>
  );
}
