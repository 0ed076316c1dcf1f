import { yearOf } from "../../../../script/registry/calendar.ts";
import { parseUint, UINT32_MAX, UINT64_MAX } from "../../../../script/registry/integer.ts";
import type { SerialErrorCode } from "../../../../script/registry/serial/error.ts";
import { parseGoldStandardSerial } from "../../../../script/registry/serial/goldStandard.ts";
import { parseVerraSerial } from "../../../../script/registry/serial/verra.ts";

/** What a registry's own text says beside the numbers: held against what the chain says. */
export interface Stated {
  /** The registry by the code that it is admitted under here: "VCS", "GS". */
  registryCode: string;
  /** As the registry names the project: "VCS-1340". */
  project: string;
  year: number;
}

/** One serial number, or a run of them with both ends: operator, batch and numbers. */
export interface SerialQuestion {
  operator: string;
  batch: number;
  first: bigint;
  last: bigint;
  /** Only when a registry's own text was read. */
  stated?: Stated;
}

/** A text that is meant as a serial number, read or with the reason why it cannot be. */
export type SerialReading = { kind: "serial"; serial: SerialQuestion } | { kind: "unreadable"; code: SerialErrorCode };

/** Marks that come along when a number is copied from a table or a PDF. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const DASHES = /\s*[-\u2010-\u2015\u2212]\s*/g;

/** The chain is asked for what lies below the number behind the last one, so the very last number is none to ask for. */
const LAST_SERIAL = UINT64_MAX - 1n;

/** Operator, batch and number, or first and last number, as this page writes them: "VER-19902-1139690318". */
const OWN = /^([A-Z][A-Z0-9]{1,15})-(\d+)-(\d+)(?:-(\d+))?$/;

/**
 * What a text that is no number of ours may still be meant as: with the mark of a registry's units, with the operator of our own
 * spelling and a batch, or five parts between dashes of which at least three are numbers. A name is none of these.
 */
function isMeantAsSerial(text: string): boolean {
  if (/-VCU(-|$)|^GS\d-|-GS\d+-/.test(text) || /^[A-Z][A-Z0-9]{1,15}-\d+-/.test(text)) return true;
  const parts = text.split("-");
  return parts.length >= 5 && parts.filter((part) => /^\d+$/.test(part)).length >= 3;
}

function readOwn(operator: string, batchText: string, firstText: string, lastText: string): SerialReading {
  const batch = parseUint(batchText, UINT32_MAX);
  const first = parseUint(firstText, LAST_SERIAL);
  const last = parseUint(lastText, LAST_SERIAL);
  if ([batchText, firstText, lastText].some((text) => text.startsWith("0"))) {
    return { kind: "unreadable", code: "serial-malformed" };
  }
  if (!batch.ok || !first.ok || !last.ok) return { kind: "unreadable", code: "number-too-large" };
  if (last.value < first.value) return { kind: "unreadable", code: "range-reversed" };
  return {
    kind: "serial",
    serial: { operator, batch: Number(batch.value), first: first.value, last: last.value },
  };
}

function readRegistrys(
  stated: Stated,
  operator: string,
  numbers: { batch: bigint; start: bigint; end: bigint },
): SerialReading {
  const { batch, start: first, end: last } = numbers;
  if (last > LAST_SERIAL) return { kind: "unreadable", code: "number-too-large" };
  return { kind: "serial", serial: { operator, batch: Number(batch), first, last, stated } };
}

/** Reads a serial number as this page, Verra or Gold Standard writes it; null for a text that is not meant as one. */
export function readSerialText(text: string): SerialReading | null {
  const plain = text.normalize("NFKC").replace(INVISIBLE, "").trim().replace(DASHES, "-").toUpperCase();
  const [, operator, batch, first, last = first] = OWN.exec(plain) ?? [];
  if (operator && batch && first && last) return readOwn(operator, batch, first, last);
  if (!isMeantAsSerial(plain)) return null;
  const gold = parseGoldStandardSerial(plain);
  if (gold.ok) {
    const { project, vintage: year } = gold.value;
    return readRegistrys({ registryCode: "GS", project: `GS-${project}`, year }, "GS1", gold.value);
  }
  const verra = parseVerraSerial(plain);
  if (verra.ok) {
    const { project, periodStart, operator } = verra.value;
    const year = yearOf(periodStart);
    return readRegistrys({ registryCode: "VCS", project: `VCS-${project}`, year }, operator, verra.value);
  }
  // Each grammar says so when a text is of another registry; then the other one's reason is the better one.
  const [error] = [verra.error, gold.error].filter(({ code }) => code !== "unknown-registry");
  return { kind: "unreadable", code: error?.code ?? "unknown-registry" };
}
