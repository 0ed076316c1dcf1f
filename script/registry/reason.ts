/** Every reason for which a row can be refused, with the words that reports use. */
export const REASONS = {
  "unknown-registry": "unknown registry",
  "wrong-column-count": "wrong number of columns",
  "field-too-long": "field too long",
  "forbidden-text": "forbidden characters",
  retired: "already retired or cancelled at the registry",
  "not-issued": "credit status is not Issued",
  cer: "CER (Kyoto unit), not a VER",
  "ex-ante": "PER (planned, ex-ante), not a verified reduction",
  buffer: "buffer unit, not for sale",
  "adjustment-pending": "corresponding adjustment pending",
  "product-type-unknown": "unknown product type",
  "serial-malformed": "malformed serial number",
  "operator-unknown": "unknown serial operator",
  "date-invalid": "not a calendar date",
  "period-reversed": "period ends before it starts",
  "range-reversed": "serial range ends before it starts",
  "number-too-large": "number too large",
  "quantity-invalid": "quantity unreadable or zero",
  "quantity-mismatch": "quantity disagrees with the serial number",
  "project-invalid": "project id or name unreadable",
  "project-mismatch": "project disagrees with the serial number",
  "period-mismatch": "period disagrees with the serial number",
  "vintage-mismatch": "vintage year disagrees",
  "country-unknown": "unknown country",
  "country-mismatch": "country disagrees with the serial number",
  "type-unknown": "unknown project type",
  "label-unknown": "unknown label",
  "label-conflict": "contradicting labels",
  duplicate: "duplicate serial range",
  overlap: "overlapping serial range",
  "overlap-retired": "overlaps serials that the same file reports as retired",
  "batch-bound-elsewhere": "batch bound to another project or period",
  "project-conflict": "project placed in another country by an earlier row",
  "custody-missing": "no custody statement",
  "chain-overlap": "overlaps serials accepted on chain",
  "chain-vintage": "held on chain for another vintage",
  "chain-closed": "project suspended or delisted on chain",
  "chain-country": "project in another country on chain",
  "verified-total": "more than the verified total of the project's period",
  "rejected-before": "rejected by a verifier before",
} as const;

export type Reason = keyof typeof REASONS;

/** One refused row. `tonnes` is what the row itself claims, 0 where its quantity cannot be read. */
export interface Refusal {
  /** physical line on which the row starts, counted from 1 */
  readonly line: number;
  /** the column's name as the header writes it, or `null` when the whole row is meant */
  readonly column: string | null;
  /** the column's position counted from 1, or `null` */
  readonly columnNumber: number | null;
  readonly reason: Reason;
  readonly message: string;
  readonly tonnes: bigint;
}

/** Something worth a look that does not change which credits these are. */
export interface Warning {
  readonly line: number;
  readonly column: string | null;
  readonly code: "label-flag" | "unit-country" | "quantity-exceeds-vintage" | "project-differs" | "period-overlap";
  readonly message: string;
}
