import { screen } from "@testing-library/react";
import type { Abi } from "viem";
import { beforeEach, describe, expect, it } from "vitest";
import { carbonCreditAbi, curationAbi, projectRegistryAbi } from "../src/generated/contracts.ts";
import { projectIn } from "./support/holder.ts";
import { answerCall } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const answer = (abi: Abi, functionName: string, result: unknown) => answerCall(world, abi, functionName, result);

beforeEach(() => {
  answer(projectRegistryAbi, "projectCount", 1n);
  answer(projectRegistryAbi, "registryOf", ["VCS", "Verra"]);
  answer(projectRegistryAbi, "suspensionOf", {
    by: 1,
    until: 4_000_000_000,
    councilRestUntil: 0,
    challengeRestUntil: 0,
  });
  answer(curationAbi, "standingOf", {
    count: 0n,
    averages: { additionality: 0, integrity: 0, social: 0, permanence: 0 },
    passes: false,
    flagged: false,
  });
  answer(carbonCreditAbi, "vintageCountOf", 0n);
  projectIn(world, 3);
});

describe("without the indexer", () => {
  it.each([
    ["does not answer", () => Object.assign(world, { meta: null }), /The indexer does not answer/],
    ["is on another fork", () => world.hashes.set(100n, `0x${"77".repeat(32)}`), /not on the chain/],
  ])("a project's page is read from the chain when it %s", async (_, breakIt, banner) => {
    breakIt();
    await openPage("/projects/1");
    expect(await screen.findByRole("heading", { name: "Mangroves of Cà Mau" })).toBeTruthy();
    expect(screen.getByText("Vietnam")).toBeTruthy();
    expect(screen.getByText("This project is suspended")).toBeTruthy();
    expect(screen.getByText("Read from the chain itself at block 100.")).toBeTruthy();
    expect(await screen.findByText(banner)).toBeTruthy();
  });

  it("the portfolio is read from the chain, too", async () => {
    world.meta = null;
    await openPage("/");
    expect(await screen.findByText("Mangroves of Cà Mau")).toBeTruthy();
    expect(screen.getByText("Nothing now")).toBeTruthy();
  });

  it("an answer that refuses the query counts as no answer", async () => {
    await openPage("/projects/1");
    expect(await screen.findByText("Read from the chain itself at block 100.")).toBeTruthy();
    expect(world.asked).toContain("ProjectDetail");
  });
});
