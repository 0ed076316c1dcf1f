import { screen, waitFor, within } from "@testing-library/react";
import { type Abi, type Address, getAbiItem, toFunctionSelector } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { wagmiConfig } from "../src/chain/wagmi.ts";
import { carbonCreditAbi, curationAbi, projectRegistryAbi } from "../src/generated/contracts.ts";
import { provenanceAbi } from "../src/generated/provenance.ts";
import { vintageAnswer } from "./support/facts.ts";
import { answerCall, logAt } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = 10n ** 18n;
const ACCOUNT: Address = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const NOBODY: Address = "0x0000000000000000000000000000000000000000";
const answer = (abi: Abi, functionName: string, result: unknown) => answerCall(world, abi, functionName, result);

/** An account that holds 12 t of vintage 4097, whose project is listed. */
function holder() {
  const supply = { issued: 100n * T, circulating: 100n * T, pooled: 0n, locked: 0n };
  world.logs = [
    logAt(7n, carbonCreditAbi, "TransferSingle", {
      operator: ACCOUNT,
      from: NOBODY,
      to: ACCOUNT,
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
  project(2);
}

function project(status: number) {
  answer(projectRegistryAbi, "projectOf", {
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

/** Opens an address and connects the holder's wallet to the page. */
async function openAsHolder(address: string) {
  const page = await openPage(address);
  await connect(wagmiConfig, { connector: mock({ accounts: [ACCOUNT] }) });
  return page;
}

beforeEach(() => {
  holder();
  world.answers.Projects = { projects: [] };
  world.answers.OpenListings = { listings: [] };
});
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

describe("a vintage whose serial numbers are gone at the registry", { timeout: 20_000 }, () => {
  beforeEach(() => answer(provenanceAbi, "soundOf", [60n * T, 40n * T]));

  it.each(["/credits", "/"])("is told to its holder on %s, with the ways on", async (address) => {
    await openAsHolder(address);
    const alert = within(
      (await screen.findByTestId("shortfall-alert", {}, { timeout: 8_000 })).closest("li") as HTMLElement,
    );
    expect(alert.getByText(/40\s*t/)).toBeTruthy();
    expect(alert.getByText(/have no sound serial numbers/)).toBeTruthy();
    expect(alert.getByText(/60\s*t/)).toBeTruthy();
    expect(alert.getByText(/can still be retired, cancelled and released/)).toBeTruthy();
    expect(alert.getByText(/12\s*t/)).toBeTruthy();
    expect(alert.getByRole("link", { name: /vintage 2020/ }).getAttribute("href")).toBe("/vintages/4097");
    expect(alert.getByRole("link", { name: /Cover the shortfall/ }).getAttribute("href")).toBe("/cover/4097");
  });

  it("is told to everybody on its own page", async () => {
    world.answers.VintageDetail = vintageAnswer();
    await openPage("/vintages/4097");
    const alert = within(await screen.findByTestId("shortfall-alert", {}, { timeout: 8_000 }));
    expect(alert.getByRole("link", { name: /Cover the shortfall/ }).getAttribute("href")).toBe("/cover/4097");
    expect(alert.queryByText(/You hold/)).toBeNull();
  });

  it("does not promise a way out when none of it is sound", async () => {
    answer(provenanceAbi, "soundOf", [0n, 100n * T]);
    await openAsHolder("/credits");
    const alert = within(await screen.findByTestId("shortfall-alert", {}, { timeout: 8_000 }));
    expect(alert.getByText(/nothing of it can be retired/)).toBeTruthy();
    expect(alert.queryByText(/can still be retired/)).toBeNull();
  });
});

describe("the first page", { timeout: 20_000 }, () => {
  beforeEach(() => answer(provenanceAbi, "soundOf", [100n * T, 0n]));

  it("tells a holder that a project is suspended", async () => {
    project(3);
    await openAsHolder("/");
    const alert = await screen.findByTestId("holder-alert", {}, { timeout: 8_000 });
    expect(alert.dataset.concern).toBe("suspended");
    expect(within(alert).getByText(/12\s*t/)).toBeTruthy();
  });

  it("says nothing to a holder of sound credits, nor to who has no wallet here", async () => {
    const { unmount } = await openAsHolder("/");
    const soundOf = toFunctionSelector(getAbiItem({ abi: provenanceAbi, name: "soundOf" }));
    await waitFor(() => expect(world.called).toContain(soundOf), { timeout: 8_000 });
    expect(await screen.findByText("No project is registered yet")).toBeTruthy();
    expect(screen.queryByTestId("holder-alerts")).toBeNull();
    unmount();
    await disconnect(wagmiConfig);
    project(3);
    await openPage("/");
    expect(await screen.findByText("No project is registered yet")).toBeTruthy();
    expect(screen.queryByTestId("holder-alerts")).toBeNull();
  });
});
