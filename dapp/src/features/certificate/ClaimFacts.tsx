import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { countryName, formatPeriod } from "../../format/index.ts";
import { hasCourtAndCase, splitCourtCase } from "../../transactions/index.ts";
import { type Fact, Facts } from "../../ui/index.ts";
import { courtCaseWords, purposeWords } from "./purposes.ts";
import type { CertificateClaim } from "./readCertificate.ts";

/** Somebody's own words: isolated, so that their direction cannot change how the page around them reads. */
export function Words({ children }: { children: string }) {
  return <bdi className="break-words whitespace-pre-wrap">{children}</bdi>;
}

/** The claim's facts, as many as were given; the beneficiary's name and the message stand elsewhere. */
export function ClaimFacts({ claim }: { claim: CertificateClaim }) {
  const { t } = useWords();
  const { i18n } = useLingui();
  const { locale } = i18n;
  const { court, courtCase } = splitCourtCase(claim.purposeReference);
  const judicial = claim.purpose === "JudicialEcologicalCompensation" && hasCourtAndCase(claim.purposeReference);
  const reference = judicial ? "" : claim.purposeReference;
  const facts: Fact[] = [
    [t`Purpose`, i18n._(purposeWords[claim.purpose])],
    judicial && [i18n._(courtCaseWords.court), <Words key="court">{court}</Words>],
    judicial && [i18n._(courtCaseWords.courtCase), <Words key="case">{courtCase}</Words>],
    reference !== "" && [t`Reference`, <Words key="reference">{reference}</Words>],
    claim.retiringEntity !== "" && [t`Retired by`, <Words key="entity">{claim.retiringEntity}</Words>],
    claim.beneficiaryLocation !== "" && [
      t`Location of the beneficiary`,
      <Words key="location">{claim.beneficiaryLocation}</Words>,
    ],
    claim.beneficiary !== null && [
      t`Address of the beneficiary`,
      <span key="address" className="font-mono text-sm break-all">
        {claim.beneficiary}
      </span>,
    ],
    claim.consumptionCountry !== "" && [t`Country of consumption`, countryName(claim.consumptionCountry, locale)],
    claim.consumptionStart !== 0 && [
      t`Period of consumption`,
      formatPeriod(claim.consumptionStart, claim.consumptionEnd, locale),
    ],
  ];
  return <Facts facts={facts} />;
}
