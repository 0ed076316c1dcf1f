/** Timelock, Governor and guardian. */
import { type Address, type Hex, zeroAddress } from "viem";
import type { Subject } from "./subject.ts";

const GOVERNOR_SETTINGS = [
  "votingDelay",
  "votingPeriod",
  "lateQuorumVoteExtension",
  "proposalThreshold",
  "quorumNumerator",
  "timelock",
  "token",
] as const;
const GOVERNOR_CONSTANTS = ["QUORUM_FLOOR", "ORDINARY_DELAY", "PROTECTED_DELAY", "CLOCK_MODE"] as const;

/** Its least delay, and who holds which of its own roles: everybody who ever got one, and whom the file names. */
export async function timelock(subject: Subject): Promise<void> {
  const timelock = subject.address("Timelock");
  subject.say("least delay of the Timelock", await subject.read("Timelock", "getMinDelay"), timelock);
  const held = new Map<string, readonly [Hex, Address]>();
  const accounts = [
    ...subject.people(),
    timelock,
    subject.address("CarbontraceGovernor"),
    subject.address("Guardian"),
    zeroAddress,
  ];
  const roles: Record<string, Hex> = {};
  for (const role of ["DEFAULT_ADMIN_ROLE", "PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"]) {
    roles[await subject.read<Hex>("Timelock", role)] = role as Hex;
  }
  for (const role of Object.keys(roles))
    for (const account of accounts) held.set(`${role}${account}`, [role as Hex, account as Address]);
  for (const { name, args } of subject.toldBy("Timelock")) {
    if (name === "RoleGranted") held.set(`${args.role}${args.account}`, [args.role as Hex, args.account as Address]);
    if (name === "RoleAdminChanged")
      subject.say(`admin of Timelock role ${args.role}`, String(args.newAdminRole), timelock);
  }
  for (const [role, account] of held.values()) {
    if (await subject.read<boolean>("Timelock", "hasRole", role, account))
      subject.say(`Timelock ${roles[role] ?? role} of ${subject.nameOf(account)}`, "held", timelock);
  }
}

/** Its settings, and the constants that no vote changes. */
export async function governor(subject: Subject): Promise<void> {
  const governor = subject.address("CarbontraceGovernor");
  for (const setting of GOVERNOR_SETTINGS)
    subject.say(`Governor's ${setting}`, await subject.read("CarbontraceGovernor", setting), governor);
  for (const constant of GOVERNOR_CONSTANTS)
    subject.say(`Governor's ${constant}`, await subject.read("CarbontraceGovernor", constant));
}

/** What it pauses. */
export async function guardian(subject: Subject): Promise<void> {
  subject.say("Guardian's targets", await subject.read("Guardian", "targets"), subject.address("Guardian"));
}
