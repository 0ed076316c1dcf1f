// docs/ROLES.md, out of what was read from the chain.
import { ABOUT_THE_CALLER } from "./guarded.ts";
import type { GuardedFunction, Holder, Party, Permissions, Role, SafeFacts } from "./types.ts";

const DAY = 86_400;

/** What each role is for, in words; the numbers and names around it come from the chain. */
const PURPOSE: Readonly<Record<string, string>> = {
  ADMIN: "grants and revokes every role, and says which role a function asks for",
  UPGRADER: "replaces implementations",
  GUARDIAN: "stops entries for 16 days, vetoes a queued operation once",
  UNPAUSER: "reopens entries, allows another pause, names what is paused",
  PROGRAMME_ADMIN: "admits registries, operators and labels",
  CURATION_COUNCIL:
    "lists projects that their curators let pass, suspends them for 14 days, and lifts that, recalls unissued allotments above a cap",
  CURATOR: "scores projects",
  PROJECT_ADMIN:
    "suspends projects until it lifts that, delists them, rules upon challenges, discards scores, caps a type, country or registry",
  REGISTRAR:
    "registers projects and vintages, allots verified tonnes, submits and splits blocks, answers detokenisation requests, records what the registry retired, reports what it recalled",
  VERIFIER:
    "states custody and verified totals, confirms or rejects blocks that somebody else submitted, and reports of recalled ones",
  MARKET_ADMIN: "sets the commission, its discounts, the pay tokens and the price references",
  POOL_ADMIN: "creates pools and sets their criteria, fees and caps",
  VESTING_ADMIN: "grants, approves tranches and revokes within the buckets",
  AIRDROP_ADMIN: "opens airdrop rounds",
  STAKING_ADMIN: "sets the staking tiers, takes back reward money promised to nobody",
  REWARDS_ADMIN: "opens and weighs farms, starts schedules of rewards, takes back what belongs to nobody",
  TREASURER: "pays from the treasury",
  SAFE_ADMIN: "changes the treasury Safe and what its signers may spend",
};

/** The whole document. */
export function documentOf(permissions: Permissions): string {
  return `${[
    HEADER,
    ...rolesText(permissions),
    ...functionsText(permissions),
    ...machineryText(permissions),
    ...timelockText(permissions),
    ...permissions.safes.flatMap(safeText),
    ...peersText(permissions),
  ].join("\n")}\n`;
}

const HEADER = `# Who can do what

Written by \`npm run roles\`, which deploys the market on a chain of its own and asks that chain: the AccessManager, the
Timelock, the Governor, the Safes, and every function of every contract, as a stranger. Do not edit; a test compares.

- The **Timelock** acts only for the stakers: a proposal of the Governor, a vote, then the wait that stands beside each
  function. Nobody shortens it.
- **Safes** act when enough of their owners sign.
- **Keys** are people. They hold CURATION_COUNCIL, CURATOR, REGISTRAR and VERIFIER, and no other role. The deployer holds none.
- What stands nowhere here is open to everybody for what is theirs.
`;

function rolesText({ roles, exceptions }: Permissions): string[] {
  return [
    "## Roles",
    "",
    ...table(
      ["role", "id", "held by", "may", "granted by", "a grant counts"],
      roles.map((role) => [
        role.name,
        String(role.id),
        role.holders.map(holderText).join(", ") || "nobody",
        PURPOSE[role.name] ?? "",
        `${role.admin}${heldBy(role.admin, roles)}`,
        role.grantDelay === 0 ? "at once" : `after ${duration(role.grantDelay)}`,
      ]),
    ),
    "",
    ...(exceptions.length === 0 ? ["No contract is closed, and none has a delay of its own."] : exceptions),
    "",
  ];
}

function heldBy(name: string, roles: readonly Role[]): string {
  const holders = roles.find((role) => role.name === name)?.holders ?? [];
  return holders.length === 0 ? "" : ` (${holders.map(({ name: who }) => who).join(", ")})`;
}

function holderText(holder: Holder): string {
  const wait = holder.delay === 0 ? "" : `, after ${duration(holder.delay)}`;
  return `${partyText(holder)}${wait}`;
}

/** A key is called one; contracts are known by their names. */
function partyText({ name, external }: Party): string {
  return external ? `${name} (key)` : name;
}

