import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { zeroAddress } from "viem";
import type { Grant, GrantRelation } from "../../data/vesting.ts";
import { releasableOf } from "../../data/vesting.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { AddressText, Button, Notice } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { OfferDialog } from "./OfferDialog.tsx";

interface GrantActionsProps {
  grant: Grant;
  relation: GrantRelation;
  /** The grant's name: what the buttons are about. */
  title: string;
}

interface ClaimButtonProps {
  grant: Grant;
  title: string;
  busy: boolean;
  onClaim: () => void;
}

function ClaimButton({ grant, title, busy, onClaim }: ClaimButtonProps) {
  const { t } = useLingui();
  const releasable = releasableOf(grant, useChainNow());
  return (
    <Button busy={busy} disabled={releasable === 0n && !busy} onClick={onClaim} aria-label={t`Claim from ${title}`}>
      {t({ message: "Claim", context: "take a reward" })}
    </Button>
  );
}

/** Claim, offer, withdraw the offer: what a beneficiary can do. */
function OwnActions({ grant, title }: Omit<GrantActionsProps, "relation">) {
  const { t } = useLingui();
  const release = useTransaction("releaseGrant");
  const offer = useTransaction("offerGrant");
  const [offering, setOffering] = useState(false);
  const claim = () => release.start({ grant: grant.id });
  const withdraw = () => offer.start({ grant: grant.id, to: zeroAddress });
  const left = grant.amount > grant.released;
  return (
    <>
      <div className="mt-5 flex flex-wrap gap-2">
        <ClaimButton grant={grant} title={title} busy={release.busy} onClaim={claim} />
        {grant.offeredTo && (
          <Button
            variant="secondary"
            busy={offer.busy}
            onClick={withdraw}
            aria-label={t`Withdraw the offer of ${title}`}
          >
            <Trans>Withdraw the offer</Trans>
          </Button>
        )}
        {left && (
          <Button
            variant="secondary"
            onClick={() => setOffering(true)}
            aria-label={t`Offer ${title} to another address`}
          >
            {grant.offeredTo ? <Trans>Offer to somebody else</Trans> : <Trans>Offer to another address</Trans>}
          </Button>
        )}
      </div>
      {release.flow && (
        <div className="mt-4">
          <TransactionPanel flow={release.flow} onRetry={claim}>
            {release.flow.outcome && (
              <Notice tone="good" title={t`What has vested is paid`}>
                <Crbn units={release.flow.outcome.amount} />
              </Notice>
            )}
          </TransactionPanel>
        </div>
      )}
      {offer.flow && (
        <div className="mt-4">
          <TransactionPanel flow={offer.flow} onRetry={withdraw}>
            <Notice tone="good" title={t`The offer is withdrawn`} />
          </TransactionPanel>
        </div>
      )}
      {offering && <OfferDialog grant={grant} title={title} onClose={() => setOffering(false)} />}
    </>
  );
}

/** Accept: what somebody can do to whom the grant is offered. The panel stays when the grant is theirs. */
function Acceptance({ grant, relation, title }: GrantActionsProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("acceptGrant");
  const accept = () => start({ grant: grant.id });
  return (
    <>
      {relation === "offered" && (
        <Notice tone="info" className="mt-5" title={t`This grant is offered to you`}>
          <p>
            <Trans>
              <AddressText address={grant.beneficiary} copy={false} /> offers you this grant with everything that is not
              yet released. If you accept, what vests is paid to you.
            </Trans>{" "}
            {grant.revocable && (
              <Trans>The protocol can revoke what has not vested; what has vested stays the beneficiary's.</Trans>
            )}
          </p>
          <Button size="sm" className="mt-3" busy={busy} onClick={accept} aria-label={t`Accept ${title}`}>
            <Trans>Accept the grant</Trans>
          </Button>
        </Notice>
      )}
      {flow && (
        <div className="mt-4">
          <TransactionPanel flow={flow} onRetry={accept}>
            <Notice tone="good" title={t`The grant is yours`} />
          </TransactionPanel>
        </div>
      )}
    </>
  );
}

/** What an account can do with a grant. */
export function GrantActions(props: GrantActionsProps) {
  return (
    <>
      {props.relation === "own" && <OwnActions grant={props.grant} title={props.title} />}
      <Acceptance {...props} />
    </>
  );
}
