import { configure, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { encodeAbiParameters, encodeFunctionResult, toFunctionSelector } from "viem";
import { beforeEach, describe, expect, it } from "vitest";
import { challengesAbi, curationAbi, projectRegistryAbi } from "../src/generated/contracts.ts";
import { challenge, curationAnswer, listing, project, score, suspension } from "./support/facts.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const ALICE = `0x${"a1".repeat(20)}`;
const BOB = `0x${"b2".repeat(20)}`;
const DAY = 86_400n;

const world = servedWorld();

// Pages of several rooms load their texts first, and machines are slow when many tests run at once.
configure({ asyncUtilTimeout: 8_000 });

/** Has the chain answer a constant. `REST` is one of two contracts, with the same value. */
function answer(abi: readonly unknown[], functionName: string, result: bigint) {
  const item = (abi as { type: string; name: string }[]).find(
    ({ type, name }) => type === "function" && name === functionName,
  );
  world.calls[toFunctionSelector(item as never)] = encodeFunctionResult({ abi: [item], functionName, result } as never);
}

/** The answers to a project's page. */
function show(fields: object, curation: object, listings: object[] = []) {
  const { vintages: _vintages, number: _number, ...rest } = project(1, fields);
  world.answers.ProjectDetail = { project: { ...rest, vintages: [], history: [] }, listings };
  world.answers.Curation = curationAnswer(curation);
}

beforeEach(() => {
  world.calls[toFunctionSelector("symbol()")] = encodeAbiParameters([{ type: "string" }], ["USDC"]);
  world.calls[toFunctionSelector("decimals()")] = encodeAbiParameters([{ type: "uint8" }], [6]);
  answer(curationAbi, "QUORUM", 3n);
  answer(curationAbi, "THRESHOLD", 60n);
  answer(projectRegistryAbi, "COUNCIL_SUSPENSION", 14n * DAY);
  answer(projectRegistryAbi, "REST", 90n * DAY);
  answer(challengesAbi, "TIME_TO_RULE", 30n * DAY);
  answer(challengesAbi, "REWARD_DIVISOR", 10n);
});

const AVERAGES = {
  averageAdditionality: "71.5",
  averageIntegrity: "59.99",
  averageSocialBenefit: "80",
  averagePermanence: "65.333333",
};

describe("the curation of a project", () => {
  it("shows averages without rounding them up, and every score with its history", async () => {
    show(
      { flagged: true },
      {
        scoreCount: 1,
        ...AVERAGES,
        scores: [
          score(ALICE, { id: "1-a-2", n: 2 }),
          score(BOB, { counts: false, discardedReason: "<b>paid</b>" }),
          score(ALICE, { id: "1-a-1", additionality: 11, counts: false }),
        ],
      },
    );
    const { container } = await openPage("/projects/1");
    expect(await screen.findByText("Scored by 1 curator")).toBeTruthy();
    expect(screen.getAllByText("Flagged for review").length).toBeGreaterThan(0);
    const average = (name: string) => screen.getAllByText(name)[0]?.parentElement?.textContent;
    expect(average("Additionality")).toContain("71.5");
    await waitFor(() => expect(average("Environmental integrity")).toContain("59.9 (under 60)"));
    const table = within(screen.getByRole("table", { name: "Scores" }));
    expect(table.getAllByRole("row")).toHaveLength(3);
    expect(table.getByText("Counts")).toBeTruthy();
    expect(table.getByText("<b>paid</b>").closest("span")?.textContent).toBe("Discarded: <b>paid</b>");
    expect(container.querySelectorAll("s")).toHaveLength(4);
    expect(table.queryByText("11")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Show earlier scores (1)" }));
    expect(table.getByText("11").closest("s")).toBeTruthy();
    expect(table.getByText("Replaced by a later score")).toBeTruthy();
    const link = container.querySelector("a[href*=bafkreif76]");
    expect(link?.getAttribute("rel")).toBe("noreferrer");
  });

  it("tells who suspends, why and until when", async () => {
    const suspended = { status: "Suspended", suspendedBy: "COUNCIL", suspendedUntil: "4000000000" };
    show(suspended, {
      suspensions: [suspension({ cid: "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y" })],
    });
    await openPage("/projects/1");
    expect(await screen.findByText("This project is suspended")).toBeTruthy();
    const alert = screen.getByTestId("suspension");
    await waitFor(() => expect(alert.textContent).toContain("Under review"));
    expect(alert.textContent).toMatch(/Suspended by the curation council since .* unless the stakers make it theirs/);
    expect(alert.textContent).toContain("can still retire, cancel, detokenise, transfer and withdraw offers");
    expect(alert.querySelector("a[href*=bafkrei]")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Challenge this project" })).toBeNull();
  });

  it("says of the stakers' suspension that it has no end of its own", async () => {
    show(
      { status: "Suspended", suspendedBy: "STAKERS", suspendedUntil: null },
      { suspensions: [suspension({ by: "CHALLENGE", until: null, ratifiedAt: "1700000500" })] },
    );
    await openPage("/projects/1");
    expect((await screen.findByTestId("suspension")).textContent).toContain("It lasts until the stakers lift it.");
    const row = (await screen.findByRole("table", { name: "Suspensions" })).textContent;
    expect(row).toContain("a challenge");
    expect(row).toContain("made theirs by the stakers");
  });

  it("shows a suspension that ended by itself as ended, whatever the indexer calls the project", async () => {
    show(
      { status: "Suspended", statusReason: "Under review", suspendedBy: "COUNCIL", suspendedUntil: "1700000900" },
      { suspensions: [suspension({ until: "1700000900" })] },
      [listing("1")],
    );
    await openPage("/projects/1");
    expect(await screen.findByText("Listed")).toBeTruthy();
    expect(screen.queryByText("This project is suspended")).toBeNull();
    expect(screen.getByRole("link", { name: "Buy" })).toBeTruthy();
    expect((await screen.findByRole("table", { name: "Suspensions" })).textContent).toContain("Ended by itself on");
    expect(await screen.findByRole("button", { name: "Challenge this project" })).toBeTruthy();
  });

  it("lets anybody end a challenge that nobody ruled upon, and offers no second one before", async () => {
    show({}, { challenges: [challenge({ until: "1700000900" })] });
    await openPage("/projects/1");
    const challenges = await screen.findByTestId("challenges");
    expect(challenges.textContent).toContain("Nobody ruled in time");
    expect(challenges.textContent).toContain("10,000\u00a0CRBN");
    expect(within(challenges).getByRole("button", { name: "Connect wallet" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Challenge this project" })).toBeNull();
  });

  it("tells how a challenge ended", async () => {
    const half = `5000${"0".repeat(18)}`;
    const ended = { status: "LAPSED", ruledAt: "1700000950", returned: half, reward: "0", lost: half };
    show({}, { challenges: [challenge(ended)] });
    await openPage("/projects/1");
    const challenges = await screen.findByTestId("challenges");
    expect(challenges.textContent).toContain("Lapsed");
    expect(challenges.textContent).toContain("5,000\u00a0CRBN came back, 5,000\u00a0CRBN are lost");
    expect(await screen.findByRole("button", { name: "Challenge this project" })).toBeTruthy();
  });
});

describe("a desk", () => {
  it.each(["curator", "council"])("asks for a wallet before it asks the chain: %s", async (name) => {
    await openPage(`/desk/${name}`);
    expect(await screen.findByText("Connect a wallet to work here")).toBeTruthy();
    expect(world.asked).not.toContain("JudgedProjects");
  });
});
