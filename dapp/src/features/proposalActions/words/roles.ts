import { useLingui } from "@lingui/react/macro";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Abi } from "viem";
import { publicClient } from "../../../chain/wagmi.ts";
import { readLogs } from "../../../data/chain/logs.ts";
import { marketKey } from "../../../data/index.ts";
import { ADMIN_ROLE, PUBLIC_ROLE } from "../../../data/permissions.ts";
import { contractNamed } from "../decode/known.ts";

/** A role of the AccessManager with the label it was given there. */
export interface RoleLabel {
  id: bigint;
  label: string;
}

/** Reads the labels that roles were given, the last one of each. The chain is the only list of them. */
export async function readRoleLabels(): Promise<RoleLabel[]> {
  const manager = contractNamed("AccessManager");
  if (!manager) return [];
  const head = await publicClient.getBlockNumber();
  const query = { address: manager.address, abi: manager.abi as Abi, eventName: "RoleLabel" };
  const labels = new Map<bigint, string>([[ADMIN_ROLE, "ADMIN"]]);
  for (const { args } of await readLogs([query], head)) labels.set(args.roleId as bigint, String(args.label));
  return [...labels].map(([id, label]) => ({ id, label })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The labels of the roles, kept for the visit. */
export function useRoleLabels(): UseQueryResult<RoleLabel[]> {
  return useQuery({ queryKey: [...marketKey, "roleLabels"], queryFn: readRoleLabels, staleTime: 300_000 });
}

/** Names a role: by its label, else by its number; the one that everybody has, by what it means. */
export function useRoleName(): (role: bigint) => string {
  const { t } = useLingui();
  const { data } = useRoleLabels();
  return (role) => {
    if (role === PUBLIC_ROLE) return t`everybody`;
    const label = data?.find(({ id }) => id === role)?.label;
    const number = String(role);
    return label ?? t`role ${number}`;
  };
}
