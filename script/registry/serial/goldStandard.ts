/**
 * Gold Standard serial numbers.
 *
 *     GS1-1-country-GS<project>-type-vintage-batch-start-end
 *     GS1-1-UG-GS11236-16-2024-30307-1-19149
 *
 * Numbering restarts in every batch. Two other unit kinds live in the same registry and are refused here by name:
 * Kyoto units (`RW-5-1463953-2-2-0-7014 - RW-5-1467609-2-2-0-7014`, a CER range) and planned, ex-ante reductions (PER).
 */
import { FIRST_YEAR, LAST_YEAR } from "../calendar.ts";
import { parseUint, UINT32_MAX, UINT64_MAX } from "../integer.ts";
import { fail, ok, type Result } from "../result.ts";
import { type SerialError, serialError } from "./error.ts";

export interface GoldStandardSerial {
  readonly registry: "gold-standard";
  /** verified emission reduction, the only Gold Standard unit that can be tokenised */
  readonly unit: "VER";
  readonly country: string;
  /** registry project number without prefix */
  readonly project: bigint;
  /** Gold Standard's project type code, e.g. 16 for domestic energy efficiency */
  readonly type: number;
  readonly vintage: number;
  readonly batch: bigint;
  readonly start: bigint;
  readonly end: bigint;
}

const MAX_SERIAL_LENGTH = 160;
const CER_END = "[A-Z]{2}-[0-9]{1,3}-[0-9]{1,20}-[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,10}";
const CER = new RegExp(`^${CER_END}(?: ?[-\\u2013\\u2014] ?${CER_END})?$`);

export function parseGoldStandardSerial(text: string): Result<GoldStandardSerial, SerialError> {
  if (text === "") return fail(serialError("serial-malformed", "serial", "the serial number is empty"));
  if (text.length > MAX_SERIAL_LENGTH) {
    return fail(serialError("serial-malformed", "serial", `the serial number has ${text.length} characters`));
  }
  if (CER.test(text)) {
    const message = "a CER range: Kyoto units are another unit, retired in another registry, and are never tokenised";
    return fail(serialError("cer", "serial", message));
  }
  if (/^(?:GS1-[0-9]+-)?PER(?:-|$)/.test(text)) {
    return fail(serialError("ex-ante", "serial", "a planned (ex-ante) emission reduction is not a verified one"));
  }
  if (/\s/u.test(text)) {
    return fail(serialError("serial-malformed", "serial", "the serial number contains white space"));
  }
  const parts = text.split("-");
  const [prefix, unit, country, projectText, typeText, vintageText, batchText, startText, endText] = parts;
  if (prefix !== "GS1") {
    const message = "this is not a Gold Standard serial number: it does not begin with GS1";
    return fail(serialError("unknown-registry", "serial", message));
  }
  if (parts.length !== 9) {
    return fail(serialError("serial-malformed", "serial", `${parts.length} fields instead of 9`));
  }
  if (unit !== "1") {
    return fail(
      serialError("serial-malformed", "unit", `"${unit}" is not 1, the only unit code of verified reductions`),
    );
  }
  if (!/^[A-Z]{2}$/.test(country as string)) {
    return fail(serialError("serial-malformed", "country", `"${country}" is not a two-letter country code`));
  }
  if (!(projectText as string).startsWith("GS")) {
    return fail(serialError("serial-malformed", "project", `"${projectText}" does not begin with GS`));
  }
  const project = number((projectText as string).slice(2), "project", UINT32_MAX);
  if (!project.ok) return project;
  if (project.value === 0n) return fail(serialError("serial-malformed", "project", "there is no project 0"));
  const type = parseUint(typeText as string, 999n);
  if (!type.ok) return fail(serialError("serial-malformed", "type", `type ${type.error}`));
  const vintage = parseUint(vintageText as string, BigInt(LAST_YEAR));
  if (!vintage.ok || vintage.value < BigInt(FIRST_YEAR)) {
    const message = `"${vintageText}" is not a vintage year ${FIRST_YEAR}–${LAST_YEAR}`;
    return fail(serialError("date-invalid", "vintage", message));
  }
  const batch = number(batchText as string, "batch", UINT32_MAX);
  if (!batch.ok) return batch;
  const start = number(startText as string, "start", UINT64_MAX);
  if (!start.ok) return start;
  const end = number(endText as string, "end", UINT64_MAX);
  if (!end.ok) return end;
  if (end.value < start.value) {
    return fail(serialError("range-reversed", "end", `the end ${end.value} is before the start ${start.value}`));
  }
  return ok({
    registry: "gold-standard",
    unit: "VER",
    country: country as string,
    project: project.value,
    type: Number(type.value),
    vintage: Number(vintage.value),
    batch: batch.value,
    start: start.value,
    end: end.value,
  });
}

/** The exact inverse of `parseGoldStandardSerial`. */
export function formatGoldStandardSerial(serial: GoldStandardSerial): string {
  const { country, project, type, vintage, batch, start, end } = serial;
  return `GS1-1-${country}-GS${project}-${type}-${vintage}-${batch}-${start}-${end}`;
}

function number(text: string, field: string, max: bigint): Result<bigint, SerialError> {
  const parsed = parseUint(text, max);
  if (parsed.ok) return parsed;
  const large = /^[0-9]+$/.test(text) && !text.startsWith("0");
  return fail(serialError(large ? "number-too-large" : "serial-malformed", field, `${field} ${parsed.error}`));
}
