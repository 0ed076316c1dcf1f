import type { Abi, Address } from "viem";
import { toFunctionSelector } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";

/** The bounds that the contracts keep; they change with their code only. */
export interface CurationRules {
  /** So many curators must have scored a project before it is listed. */
  quorum: number;
  /** The least average of every criterion. */
  threshold: number;
  /** How long a suspension by the council lasts {s}. */
  councilSuspension: bigint;
  /** After its end the council waits this long {s}. */
  councilRest: bigint;
  /** How long the stakers have to rule upon a challenge {s}. */
  timeToRule: bigint;
  /** How long a project that was challenged in vain is left in peace {s}. */
  challengeRest: bigint;
  /** The reward of an upheld challenge is the bond divided by this. */
  rewardDivisor: bigint;
}

/** Reads the bounds. */
export async function readCurationRules(): Promise<CurationRules> {
  const { curation, challenges, projectRegistry } = contracts;
  const [quorum, threshold, councilSuspension, councilRest, timeToRule, challengeRest, rewardDivisor] =
    await Promise.all([
      publicClient.readContract({ ...curation, functionName: "QUORUM" }),
      publicClient.readContract({ ...curation, functionName: "THRESHOLD" }),
      publicClient.readContract({ ...projectRegistry, functionName: "COUNCIL_SUSPENSION" }),
      publicClient.readContract({ ...projectRegistry, functionName: "REST" }),
      publicClient.readContract({ ...challenges, functionName: "TIME_TO_RULE" }),
      publicClient.readContract({ ...challenges, functionName: "REST" }),
      publicClient.readContract({ ...challenges, functionName: "REWARD_DIVISOR" }),
    ]);
  return {
    quorum: Number(quorum),
    threshold: Number(threshold),
    councilSuspension,
    councilRest,
    timeToRule,
    challengeRest,
    rewardDivisor,
  };
}

/** Which desks an account may work at. */
export interface DeskPowers {
  /** It may score projects. */
  curator: boolean;
  /** It may list and suspend projects. */
  council: boolean;
  /** It may submit blocks and deal with requests. */
  registrar: boolean;
  /** It may confirm blocks and state custody. */
  verifier: boolean;
}

/** What of a desk's work is asked about: whoever may do this has the desk. */
const WORK = {
  curator: { contract: contracts.curation, functionName: "score" },
  council: { contract: contracts.projectRegistry, functionName: "listProject" },
  registrar: { contract: contracts.creditIssuance, functionName: "submit" },
  verifier: { contract: contracts.creditIssuance, functionName: "confirm" },
} as const satisfies Record<keyof DeskPowers, unknown>;

/** Asks the access manager what an account may do: it knows which role is needed, and whether the account has it. */
export async function readDeskPowers(account: Address): Promise<DeskPowers> {
  // The ABIs of governance are much, and most visitors have no desk.
  const { governance } = await import("../../chain/governance.ts");
  const may = async ({ contract, functionName }: (typeof WORK)[keyof DeskPowers]) => {
    const item = (contract.abi as Abi).find((entry) => entry.type === "function" && entry.name === functionName);
    const [immediate] = await publicClient.readContract({
      ...governance.accessManager,
      functionName: "canCall",
      args: [account, contract.address, toFunctionSelector(item as never)],
    });
    return immediate;
  };
  const [curator, council, registrar, verifier] = await Promise.all([
    may(WORK.curator),
    may(WORK.council),
    may(WORK.registrar),
    may(WORK.verifier),
  ]);
  return { curator, council, registrar, verifier };
}
