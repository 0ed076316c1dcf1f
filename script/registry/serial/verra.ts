/**
 * Verra (VCS) serial numbers.
 *
 *     batch-start-end-[VCS-]VCU-body-operator-country-[scope-]project-DDMMYYYY-DDMMYYYY-flag
 *
 * Seen in registries, as a discriminated union by `form`:
 *
 * | form            | fields | example |
 * |-----------------|--------|---------|
 * | `legacy`        | 12     | `7059-367676034-367676083-VCU-005-APX-BR-14-1686-01072014-31122014-1` |
 * | `current`       | 13     | `19385-941467007-941467431-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020-1` |
 * | `current-plain` | 12     | `19902-1139690318-1139925921-VCS-VCU-500-VER-US-3352-01012024-31122024-0` (no sectoral scope) |
 *
 * A 12-field serial is therefore ambiguous by count alone; the fourth field decides. Numbers repeat in other batches and
 * under other operators, so identity is (registry, operator, batch, number).
 */
import { type CalendarDate, formatDdmmyyyy, parseDdmmyyyy } from "../calendar.ts";
import { parseUint, UINT32_MAX, UINT64_MAX } from "../integer.ts";
import { fail, ok, type Result } from "../result.ts";
import { type SerialError, serialError } from "./error.ts";

/** Registry operators that issued VCUs: Markit (MER) and APX until 2020, Verra itself (VER) since. */
export const VERRA_OPERATORS = ["MER", "APX", "VER"] as const;
export type VerraOperator = (typeof VERRA_OPERATORS)[number];

interface VerraSerialBase {
  readonly registry: "verra";
  readonly batch: bigint;
  readonly start: bigint;
  readonly end: bigint;
  /** validation body number, kept as written ("005") */
  readonly body: string;
  readonly operator: VerraOperator;
  /** country of the units; a grouped project in several countries has units of several */
  readonly country: string;
  /** registry project number without prefix */
  readonly project: bigint;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
  /** the last flag: the units carry some additional label */
  readonly labelled: boolean;
}

export type VerraSerial =
  | (VerraSerialBase & { readonly form: "legacy"; readonly scope: number })
  | (VerraSerialBase & { readonly form: "current"; readonly scope: number })
  | (VerraSerialBase & { readonly form: "current-plain"; readonly scope: null });

/** Sectoral scopes of the VCS program. 1–15 are the CDM's, 16 is carbon capture and storage. */
export const LAST_SECTORAL_SCOPE = 16n;

const MAX_SERIAL_LENGTH = 160;

export function parseVerraSerial(text: string): Result<VerraSerial, SerialError> {
  if (text === "") return fail(serialError("serial-malformed", "serial", "the serial number is empty"));
  if (text.length > MAX_SERIAL_LENGTH) {
    return fail(serialError("serial-malformed", "serial", `the serial number has ${text.length} characters`));
  }
  if (/\s/u.test(text)) {
    return fail(serialError("serial-malformed", "serial", "the serial number contains white space"));
  }
  const parts = text.split("-");
  const shape = shapeOf(parts);
  if (!shape.ok) return shape;
  const { form, fields } = shape.value;

  const batch = number(fields.batch, "batch", UINT32_MAX);
  if (!batch.ok) return batch;
  const start = number(fields.start, "start", UINT64_MAX);
  if (!start.ok) return start;
  const end = number(fields.end, "end", UINT64_MAX);
  if (!end.ok) return end;
  if (end.value < start.value) {
    return fail(serialError("range-reversed", "end", `the end ${end.value} is before the start ${start.value}`));
  }
  if (!/^[0-9]{1,6}$/.test(fields.body)) {
    return fail(serialError("serial-malformed", "body", `"${fields.body}" is not a validation body number`));
  }
  const operator = VERRA_OPERATORS.find((known) => known === fields.operator);
  if (operator === undefined) {
    const list = VERRA_OPERATORS.join(", ");
    return fail(serialError("operator-unknown", "operator", `"${fields.operator}" is not an operator (${list})`));
  }
  if (!/^[A-Z]{2}$/.test(fields.country)) {
    return fail(serialError("serial-malformed", "country", `"${fields.country}" is not a two-letter country code`));
  }
  let scope: number | null = null;
  if (fields.scope !== undefined) {
    const parsed = parseUint(fields.scope, LAST_SECTORAL_SCOPE);
    if (!parsed.ok || parsed.value === 0n) {
      return fail(serialError("serial-malformed", "scope", `"${fields.scope}" is not a sectoral scope 1–16`));
    }
    scope = Number(parsed.value);
  }
  const project = number(fields.project, "project", UINT32_MAX);
  if (!project.ok) return project;
  if (project.value === 0n) return fail(serialError("serial-malformed", "project", "there is no project 0"));
  const periodStart = parseDdmmyyyy(fields.periodStart);
  if (!periodStart.ok) return fail(serialError("date-invalid", "period start", periodStart.error));
  const periodEnd = parseDdmmyyyy(fields.periodEnd);
  if (!periodEnd.ok) return fail(serialError("date-invalid", "period end", periodEnd.error));
  if (periodEnd.value < periodStart.value) {
    const message = `the period ends ${periodEnd.value} before it starts ${periodStart.value}`;
    return fail(serialError("period-reversed", "period end", message));
  }
  if (fields.flag !== "0" && fields.flag !== "1") {
    return fail(serialError("serial-malformed", "flag", `the last field is "${fields.flag}", neither 0 nor 1`));
  }

  const base: VerraSerialBase = {
    registry: "verra",
    batch: batch.value,
    start: start.value,
    end: end.value,
    body: fields.body,
    operator,
    country: fields.country,
    project: project.value,
    periodStart: periodStart.value,
    periodEnd: periodEnd.value,
    labelled: fields.flag === "1",
  };
  return form === "current-plain" ? ok({ ...base, form, scope: null }) : ok({ ...base, form, scope: scope as number });
}

