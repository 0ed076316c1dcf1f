import { type Address, type Hex, isAddress, isHash } from "viem";
import * as z from "zod/mini";
import { isCid } from "../../format/index.ts";
import { textProblem } from "../claim.ts";

/** The smallest retirement or listing {unit}: 0.001 t. */
export const MIN_AMOUNT = 10n ** 15n;

/** Longest reason of what is done to a project {bytes of UTF-8}. */
export const MAX_PROJECT_REASON = 256;

/** The zod schemas that requests share. */
export const address = z.custom<Address>((value) => typeof value === "string" && isAddress(value, { strict: false }));
export const id = z.bigint().check(z.gte(0n));
export const vintage = z.int().check(z.gte(1), z.lt(2 ** 32));
export const amount = z.bigint().check(z.gt(0n));
/** Symbol and decimals of a token: only for the words of what goes wrong. */
export const currency = z.object({ symbol: z.string(), decimals: z.int() });
/** A project's number: 20 bits. */
export const project = z.int().check(z.gte(1), z.lt(2 ** 20));
/** The CID of a document. */
export const cid = z.string().check(z.refine(isCid));
/** Why something is done to a project, kept in a log. */
export const reason = z.string().check(
  z.minLength(1),
  z.refine((text) => textProblem(text, MAX_PROJECT_REASON) === undefined),
);
export const hash = z.custom<Hex>((value) => typeof value === "string" && isHash(value));
/** A text that a contract keeps: `least` to `most` {bytes of UTF-8}, without what contracts refuse. */
export const text = (least: 0 | 1, most: number) =>
  z.string().check(
    z.minLength(least),
    z.refine((value) => textProblem(value, most) === undefined),
  );
/** A block of serial numbers: 32 bits. */
export const block = vintage;
export const serial = z.bigint().check(z.gt(0n), z.lt(2n ** 64n));
/** A day as yyyymmdd. */
export const day = z.int().check(z.gte(19_900_101), z.lte(21_991_231));
/** A time of the chain {s}: 40 bits. */
export const seconds = z.int().check(z.gte(1), z.lt(2 ** 40));
/** Whole tonnes: 40 bits. */
export const tonnes = z.bigint().check(z.gt(0n), z.lt(2n ** 40n));
export const signature = z.custom<Hex>((value) => typeof value === "string" && /^0x([0-9a-f]{2})+$/i.test(value));
