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
/** A project's number: 20 bits. */
export const project = z.int().check(z.gte(1), z.lt(2 ** 20));
/** The CID of a document. */
export const cid = z.string().check(z.refine(isCid));
/** The same, or empty for none. */
export const optionalCid = z.string().check(z.refine((text) => text === "" || isCid(text)));
/** Why something is done to a project, kept in a log. */
export const reason = z.string().check(
  z.minLength(1),
  z.refine((text) => textProblem(text, MAX_PROJECT_REASON) === undefined),
);
export const hash = z.custom<Hex>((value) => typeof value === "string" && isHash(value));
