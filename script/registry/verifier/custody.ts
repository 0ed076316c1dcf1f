/** A verifier's custody statement about an account of ours at a registry. */
import type { Signer } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import type { CalendarDate } from "../calendar.ts";
import { readStatements } from "../chain/custody.ts";

export interface NewStatement {
  /** the registry's number on chain */
  readonly registry: number;
  /** reference of the account at the registry, 1–128 bytes */
  readonly account: string;
  /** what it held on that day {t} */
  readonly tonnes: bigint;
  readonly date: CalendarDate;
  readonly documentCid: string;
}

/** The number of a statement that says exactly this, or `undefined`. */
export async function findStatement(
  protocol: Protocol,
  { registry, account, tonnes, date, documentCid }: NewStatement,
): Promise<number | undefined> {
  const statements = await readStatements(protocol, registry);
  return statements.find(
    (known) =>
      known.account === account && known.tonnes === tonnes && known.date === date && known.documentCid === documentCid,
  )?.number;
}

/** States it, and returns its number. */
export async function stateCustody(protocol: Protocol, verifier: Signer, statement: NewStatement): Promise<number> {
  const { registry, account, tonnes, date, documentCid } = statement;
  const args = [registry, account, tonnes, date, documentCid];
  const receipt = await protocol.send(verifier, "Custody", "stateCustody", args);
  const [event] = protocol.eventsIn<{ custody: number }>(receipt, "Custody", "CustodyStated");
  return Number(event?.args.custody);
}
