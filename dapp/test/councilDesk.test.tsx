import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type Abi, type Address, decodeFunctionData, type Hex, parseAbi, zeroHash } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { wagmiConfig } from "../src/chain/wagmi.ts";
import { carbonCreditAbi, projectRegistryAbi } from "../src/generated/contracts.ts";
import { allotmentsAbi } from "../src/generated/provenance.ts";
import { project } from "./support/facts.ts";
import { answerCall } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = 10n ** 18n;
const SIGNER: Address = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const accessAbi = parseAbi(["function canCall(address, address, bytes4) view returns (bool immediate, uint32 delay)"]);
const answer = (abi: Abi, functionName: string, result: unknown) => answerCall(world, abi, functionName, result);

const judged = {
  ...project(1, { name: "Mangroves" }),
  ...{ councilRestUntil: "0", scoreCount: 3, passesCuration: true, scores: [] },
  ...{ averageAdditionality: 80, averageIntegrity: 80, averageSocialBenefit: 80, averagePermanence: 80 },
};

/** Vintage 4097: 100 t allotted, 40 t issued; its country has a share of `tonnes` of 1000 t, capped at a half. */
function vintage(tonnes: bigint) {
  answer(carbonCreditAbi, "vintageOf", {
    ...{ project: 1, year: 2020, kind: 1, labels: 0n, periodStart: 20200101, periodEnd: 20201231 },
  });
  answer(carbonCreditAbi, "supplyOf", {
    ...{ issued: 40n * T, circulating: 40n * T, pooled: 0n, locked: 0n, retired: 0n, cancelled: 0n, detokenised: 0n },
  });
  answer(carbonCreditAbi, "allottedOf", 100n);
  answer(projectRegistryAbi, "projectOf", {
    ...{ registry: 1, country: "0x564e", status: 2, class: 1, registeredAt: 1, statusSince: 1, name: "Mangroves" },
    ...{ registryProjectId: "VCS-7", projectType: "land-use", methodology: "", proponent: "", metadataCid: "" },
  });
  answer(allotmentsAbi, "periodOf", { verified: 500, allotted: 100, verifier: SIGNER });
  for (const key of ["keyOfType", "keyOfCountry", "keyOfRegistry"]) answer(allotmentsAbi, key, zeroHash);
  answer(allotmentsAbi, "shareOf", [tonnes, 1_000n, 5_000n]);
}

/** What is shown as the call's data, once it is. */
async function dataIn(scope: ReturnType<typeof within>): Promise<Hex> {
  const call = within(await scope.findByTestId("safe-call"));
  await call.findByRole("button", { name: "Copy the call for a Safe" });
  return call.getByText("Data").parentElement?.querySelector("dd")?.textContent as Hex;
}

beforeEach(() => {
  answer(accessAbi, "canCall", [false, 0]);
  world.answers.JudgedProjects = { projects: [judged] };
});
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

async function openDesk() {
  const user = userEvent.setup({ delay: null });
  await openPage("/desk/council");
  await connect(wagmiConfig, { connector: mock({ accounts: [SIGNER] }) });
  return user;
}

const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";

async function prepare() {
  const user = await openDesk();
  await user.click(await screen.findByRole("button", { name: "Prepare a call for a Safe" }));
  return user;
}

describe("the council's desk for a Safe's signer", { timeout: 60_000 }, () => {
  it("makes the call of a suspension, and sends nothing itself", async () => {
    const user = await prepare();
    await user.click(await screen.findByRole("button", { name: "Suspend Mangroves" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.queryByRole("button", { name: "Suspend the project" })).toBeNull();
    expect(dialog.queryByRole("button", { name: "Copy the call for a Safe" })).toBeNull();
    await user.click(dialog.getByLabelText("Reason"));
    await user.paste("Under review");
    await user.click(dialog.getByLabelText("Evidence (CID)"));
    await user.paste(CID);
    const data = await dataIn(dialog);
    expect(decodeFunctionData({ abi: projectRegistryAbi, data })).toEqual({
      functionName: "suspendProject",
      args: [1, "Under review", CID],
    });
    await user.click(dialog.getByRole("button", { name: "Copy the call for a Safe" }));
    expect(await dialog.findByText("The call is copied")).toBeTruthy();
    const copied = JSON.parse(await navigator.clipboard.readText());
    expect(copied).toEqual({ to: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/), value: "0", data });
  });

  it("makes the call of a recall, and says what it takes back", async () => {
    vintage(501n);
    const user = await prepare();
    await user.type(await screen.findByLabelText("Number of the vintage"), "4097");
    expect(await screen.findByText("60 t are taken back")).toBeTruthy();
    const data = await dataIn(screen as never);
    expect(decodeFunctionData({ abi: allotmentsAbi, data })).toEqual({ functionName: "recall", args: [4097] });
    expect(screen.queryByRole("button", { name: "Take it back" })).toBeNull();
  });

  it("makes no call of a recall that the contract would refuse", async () => {
    vintage(500n);
    const user = await prepare();
    await user.type(await screen.findByLabelText("Number of the vintage"), "4097");
    expect(await screen.findByText("Nothing of it is above its cap")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Copy the call for a Safe" })).toBeNull();
  });
});

describe("the council's desk for who is the council", { timeout: 60_000 }, () => {
  it("sends, and has the call ready for a Safe on demand", async () => {
    answer(accessAbi, "canCall", [true, 0]);
    vintage(501n);
    answer(allotmentsAbi, "recall", undefined);
    world.calls[Object.keys(world.calls).at(-1) as string] = "0x";
    const user = await openDesk();
    await user.type(await screen.findByLabelText("Number of the vintage"), "4097");
    const send = await screen.findByRole("button", { name: "Take it back" });
    await waitFor(() => expect((send as HTMLButtonElement).disabled).toBe(false));
    const data = await dataIn(screen as never);
    expect(decodeFunctionData({ abi: allotmentsAbi, data })).toEqual({ functionName: "recall", args: [4097] });
  });
});
