import { type Abi, type AbiFunction, encodeFunctionResult, toFunctionSelector } from "viem";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { freshWorld, serverOf } from "../../test/support/indexer.ts";
import { contracts } from "../chain/contracts.ts";
import { governance } from "../chain/governance.ts";
import type { LogQuery } from "./chain/logs.ts";
import { ADMIN_ROLE, PUBLIC_ROLE, readPermissions } from "./permissions.ts";

const MARKET = "0x00000000000000000000000000000000000000A1";

/** The logs of a chain where one function was given to everybody, and no role was ever granted or labelled. */
vi.mock("./chain/logs.ts", () => ({
  readLogs: async (queries: LogQuery[]) =>
    queries
      .filter(({ eventName }) => eventName === "TargetFunctionRoleUpdated")
      .map(({ eventName }) => ({ eventName, args: { target: MARKET, selector: "0x4f1ef286", roleId: PUBLIC_ROLE } })),
}));

const world = freshWorld();
const server = serverOf(world);

function answer(abi: Abi, functionName: string, result: unknown) {
  const item = abi.find((entry): entry is AbiFunction => entry.type === "function" && entry.name === functionName);
  if (!item) throw new Error(`no function ${functionName}`);
  world.calls[toFunctionSelector(item)] = encodeFunctionResult({ abi: [item], functionName, result } as never);
}

beforeAll(() => {
  server.listen({ onUnhandledRequest: "error" });
  const { accessManager, timelock, guardian } = governance;
  answer(accessManager.abi, "getTargetFunctionRole", PUBLIC_ROLE);
  answer(accessManager.abi, "getRoleAdmin", ADMIN_ROLE);
  answer(contracts.governor.abi, "delayOf", 604_800n);
  answer(timelock.abi, "getMinDelay", 172_800n);
  for (const name of ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE", "DEFAULT_ADMIN_ROLE"]) {
    answer(timelock.abi, name, `0x${"00".repeat(32)}`);
  }
  answer(guardian.abi, "pausedUntil", 0n);
  answer(guardian.abi, "restUntil", 0n);
  answer(guardian.abi, "targets", []);
});
afterAll(() => server.close());

it("the role of everybody is among the roles once a function asks for it, though it is never granted", async () => {
  const { value } = await readPermissions();
  expect(value.functions).toMatchObject([{ target: MARKET, role: PUBLIC_ROLE }]);
  expect(value.roles).toEqual([
    { id: ADMIN_ROLE, label: "ADMIN", admin: ADMIN_ROLE, holders: [] },
    { id: PUBLIC_ROLE, label: "", admin: ADMIN_ROLE, holders: [] },
  ]);
});
