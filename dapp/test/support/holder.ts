import type { Abi, Address } from "viem";
import { carbonCreditAbi, curationAbi, projectRegistryAbi } from "../../src/generated/contracts.ts";
import { answerCall, logAt, type World } from "./indexer.ts";

const T = 10n ** 18n;
/** Who holds credits in these tests. */
export const HOLDER: Address = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const NOBODY: Address = "0x0000000000000000000000000000000000000000";

/** An account that holds 12 t of vintage 4097, whose project is listed. */
export function holderIn(world: World): void {
  const answer = (abi: Abi, functionName: string, result: unknown) => answerCall(world, abi, functionName, result);
  const supply = { issued: 100n * T, circulating: 100n * T, pooled: 0n, locked: 0n };
  world.logs = [
    logAt(7n, carbonCreditAbi, "TransferSingle", {
      operator: HOLDER,
      from: NOBODY,
      to: HOLDER,
      id: 4097n,
      value: 12n * T,
    }),
  ];
  answer(carbonCreditAbi, "balanceOfBatch", [12n * T]);
  answer(carbonCreditAbi, "balanceOf", 12n * T);
  answer(carbonCreditAbi, "supplyOf", { ...supply, retired: 0n, cancelled: 0n, detokenised: 0n });
  answer(carbonCreditAbi, "vintageOf", {
    project: 1,
    year: 2020,
    kind: 1,
    labels: 0n,
    periodStart: 20200101,
    periodEnd: 20201231,
  });
  answer(projectRegistryAbi, "registryOf", ["VCS", "Verra"]);
  answer(projectRegistryAbi, "suspensionOf", { by: 0, until: 0, councilRestUntil: 0, challengeRestUntil: 0 });
  const averages = { additionality: 80, integrity: 80, social: 80, permanence: 80 };
  answer(curationAbi, "standingOf", { count: 3n, averages, passes: true, flagged: false });
  projectIn(world, 2);
}

/** The project with a status, by the contract's numbers. */
export function projectIn(world: World, status: number): void {
  answerCall(world, projectRegistryAbi, "projectOf", {
    registry: 1,
    country: "0x564e",
    status,
    class: 1,
    registeredAt: 1_700_000_000,
    statusSince: 1_700_000_000,
    registryProjectId: "VCS-7",
    name: "Mangroves of Cà Mau",
    projectType: "land-use",
    methodology: "",
    proponent: "",
    metadataCid: "",
  });
}
