import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

/** Errors of retiring and of certificates. */
export const retirementSentences: Sentences = {
  RetirementTooSmall: ({ amount, minimum }) => msg`${amount} t is below the smallest retirement, ${minimum} t.`,
  RetirementExceedsBalance: ({ amount, balance }) =>
    msg`You hold ${balance} t of this vintage and cannot retire ${amount} t.`,
  OperatorNotApproved: ({ account }) => msg`The holder ${account} has not approved this address to act for it.`,
  RecordUnknown: () =>
    msg`The chain does not know this retirement record of your account. Reload the page and try again.`,
  RecordAlreadyCertified: ({ certificate }) => msg`This retirement already has a certificate, number ${certificate}.`,
  CertificateUnknown: ({ certificate }) => msg`There is no certificate number ${certificate}.`,
  CertificateTooLarge: ({ amount, maximum }) =>
    msg`One certificate stands for at most ${maximum} t, and not for ${amount} t. Retire with several certificates.`,
  CertificateSoulbound: () =>
    msg`A certificate belongs to its retirement for ever: it can be neither transferred nor approved.`,
  FieldEmpty: ({ field }) => msg`The field “${field}” must not be empty.`,
  FieldTooLong: ({ field, length, limit }) => msg`The field “${field}” has ${length} bytes; ${limit} are allowed.`,
  FieldTextInvalid: ({ field }) =>
    msg`The field “${field}” contains characters that are refused: control characters, line breaks or marks that reverse the direction of text.`,
  CourtAndCaseRequired: () => msg`Judicial ecological compensation needs the court and the case.`,
  ConsumptionPeriodInvalid: () =>
    msg`The period of consumption needs two calendar dates, the first not after the last, or none.`,
  ConsumptionCountryInvalid: () => msg`The country of consumption must be a code of two capital letters.`,
  ClaimMalformed: () =>
    msg`The texts for the certificate were not sent as this page sends them, so nothing was retired.`,
  CertificateMisplaced: () =>
    msg`The certificate could not be written where it belongs. Nothing was retired; please try again.`,
  OwnerInvalid: () => msg`The zero address owns no certificates.`,
  CallerNotDesk: () => msg`Only the retirement desk may call this.`,
  LinesRequired: () => msg`Choose at least one vintage to retire.`,
  TooManyLines: ({ maximum }) =>
    msg`One certificate holds at most ${maximum} pieces of serial numbers. Retire a part of it first.`,
  TermsRequired: () => msg`A private claim needs its commitment, and one to be claimed later needs its key.`,
  OperatorNotNamed: ({ operator }) => msg`The holder's order names ${operator} to carry it out, and not your account.`,
  BeneficiaryRequired: () => msg`A certificate that its beneficiary confirmed names the beneficiary's address.`,
  BeneficiaryGiven: () => msg`A certificate that is claimed later names no beneficiary's address.`,
  NamesGiven: () => msg`A private claim leaves out the names of entity and beneficiary, and the location.`,
  PaymentIncomplete: () => msg`A certificate names a price with its token, or neither.`,
  ProductRequired: () => msg`A product footprint names its product.`,
  // The market names the signer after its part.
  SignatureInvalid: ({ signer, maker }) => {
    const account = signer ?? maker;
    return msg`${account} did not sign this, or signed something else.`;
  },
  CallerNotRetiree: ({ certificate }) => msg`Only the account that retired amends certificate ${certificate}.`,
  WordUnchanged: ({ certificate }) =>
    msg`The beneficiary's last word on certificate ${certificate} is this already, or they take it back in person.`,
  NotClaimable: ({ certificate }) => msg`Certificate ${certificate} is not to be claimed with a code, or was claimed.`,
  ClaimantIsRetiree: ({ certificate }) =>
    msg`Your account retired what certificate ${certificate} stands for. Whoever you give the code to can claim it, you cannot.`,
  AmendmentsMismatch: ({ certificate, expected, actual }) =>
    msg`Certificate ${certificate} has ${actual} amendments now, and not ${expected} as when you read it. Read it again before you stand for it.`,
  CodeInvalid: ({ certificate }) => msg`This code does not belong to certificate ${certificate}.`,
  CountersignatureRequired: ({ beneficiary }) =>
    msg`The beneficiary ${beneficiary} has confirmed this certificate, so an amendment needs their signature too.`,
  TooManyAmendments: () => msg`A certificate cannot be amended any more after 32 amendments.`,
  AmendmentUnknown: ({ certificate, number }) => msg`Certificate ${certificate} has no amendment number ${number}.`,
  DeploymentFailed: () => msg`The certificate's text could not be written to the chain. Nothing was retired.`,
};
