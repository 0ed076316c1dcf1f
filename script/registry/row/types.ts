import type { CalendarDate } from "../calendar.ts";
import type { RegistryName } from "../csv/header.ts";
import type { Reason, Refusal, Warning } from "../reason.ts";
import type { Label, UnitKind } from "../vocabulary/label.ts";
import type { Methodology } from "../vocabulary/methodology.ts";
import type { ProjectType } from "../vocabulary/projectType.ts";

/** Serial operators, by the code that the protocol admits them under. */
export type OperatorCode = "MER" | "APX" | "VER" | "GS1";

/** One row of an export, read and checked on its own. Nothing here is free text that was not checked. */
export interface ExportRow {
  readonly line: number;
  readonly registry: RegistryName;
  /** "VCS-1340", "GS-11236" */
  readonly projectId: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the project */
  readonly country: string;
  readonly countryText: string;
  /** country of the units, from the serial number; differs for grouped projects in several countries */
  readonly unitCountry: string;
  readonly types: readonly ProjectType[];
  readonly typeText: string;
  /** empty = unknown */
  readonly methodologies: readonly Methodology[];
  /** empty where the export does not say */
  readonly proponent: string;
  readonly vintageYear: number;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
  readonly kind: UnitKind;
  readonly labels: readonly Label[];
  readonly labelText: string;
  /** the registry's serial number, verbatim */
  readonly serial: string;
  readonly operator: OperatorCode;
  readonly batch: bigint;
  readonly start: bigint;
  readonly end: bigint;
  /** tonnes; always end − start + 1 */
  readonly quantity: bigint;
  readonly issuanceDate: CalendarDate | null;
}

/** What became of one row. A retired row keeps its range, so that no live row can claim the same serials. */
export type RowOutcome =
  | { readonly kind: "row"; readonly row: ExportRow; readonly warnings: readonly Warning[] }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly retired?: SerialInterval };

export interface SerialInterval {
  readonly line: number;
  readonly operator: OperatorCode;
  readonly batch: bigint;
  readonly start: bigint;
  readonly end: bigint;
}

/** Thrown inside a row reader and turned into a `Refusal` by `readRow`; never leaves this folder. */
export class RowRefused extends Error {
  readonly reason: Reason;
  readonly column: string | null;
  readonly retired: SerialInterval | undefined;

  constructor(reason: Reason, column: string | null, message: string, retired?: SerialInterval) {
    super(message);
    this.reason = reason;
    this.column = column;
    this.retired = retired;
  }
}
