import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { marketKey, NotFoundError, soundnessOf } from "../../data/index.ts";
import { formatPeriod } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import {
  AddressText,
  Card,
  EmptyState,
  Facts,
  Loading,
  PageHeader,
  Pill,
  Skeleton,
  Time,
  Tonnes,
  UnitPrice,
} from "../../ui/index.ts";
import { SoundnessPill } from "../terms/index.ts";
import { RecallNotice } from "../trail/index.ts";
import { BuyForm } from "./BuyForm.tsx";
import { type Offer, readOffer } from "./readOffer.ts";

function HaltPill({ offer }: { offer: Offer }) {
  switch (offer.halt) {
    case "soldOut":
      return (
        <Pill>
          <Trans>Sold out</Trans>
        </Pill>
      );
    case "expired":
      return (
        <Pill tone="warn" dot>
          <Trans>Expired</Trans>
        </Pill>
      );
    case "suspended":
      return (
        <Pill tone="danger" dot>
          <Trans>Project suspended</Trans>
        </Pill>
      );
    case "paused":
      return (
        <Pill tone="warn" dot>
          <Trans>Market paused</Trans>
        </Pill>
      );
    case "recalled":
      return <SoundnessPill soundness="recalled" />;
    case null:
      return soundnessOf(offer.vintage) === "short" ? (
        <SoundnessPill soundness="short" />
      ) : (
        <Pill tone="good" dot>
          <Trans>For sale</Trans>
        </Pill>
      );
  }
}

function OfferFacts({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { project, vintage } = offer;
  return (
    <Card className="p-5">
      <Facts
        facts={[
          [
            t`Vintage`,
            <Link
              key="vintage"
              to="/vintages/$vintageId"
              params={{ vintageId: String(offer.vintageId) }}
              className="text-brand underline"
            >
              {vintage.year}
            </Link>,
          ],
          [t`Monitoring period`, formatPeriod(vintage.periodStart, vintage.periodEnd, locale)],
          [t`Registry`, `${project.registryName} · ${project.registryProjectId}`],
          [t`Price of a tonne`, <UnitPrice key="price" amount={offer.unitPrice} currency={offer.currency} />],
          [t`Left in this listing`, <Tonnes key="left" units={offer.remaining} />],
          [t`Smallest purchase`, <Tonnes key="least" units={offer.minFill} />],
          [t`Listed until`, <Time key="expiry" at={offer.expiry} />],
          [t`Seller`, <AddressText key="seller" address={offer.seller} />],
          [t`Status`, <HaltPill key="status" offer={offer} />],
        ]}
      />
    </Card>
  );
}

function OfferView({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const { project } = offer;
  return (
    <>
      <PageHeader
        title={t`Buy credits of ${offer.vintage.year}`}
        eyebrow={
          <Link to="/projects/$projectId" params={{ projectId: project.id }} className="text-brand underline">
            <bdi>{project.name}</bdi>
          </Link>
        }
      />
      <p className="mb-4 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Link
          to="/market/vintage/$vintage"
          params={{ vintage: String(offer.vintageId) }}
          className="text-brand underline"
        >
          <Trans>Compare with all offers of this vintage</Trans>
        </Link>
        <Link to="/retire-now" search={{ vintage: String(offer.vintageId) }} className="text-brand underline">
          <Trans>Buy and retire in one transaction</Trans>
        </Link>
      </p>
      <RecallNotice vintage={offer.vintage} className="mb-6">
        {offer.sound === 0n ? (
          <Trans>None of these credits can be retired now.</Trans>
        ) : (
          <Trans>The sound ones go to whoever comes first: what you buy here you may never be able to retire.</Trans>
        )}
      </RecallNotice>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <OfferFacts offer={offer} />
        <BuyForm offer={offer} />
      </div>
    </>
  );
}

/** Buys from a listing. Everything on it comes from the chain, so that price and stock are never behind. */
export function BuyPage() {
  const { t } = useLingui();
  const { listingId } = useParams({ from: "/buy/$listingId" });
  const { data, error } = useQuery({
    queryKey: [...marketKey, "offer", listingId],
    queryFn: () => readOffer(listingId),
    refetchInterval: 5_000,
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 1,
  });
  if (data) return <OfferView offer={data} />;
  if (error instanceof NotFoundError) {
    return (
      <>
        <PageHeader title={t`Buy credits`} />
        <EmptyState title={t`There is no listing with this number`}>
          <Link to="/" className="text-brand underline">
            <Trans>To the portfolio</Trans>
          </Link>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t`Buy credits`} />
      {error ? (
        <ErrorSentence error={classifyError(error)} />
      ) : (
        <Loading>
          <Skeleton className="h-72" />
        </Loading>
      )}
    </>
  );
}
