import { useLingui } from "@lingui/react";
import { Trans, useLingui as useWords } from "@lingui/react/macro";
import type { KeyboardEvent, ReactNode } from "react";
import { countryName, isCountry } from "../../format/index.ts";
import {
  byteLength,
  type ClaimForm,
  type ClaimProblem,
  claimProblems,
  joinCourtCase,
  PURPOSES,
  type Purpose,
  splitCourtCase,
  TEXT_LIMITS,
  type TextField as TextFieldName,
} from "../../transactions/index.ts";
import { cx, SelectField, TextAreaField, TextField } from "../../ui/index.ts";
import { courtCaseWords, purposeWords } from "../certificate/index.ts";
import { claimSentences } from "./claimSentences.ts";

interface ClaimFieldsProps {
  claim: ClaimForm;
  onChange: (claim: ClaimForm) => void;
  /** Show also what is merely not filled in yet. */
  strict: boolean;
  /** The beneficiary claims the certificate later: no address is named. */
  claimable?: boolean;
}

/** Problems of what is there already, worth saying while it is typed; the others wait until one goes on. */
const AT_ONCE: readonly ClaimProblem[] = [
  "tooLong",
  "control",
  "direction",
  "malformed",
  "countryUnknown",
  "periodReversed",
];

function Counter({ text, limit }: { text: string; limit: number }) {
  const used = byteLength(text);
  return (
    <span className={cx("tabular-nums", used > limit && "font-semibold text-danger")}>
      <Trans>
        {used} of {limit} bytes
      </Trans>
    </span>
  );
}

const noLineBreak = (event: KeyboardEvent) => {
  if (event.key === "Enter" && !event.nativeEvent.isComposing) event.preventDefault();
};

/** Every field of the claim, with the contract's own rules and limits. */
export function ClaimFields({ claim, onChange, strict, claimable = false }: ClaimFieldsProps) {
  const { t } = useWords();
  const { i18n } = useLingui();
  const problems = claimProblems(claim);
  const set = <Key extends keyof ClaimForm>(key: Key, value: ClaimForm[Key]) => onChange({ ...claim, [key]: value });
  const errorOf = (key: keyof ClaimForm): ReactNode => {
    const problem = problems[key];
    return problem && (strict || AT_ONCE.includes(problem)) ? i18n._(claimSentences[problem]) : undefined;
  };
  const text = (key: TextFieldName) => ({
    value: claim[key],
    error: errorOf(key),
    hint: <Counter text={claim[key]} limit={TEXT_LIMITS[key]} />,
    onChange: (event: { target: { value: string } }) => set(key, event.target.value),
  });
  const plain = (key: "beneficiary" | "consumptionStart" | "consumptionEnd") => ({
    value: claim[key],
    error: errorOf(key),
    onChange: (event: { target: { value: string } }) => set(key, event.target.value.trim()),
  });
  const { court, courtCase } = splitCourtCase(claim.purposeReference);
  const courtMissing = problems.purposeReference === "referenceRequired" && court.trim() === "";
  const referenceLabel = claim.purpose === "ProductFootprint" ? t`Product id` : t`Reference (optional)`;
  const country = claim.consumptionCountry;

  return (
    <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
      <TextField
        label={t`Beneficiary (optional)`}
        {...text("beneficiaryName")}
        hint={
          <>
            <Trans>Left empty, the certificate will never name a beneficiary.</Trans>{" "}
            <Counter text={claim.beneficiaryName} limit={TEXT_LIMITS.beneficiaryName} />
          </>
        }
        autoComplete="organization"
        dir="auto"
      />
      <TextField label={t`Location of the beneficiary (optional)`} {...text("beneficiaryLocation")} dir="auto" />
      <TextField label={t`Retiring entity (optional)`} {...text("retiringEntity")} dir="auto" />
      {!claimable && (
        <TextField
          label={t`Address of the beneficiary (optional)`}
          hint={t`An account on the chain: 0x and 40 digits. Only it can confirm the certificate.`}
          spellCheck={false}
          {...plain("beneficiary")}
        />
      )}
      <SelectField
        label={t`Purpose`}
        value={claim.purpose}
        onChange={(event) => set("purpose", event.target.value as Purpose)}
      >
        {PURPOSES.map((purpose) => (
          <option key={purpose} value={purpose}>
            {i18n._(purposeWords[purpose])}
          </option>
        ))}
      </SelectField>
      {claim.purpose === "JudicialEcologicalCompensation" ? (
        <>
          <TextField
            label={i18n._(courtCaseWords.court)}
            value={court}
            error={courtMissing ? errorOf("purposeReference") : undefined}
            onChange={(event) => set("purposeReference", joinCourtCase(event.target.value, courtCase))}
            dir="auto"
          />
          <TextField
            label={i18n._(courtCaseWords.courtCase)}
            {...text("purposeReference")}
            value={courtCase}
            error={courtMissing ? undefined : errorOf("purposeReference")}
            onChange={(event) => set("purposeReference", joinCourtCase(court, event.target.value))}
            dir="auto"
          />
        </>
      ) : (
        <TextField label={referenceLabel} {...text("purposeReference")} dir="auto" />
      )}
      <div className="sm:col-span-2">
        <TextAreaField label={t`Message (optional)`} {...text("message")} rows={3} onKeyDown={noLineBreak} dir="auto" />
      </div>
      <TextField
        label={t`Country of consumption (optional)`}
        hint={isCountry(country) ? countryName(country, i18n.locale) : t`Two capital letters, for instance TW`}
        maxLength={2}
        value={country}
        error={errorOf("consumptionCountry")}
        onChange={(event) => set("consumptionCountry", event.target.value.toUpperCase())}
      />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
        <TextField type="date" label={t`Consumed from (optional)`} {...plain("consumptionStart")} />
        <TextField type="date" label={t`Consumed until (optional)`} {...plain("consumptionEnd")} />
      </div>
    </div>
  );
}
