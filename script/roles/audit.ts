// What must be true of the permissions after the hand-over.
import { ABOUT_THE_CALLER } from "./guarded.ts";
import type { SafeName } from "./safes.ts";
import type { Permissions, Role } from "./types.ts";

/** The roles that people hold; every other is administrative. */
export const PEOPLES_ROLES = ["CURATION_COUNCIL", "CURATOR", "REGISTRAR", "VERIFIER"];

/** A sentence for everything that contradicts "no key of ours can change anything". */
export function faultsOf(permissions: Permissions): string[] {
  return [
    ...permissions.roles.flatMap((role) => faultsOfRole(role, permissions)),
    ...faultsOfCurators(permissions),
    ...faultsOfTable(permissions),
    ...faultsOfTimelock(permissions),
    ...faultsOfSafes(permissions),
  ];
}

function faultsOfRole({ name, holders, admin, guardian }: Role, { deployer }: Permissions): string[] {
  const faults: string[] = [];
  for (const holder of holders) {
    if (holder.address === deployer) faults.push(`the deployer holds ${name}.`);
    if (holder.external && !PEOPLES_ROLES.includes(name)) faults.push(`${holder.name}, a key, holds ${name}.`);
    if (name === "ADMIN" && holder.name !== "Timelock") faults.push(`${holder.name} holds ADMIN.`);
  }
  if (holders.length === 0) faults.push(`nobody holds ${name}.`);
  if (admin !== "ADMIN") faults.push(`${name} is granted by ${admin}, not by ADMIN.`);
  if (guardian !== "ADMIN") faults.push(`what the holders of ${name} schedule is cancelled by ${guardian}.`);
  return faults;
}

/** Who else a curator may not be: Curation refuses the score of two of them, and the third lists what curators let pass. */
const NO_CURATORS_PART = ["CURATION_COUNCIL", "REGISTRAR", "VERIFIER"];

function faultsOfCurators({ roles }: Permissions): string[] {
  const holders = (role: string) => roles.find(({ name }) => name === role)?.holders ?? [];
  const curators = new Set(holders("CURATOR").map(({ address }) => address));
  return NO_CURATORS_PART.flatMap((role) =>
    holders(role)
      .filter(({ address }) => curators.has(address))
      .map(({ name }) => `${name} holds CURATOR and ${role}.`),
  );
}

/** The AccessManager alone calls it, in `updateAuthority`; it says so with the error that speaks of roles. */
export const BY_MANAGER = "setAuthority(address)";

/** Every function that asks for a role has its row, and none is open to all or left to ADMIN. */
function faultsOfTable({ restricted, guarded, roles }: Permissions): string[] {
  const faults: string[] = [];
  const rows = new Set(restricted.map(({ contract, selector }) => `${contract}.${selector}`));
  const asked = guarded.filter((row) => row.error === ABOUT_THE_CALLER.role && row.signature !== BY_MANAGER);
  for (const { contract, signature, selector } of asked) {
    if (!rows.has(`${contract}.${selector}`)) faults.push(`${contract}.${signature} asks for a role that nobody set.`);
  }
  const asking = new Set(asked.map(({ contract, selector }) => `${contract}.${selector}`));
  for (const { contract, signature, selector, role } of restricted) {
    if (!asking.has(`${contract}.${selector}`)) faults.push(`${contract}.${signature} does not ask for its role.`);
    const known = roles.find(({ id }) => id === role);
    if (known === undefined || known.name === "PUBLIC" || known.name === "ADMIN") {
      faults.push(`${contract}.${signature} is open to ${known?.name ?? `role ${role}`}.`);
    }
  }
  return faults;
}

/** Who holds which of the Timelock's own roles. */
const TIMELOCK_HOLDERS: Readonly<Record<string, readonly string[]>> = {
  DEFAULT_ADMIN_ROLE: ["Timelock"],
  PROPOSER_ROLE: ["CarbontraceGovernor"],
  EXECUTOR_ROLE: ["CarbontraceGovernor"],
  CANCELLER_ROLE: ["CarbontraceGovernor", "Guardian"],
};

function faultsOfTimelock({ timelockRoles }: Permissions): string[] {
  return timelockRoles.flatMap(({ name, holders, admin }) => {
    const [actual, expected] = [
      holders
        .map((h) => h.name)
        .sort()
        .join(", "),
      TIMELOCK_HOLDERS[name]?.join(", "),
    ];
    return [
      ...(actual === expected ? [] : [`the Timelock's ${name} is held by ${actual || "nobody"}.`]),
      ...(admin === "DEFAULT_ADMIN_ROLE" ? [] : [`the Timelock's ${name} is granted by ${admin}.`]),
    ];
  });
}

/** What the Safes run and who stands in their way; `moduleGuard` only where one is set. */
const SAFES_DUE: Readonly<Record<SafeName, SafeDue>> = {
  TreasurySafe: {
    modules: "TreasuryModule",
    guard: "SpendingGuard",
    moduleGuard: ["none", "SpendingGuard"],
    fallbackHandler: "TokenCallbackHandler",
  },
  GuardianSafe: {
    modules: "none",
    guard: "none",
    moduleGuard: ["none"],
    fallbackHandler: "CompatibilityFallbackHandler",
  },
};

/** By the names of the address book. */
interface SafeDue {
  readonly modules: string;
  readonly guard: string;
  readonly moduleGuard: readonly string[];
  readonly fallbackHandler: string;
}

function faultsOfSafes({ safes, deployer }: Permissions): string[] {
  return safes.flatMap((safe) => {
    const { name, owners, threshold, due } = safe;
    const { modules, guard, moduleGuard, fallbackHandler } = SAFES_DUE[name];
    const actual = safe.modules.map((module) => module.name).sort();
    return [
      ...(owners.some(({ address }) => address === deployer) ? [`the deployer owns ${name}.`] : []),
      ...(threshold >= 2n ? [] : [`one key commands ${name}.`]),
      ...(threshold >= due.threshold && owners.length >= due.owners
        ? []
        : [
            `${threshold} of ${owners.length} command ${name}, the network's file says ${due.threshold} of ${due.owners}.`,
          ]),
      ...faultOf(`the modules of ${name} are`, actual.join(", ") || "none", [modules]),
      ...faultOf(`the guard of ${name} is`, safe.guard?.name ?? "none", [guard]),
      ...faultOf(`the module guard of ${name} is`, safe.moduleGuard?.name ?? "none", moduleGuard),
      ...faultOf(`the fallback handler of ${name} is`, safe.fallbackHandler?.name ?? "none", [fallbackHandler]),
      ...faultOf(`the code of ${name} is`, safe.singleton?.name ?? "none", ["SafeL2"]),
    ];
  });
}

function faultOf(what: string, actual: string, allowed: readonly string[]): string[] {
  return allowed.includes(actual) ? [] : [`${what} ${actual}, not ${allowed.join(" or ")}.`];
}
