import { screen, waitFor, within } from "@testing-library/react";
import { type Abi, getAbiItem, toFunctionSelector } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { wagmiConfig } from "../src/chain/wagmi.ts";
import { provenanceAbi } from "../src/generated/provenance.ts";
import { vintageAnswer } from "./support/facts.ts";
import { HOLDER, holderIn, projectIn } from "./support/holder.ts";
import { answerCall } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = 10n ** 18n;
const answer = (abi: Abi, functionName: string, result: unknown) => answerCall(world, abi, functionName, result);

/** Opens an address and connects the holder's wallet to the page. */
async function openAsHolder(address: string) {
  const page = await openPage(address);
  await connect(wagmiConfig, { connector: mock({ accounts: [HOLDER] }) });
  return page;
}

beforeEach(() => {
  holderIn(world);
  world.answers.Projects = { projects: [] };
  world.answers.OpenListings = { listings: [] };
});
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

describe("a vintage whose serial numbers are gone at the registry", () => {
  beforeEach(() => answer(provenanceAbi, "soundOf", [60n * T, 40n * T]));

  it.each(["/credits", "/"])("is told to its holder on %s, with the ways on", async (address) => {
    await openAsHolder(address);
    const alert = within((await screen.findByTestId("shortfall-alert")).closest("li") as HTMLElement);
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
    const alert = within(await screen.findByTestId("shortfall-alert"));
    expect(alert.getByRole("link", { name: /Cover the shortfall/ }).getAttribute("href")).toBe("/cover/4097");
    expect(alert.queryByText(/You hold/)).toBeNull();
  });

  it("does not promise a way out when none of it is sound", async () => {
    answer(provenanceAbi, "soundOf", [0n, 100n * T]);
    await openAsHolder("/credits");
    const alert = within(await screen.findByTestId("shortfall-alert"));
    expect(alert.getByText(/nothing of it can be retired/)).toBeTruthy();
    expect(alert.queryByText(/can still be retired/)).toBeNull();
  });
});

describe("the first page", () => {
  beforeEach(() => answer(provenanceAbi, "soundOf", [100n * T, 0n]));

  it("tells a holder that a project is suspended", async () => {
    projectIn(world, 3);
    await openAsHolder("/");
    const alert = await screen.findByTestId("holder-alert");
    expect(alert.dataset.concern).toBe("suspended");
    expect(within(alert).getByText(/12\s*t/)).toBeTruthy();
  });

  it("says nothing to a holder of sound credits, nor to who has no wallet here", async () => {
    const { unmount } = await openAsHolder("/");
    const soundOf = toFunctionSelector(getAbiItem({ abi: provenanceAbi, name: "soundOf" }));
    await waitFor(() => expect(world.called).toContain(soundOf));
    expect(await screen.findByText("No project is registered yet")).toBeTruthy();
    expect(screen.queryByTestId("holder-alerts")).toBeNull();
    unmount();
    await disconnect(wagmiConfig);
    projectIn(world, 3);
    await openPage("/");
    expect(await screen.findByText("No project is registered yet")).toBeTruthy();
    expect(screen.queryByTestId("holder-alerts")).toBeNull();
  });
});
