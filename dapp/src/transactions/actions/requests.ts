import { type Address, type Hex, isAddress, isHash } from "viem";
import * as z from "zod/mini";

/** The smallest retirement or listing {unit}: 0.001 t. */
export const MIN_AMOUNT = 10n ** 15n;

/** The zod schemas that requests share. */
export const address = z.custom<Address>((value) => typeof value === "string" && isAddress(value, { strict: false }));
export const id = z.bigint().check(z.gte(0n));
export const vintage = z.int().check(z.gte(1), z.lt(2 ** 32));
export const amount = z.bigint().check(z.gt(0n));
export const hash = z.custom<Hex>((value) => typeof value === "string" && isHash(value));
