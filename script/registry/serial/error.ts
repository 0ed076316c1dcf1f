/** Why a serial number is refused. `field` names the part of the serial, `code` is what reports count by. */
export interface SerialError {
  readonly code: SerialErrorCode;
  readonly field: string;
  readonly message: string;
}

export type SerialErrorCode =
  /** the text does not have the shape of this registry's serial numbers */
  | "serial-malformed"
  /** the shape is that of no registry that this importer knows */
  | "unknown-registry"
  | "operator-unknown"
  | "date-invalid"
  | "period-reversed"
  /** end < start, or a count of zero */
  | "range-reversed"
  /** serial number above 2^64 − 1 or batch above 2^32 − 1 */
  | "number-too-large"
  /** Kyoto units (CER) count something else and are retired elsewhere */
  | "cer"
  /** planned (ex-ante) emission reductions are not verified */
  | "ex-ante";

export function serialError(code: SerialErrorCode, field: string, message: string): SerialError {
  return { code, field, message };
}
