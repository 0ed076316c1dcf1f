/** What the local chain's verifier states: the verified total of every period of the seed, and custody at each registry. */
import { type ContentStore, jsonBytes } from "../../chain/ipfs.ts";
import type { Signer } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import { formatIsoDate } from "../calendar.ts";
import { REGISTRY_CODES, readCatalogue } from "../chain/catalogue.ts";
import type { RegistryName } from "../csv/header.ts";
import type { ImportPlan } from "../plan/plan.ts";
import { findStatement, type NewStatement, stateCustody } from "../verifier/custody.ts";
import {
  leastTotal,
  type PeriodStatement,
  type PeriodTotal,
  readPeriodTotals,
  statePeriods,
} from "../verifier/periods.ts";

/** The day of the seed's custody statements: when the last of its blocks had been issued. */
const HELD_ON = 20260430;

const NOTE = "A sample for the local chain. Nobody has verified this, and nobody holds these units.";

export interface Verifying {
  readonly protocol: Protocol;
  readonly verifier: Signer;
  readonly store: ContentStore;
  readonly progress: (line: string) => void;
}

/** States what is not stated yet. Its projects are registered. */
export async function seedStatements(run: Verifying, registry: RegistryName, plan: ImportPlan): Promise<void> {
  const { protocol, verifier, store, progress } = run;
  const statements: PeriodStatement[] = [];
  const { totals } = await readPeriodTotals(protocol, plan);
  for (const period of totals) {
    const tonnes = leastTotal(period);
    if (period.stated >= tonnes) continue;
    statements.push({ period, tonnes, reportCid: await store.add(jsonBytes(verificationDocument(period, tonnes))) });
  }
  await statePeriods(protocol, verifier, statements, progress);

  const held = plan.blocks.reduce((sum, { quantity }) => sum + quantity, 0n);
  const code = REGISTRY_CODES[registry];
  const statement: NewStatement = {
    registry: (await readCatalogue(protocol)).registry(registry),
    account: `${code} sample custody account 1`,
    tonnes: held,
    date: HELD_ON,
    documentCid: await store.add(jsonBytes(holdingDocument(code, held))),
  };
  if ((await findStatement(protocol, statement)) !== undefined) return;
  progress(`custody statement ${await stateCustody(protocol, verifier, statement)} of ${code}`);
}

/** The report that a verified total rests on, with a fixed order of keys. */
export function verificationDocument({ projectId, periodStart, periodEnd }: PeriodTotal, tonnes: bigint): object {
  return {
    schema: "carbontrace/verification-report/1",
    registryProjectId: projectId,
    periodStart: formatIsoDate(periodStart),
    periodEnd: formatIsoDate(periodEnd),
    verifiedTonnes: tonnes.toString(),
    note: NOTE,
  };
}

/** The registry's statement of account, with a fixed order of keys. */
export function holdingDocument(code: string, tonnes: bigint): object {
  return {
    schema: "carbontrace/account-statement/1",
    registry: code,
    account: `${code} sample custody account 1`,
    date: formatIsoDate(HELD_ON),
    tonnes: tonnes.toString(),
    note: NOTE,
  };
}