/** The exact inverse of `parseVerraSerial`. */
export function formatVerraSerial(serial: VerraSerial): string {
  const head = serial.form === "legacy" ? ["VCU"] : ["VCS", "VCU"];
  const scope = serial.form === "current-plain" ? [] : [String(serial.scope)];
  return [
    serial.batch,
    serial.start,
    serial.end,
    ...head,
    serial.body,
    serial.operator,
    serial.country,
    ...scope,
    serial.project,
    formatDdmmyyyy(serial.periodStart),
    formatDdmmyyyy(serial.periodEnd),
    serial.labelled ? "1" : "0",
  ].join("-");
}

interface VerraFields {
  readonly batch: string;
  readonly start: string;
  readonly end: string;
  readonly body: string;
  readonly operator: string;
  readonly country: string;
  readonly scope: string | undefined;
  readonly project: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly flag: string;
}

function shapeOf(
  parts: readonly string[],
): Result<{ readonly form: VerraSerial["form"]; readonly fields: VerraFields }, SerialError> {
  const at = (index: number): string => parts[index] as string;
  const fields = (body: number, scope: boolean): VerraFields => {
    const tail = body + 3 + (scope ? 1 : 0);
    return {
      batch: at(0),
      start: at(1),
      end: at(2),
      body: at(body),
      operator: at(body + 1),
      country: at(body + 2),
      scope: scope ? at(body + 3) : undefined,
      project: at(tail),
      periodStart: at(tail + 1),
      periodEnd: at(tail + 2),
      flag: at(tail + 3),
    };
  };
  const current = parts[3] === "VCS" && parts[4] === "VCU";
  if (current && parts.length === 13) return ok({ form: "current", fields: fields(5, true) });
  if (current && parts.length === 12) return ok({ form: "current-plain", fields: fields(5, false) });
  if (parts[3] === "VCU" && parts.length === 12) return ok({ form: "legacy", fields: fields(4, true) });
  if (current || parts[3] === "VCU") {
    const expected = current ? "13 (or 12 without sectoral scope)" : "12";
    return fail(serialError("serial-malformed", "serial", `${parts.length} fields instead of ${expected}`));
  }
  return fail(serialError("unknown-registry", "serial", "this is not a Verra serial number: no VCU where it belongs"));
}

function number(text: string, field: string, max: bigint): Result<bigint, SerialError> {
  const parsed = parseUint(text, max);
  if (parsed.ok) return parsed;
  const large = /^[0-9]+$/.test(text) && !text.startsWith("0");
  return fail(serialError(large ? "number-too-large" : "serial-malformed", field, `${field} ${parsed.error}`));
}
