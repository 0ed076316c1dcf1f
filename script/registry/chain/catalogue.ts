/** Numbers that the chain gave to registries, serial operators and labels; looked up by name, never written down here. */
import { CommandError } from "../../chain/fail.ts";
import type { Protocol } from "../../chain/protocol.ts";
import type { RegistryName } from "../csv/header.ts";
import type { OperatorCode } from "../row/types.ts";
import { LABEL_NAMES, type Label, labelOfName, type UnitKind } from "../vocabulary/label.ts";

export const REGISTRY_CODES: Readonly<Record<RegistryName, string>> = { verra: "VCS", "gold-standard": "GS" };

/** `UnitKind`, `ProjectStatus`, `ProjectClass` and `BlockStatus` in the order of the contracts' enums. */
export const UNIT_KINDS: readonly UnitKind[] = ["unspecified", "reduction", "removal"];
export const PROJECT_STATUSES = ["none", "proposed", "listed", "suspended", "delisted"] as const;
export const CLASS_NUMBERS = { nature: 1, renewable: 2, efficiency: 3, industrial: 4, removal: 5 } as const;
export const BLOCK_STATUSES = ["none", "pending", "confirmed", "rejected", "withdrawn", "void", "child"] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];
export type BlockStatus = (typeof BLOCK_STATUSES)[number];

export interface Catalogue {
  registry(name: RegistryName): number;
  operator(registry: RegistryName, code: OperatorCode): number;
  labelMask(labels: readonly Label[]): bigint;
}

/** Both registries begin their numbers again in each batch, and this importer looks for a block's neighbours in its batch only. */
async function requireNumberedByBatch(protocol: Protocol, code: string, id: number, at?: bigint): Promise<void> {
  const { scope } = await protocol.read<{ scope: number }>("ProjectRegistry", "serialRulesOf", [id], at);
  if (scope !== 0) throw new CommandError(`${code} is admitted as a registry that does not number its units by batch`);
}

/** Reads the catalogue once, at the block `at` if given. What is missing is named when it is asked for, with the role that can admit it. */
export async function readCatalogue(protocol: Protocol, at?: bigint): Promise<Catalogue> {
  const registries = new Map<RegistryName, number>();
  const operators = new Map<string, number>();
  for (const name of ["verra", "gold-standard"] as const) {
    const code = REGISTRY_CODES[name];
    const id = Number(await protocol.read<number>("ProjectRegistry", "registryIdOf", [code], at));
    registries.set(name, id);
    if (id !== 0) await requireNumberedByBatch(protocol, code, id, at);
  }
  const operatorCount = Number(await protocol.read<bigint>("CreditIssuance", "operatorCount", [], at));
  for (let id = 1; id <= operatorCount; id += 1) {
    const [registry, code, admitted] = await protocol.read<[number, string, boolean]>(
      "CreditIssuance",
      "operatorOf",
      [id],
      at,
    );
    if (admitted) operators.set(`${registry}/${code}`, id);
  }
  const bits = new Map<Label, number>();
  const labelCount = Number(await protocol.read<bigint>("CarbonCredit", "labelCount", [], at));
  for (let bit = 0; bit < labelCount; bit += 1) {
    const label = labelOfName(await protocol.read<string>("CarbonCredit", "labelOf", [bit], at));
    if (label !== undefined) bits.set(label, bit);
  }
  const registryId = (name: RegistryName): number => {
    const id = registries.get(name) ?? 0;
    if (id === 0) throw new CommandError(`the registry ${REGISTRY_CODES[name]} is not admitted on this chain`);
    return id;
  };
  return {
    registry: registryId,
    operator(registry, code) {
      const id = operators.get(`${registryId(registry)}/${code}`);
      if (id === undefined)
        throw new CommandError(`the serial operator ${code} of ${REGISTRY_CODES[registry]} is not admitted`);
      return id;
    },
    labelMask(labels) {
      return labels.reduce((mask, label) => {
        const bit = bits.get(label);
        if (bit === undefined)
          throw new CommandError(`the label ${label} (${LABEL_NAMES[label]}) is not admitted on this chain`);
        return mask | (1n << BigInt(bit));
      }, 0n);
    },
  };
}
