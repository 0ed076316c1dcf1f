/** What the local network file says of the two Safes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Address, getAddress } from "viem";
import { z } from "zod";
import { ROOT } from "../../script/dev/paths.ts";

const address = z.string().transform((text): Address => getAddress(text));
const owners = { owners: z.array(address), threshold: z.number() };
const limits = z.object({ usdc: z.string(), crbn: z.string(), native: z.string() });
const file = z.object({ treasury: z.object({ ...owners, limits }), guardian: z.object(owners) });

/** Owners, thresholds and limits {smallest unit}. */
export const localNetwork = file.parse(JSON.parse(readFileSync(join(ROOT, "script/networks/local.json"), "utf8")));
