/**
 * Units that a registry issues and that are nobody's to sell: in a buffer against reversals, or waiting for a corresponding
 * adjustment, of which nobody knows yet whom they count for. Registries say so in words, in whichever column.
 */
import type { Reason } from "../reason.ts";
import { lookupKey, printable } from "../text.ts";

const BUFFER = /\bbuffer\b/;
const PENDING =
  /\b(?:corresponding adjustment|adjustment|authori[sz]ation|article 6)\b[^;]*\bpending\b|\bpending\b[^;]*\b(?:adjustment|authori[sz]ation|article 6)\b/;

/** Why units that are described like this are refused, or `undefined`. */
export function withheld(text: string): { readonly reason: Reason; readonly message: string } | undefined {
  const key = lookupKey(text);
  const said = `"${printable(text, 60)}"`;
  if (BUFFER.test(key))
    return { reason: "buffer", message: `${said}: buffer units insure against reversals and are never sold` };
  if (PENDING.test(key))
    return { reason: "adjustment-pending", message: `${said}: the corresponding adjustment is still pending` };
  return undefined;
}