function functionsText({ roles, restricted }: Permissions): string[] {
  const contracts = [...new Set(restricted.map(({ contract }) => contract))].sort();
  return [
    "## Restricted functions",
    "",
    ...contracts.flatMap((contract) => [
      `### ${contract}`,
      "",
      ...table(
        ["function", "selector", "role", "reached"],
        restricted
          .filter((row) => row.contract === contract)
          .map(({ signature, selector, role, wait }) => {
            const asked = roles.find(({ id }) => id === role);
            const name = asked?.name ?? String(role);
            return [`\`${signature}\``, `\`${selector}\``, name, reachText(asked?.holders ?? [], wait)];
          }),
      ),
      "",
    ]),
  ];
}

/** After which delay each kind of holder reaches a function. */
function reachText(holders: readonly Holder[], wait: number): string {
  const others = holders.filter(({ name }) => name !== "Timelock");
  const direct = others.map(
    (holder) => `${partyText(holder)} ${holder.delay === 0 ? "at once" : duration(holder.delay)}`,
  );
  const vote = others.length < holders.length ? [`${duration(wait)} after a vote`] : [];
  return [...direct, ...vote].join("; ") || "by nobody";
}

/** What the contracts of the machinery keep for the Governor, the Timelock and ADMIN, with the wait of such a proposal. */
function machineryText({ guarded, timelockRoles }: Permissions): string[] {
  const groups: [string, string, string][] = [
    ["AccessManager, by ADMIN only", ABOUT_THE_CALLER.admin, "AccessManager"],
    ["Governor, by its own proposals only", ABOUT_THE_CALLER.governor, "CarbontraceGovernor"],
    ["Timelock, by its own operations only", ABOUT_THE_CALLER.timelock, "Timelock"],
  ];
  const byRole = guarded.filter(({ error }) => error === ABOUT_THE_CALLER.timelockRole);
  return [
    "## The machinery itself",
    "",
    ...groups.flatMap(([title, error, contract]) => [
      `### ${title}`,
      "",
      ...guarded.filter((row) => row.error === error && row.contract === contract).map(machineryLine),
      "",
    ]),
    "`setAuthority(address)` of every contract answers the AccessManager alone, in `updateAuthority`.",
    "",
    "### Timelock, by its own roles",
    "",
    ...byRole.map(({ signature, selector, args }) => {
      const role = timelockRoles.find(({ id }) => id === args[1]);
      return `- \`${signature}\` (\`${selector}\`): ${role?.name ?? args[1]}`;
    }),
    "",
  ];
}

function machineryLine({ signature, selector, wait }: GuardedFunction): string {
  return `- \`${signature}\` (\`${selector}\`): ${duration(wait)} after a vote`;
}

function timelockText({ timelockRoles, timelockDelay }: Permissions): string[] {
  return [
    "### The Timelock's roles",
    "",
    `Its own least delay is ${duration(timelockDelay)}; the Governor asks for more where more is due.`,
    "",
    ...table(
      ["role", "held by", "granted by"],
      timelockRoles.map(({ name, holders, admin }) => [
        name,
        holders.map(partyText).sort().join(", ") || "nobody",
        admin,
      ]),
    ),
    "",
  ];
}

function safeText({
  name,
  version,
  threshold,
  owners,
  modules,
  guard,
  moduleGuard,
  fallbackHandler,
  singleton,
}: SafeFacts): string[] {
  const or = (party: Party | undefined, none: string) => (party === undefined ? none : partyText(party));
  return [
    `## ${name}`,
    "",
    `Safe ${version}, ${threshold} of ${owners.length}.`,
    "",
    ...table(
      ["", ""],
      [
        ["owners", owners.map(partyText).join(", ")],
        ["modules", modules.map(partyText).join(", ") || "none"],
        ["guard", or(guard, "none")],
        ["module guard", or(moduleGuard, "none")],
        ["fallback handler", or(fallbackHandler, "none")],
        ["code", or(singleton, "none")],
      ],
    ),
    "",
  ];
}

/** Calls between our contracts: no role, a fixed address each. */
function peersText({ guarded }: Permissions): string[] {
  const known = new Set<string>(Object.values(ABOUT_THE_CALLER));
  return [
    "## Calls between our contracts",
    "",
    "Open to one fixed address each, which is part of the code; no role opens them. `DeterministicDeployer` alone answers the",
    "deployer: it puts contracts at names that are still free, which no contract of the protocol calls.",
    "",
    ...table(
      ["contract", "function", "refuses others with"],
      guarded
        .filter(({ error }) => !known.has(error))
        .map(({ contract, signature, error }) => [contract, `\`${signature}\``, `\`${error}\``]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)];
}

function duration(seconds: number): string {
  if (seconds % DAY !== 0) return `${seconds} seconds`;
  return seconds === DAY ? "1 day" : `${seconds / DAY} days`;
}
