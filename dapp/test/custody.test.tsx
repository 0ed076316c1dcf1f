import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { verdictOf } from "../src/features/custody/readCustody.ts";
import { isAboveCap } from "../src/features/spread/readShares.ts";
import { SELLER, supply } from "./support/facts.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = "000000000000000000";
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";

const statement = (number: number, date: number, tonnes: string) => ({
  number,
  date,
  tonnes,
  documentCid: CID,
  statedAt: "1700000000",
  verifier: { id: SELLER },
  transaction: { id: `0x${"ab".repeat(32)}` },
});

const custody = (expected: string) => ({
  registries: [
    {
      id: "1",
      code: "VCS",
      name: "Verra",
      supply: supply(1_000),
    },
    { id: "2", code: "GS", name: "Gold Standard", supply: supply(0) },
  ],
  custodyAccounts: [
    {
      id: "1-0xaa",
      registry: { id: "1" },
      account: "ACC <b>7</b>",
      issued: `1000${T}`,
      consumed: "0",
      locked: "0",
      detokenised: "0",
      settled: "0",
      circulating: `1000${T}`,
      expected: `${expected}${T}`,
      statements: [statement(2, 20231102, "900"), statement(1, 20231101, "1000")],
    },
  ],
  impairments: [{ tonnes: "60", block: { custodyAccount: { id: "1-0xaa" } } }],
  vintages: [{ id: "4097", year: 2020, shortfall: `5${T}`, project: { name: "Mangroves" } }],
});

describe("proof of custody", () => {
  it("shows the latest statement beside what had to lie there on its day, and an account that is none", async () => {
    world.answers.ProofOfCustody = custody("800");
    world.answers.LastBlockBefore = { transactions: [{ blockNumber: "42" }] };
    world.answers.ExpectedAt = { custodyAccount: { expected: `800${T}` } };
    const { container } = await openPage("/custody");
    const verra = within(await screen.findByTestId("custody-VCS"));
    expect(await verra.findByText("The statement covers what has to lie there")).toBeTruthy();
    expect(verra.getByText("ACC <b>7</b>")).toBeTruthy();
    expect(within(verra.getByRole("table", { name: "Statements of custody" })).getAllByRole("row")).toHaveLength(3);
    expect(verra.getAllByText(/2 Nov 2023/).length).toBeGreaterThan(0);
    expect(
      within(screen.getByTestId("custody-GS")).getByText("No account at this registry was stated yet"),
    ).toBeTruthy();
    expect(within(screen.getByTestId("impaired")).getByText(/5\s*t/)).toBeTruthy();
    expect(container.querySelector("[data-source=indexer]")).toBeTruthy();
  });

  it("does not take a statement from before the issue for a proof of what was issued", async () => {
    world.answers.ProofOfCustody = custody("800");
    world.answers.LastBlockBefore = { transactions: [] };
    const { container } = await openPage("/custody");
    expect(await screen.findByText("The statement is older than some of what was issued")).toBeTruthy();
    expect(screen.queryByText("The statement covers what has to lie there")).toBeNull();
    const text = container.textContent?.replaceAll("\u00a0", " ");
    expect(text).toContain("On 2 Nov 2023, 0 t had to lie there. Now 800 t have to.");
  });

  it("tells why an account circulates more than the registry, and what was recalled of it", async () => {
    const answer = custody("800");
    const [verra] = answer.registries;
    Object.assign(verra as object, { supply: { ...supply(1_000), circulating: `960${T}`, cancelled: `40${T}` } });
    world.answers.ProofOfCustody = answer;
    world.answers.LastBlockBefore = { transactions: [] };
    const { container } = await openPage("/custody");
    await screen.findByText("Recalled or reversed by the registry");
    const text = container.textContent?.replaceAll("\u00a0", " ");
    expect(text).toContain("The accounts below count 40 t more as circulating");
    expect(text).toContain("a statement made since may show up to 60 t less");
  });

  it("says that less was stated than had to lie there", async () => {
    world.answers.ProofOfCustody = custody("800");
    world.answers.LastBlockBefore = { transactions: [{ blockNumber: "42" }] };
    world.answers.ExpectedAt = { custodyAccount: { expected: `900${T.slice(1)}1` } };
    await openPage("/custody");
    expect(await screen.findByText("Less was stated than had to lie there")).toBeTruthy();
  });

  it("expects nothing on a day before the market began, and asks for a newer statement of what was issued since", async () => {
    world.answers.ProofOfCustody = custody("1000");
    world.answers.LastBlockBefore = { transactions: [] };
    await openPage("/custody");
    expect(await screen.findByText("More has to lie there now than was stated")).toBeTruthy();
    expect(world.asked).not.toContain("ExpectedAt");
  });

  it("says so when neither the indexer nor the chain answers", async () => {
    await openPage("/custody");
    expect(await screen.findByText("These figures could not be read")).toBeTruthy();
    world.answers.ProofOfCustody = { registries: [], custodyAccounts: [], impairments: [], vintages: [] };
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("No registry was admitted yet")).toBeTruthy();
  });

  it("is judged to the last unit", () => {
    expect(verdictOf(10n, 10n, 10n)).toBe("covered");
    expect(verdictOf(10n, 10n, 11n)).toBe("outgrown");
    expect(verdictOf(10n, 11n, 9n)).toBe("short");
    expect(verdictOf(10n, 9n, 10n)).toBe("older");
  });
});

describe("diversification", () => {
  const share = (name: string, allotted: string, cap: number) => ({
    id: name,
    name,
    allotted,
    issued: `250${T}`,
    retired: "0",
    cap,
  });

  it("shows each share with its cap, in words", async () => {
    world.answers.Diversification = {
      protocols: [{ allotted: "1000" }],
      types: [share("land-use", "750", 5_000), share("waste", "250", 10_000)],
      countries: [share("BR", "1000", 10_000)],
      admitted: [{ code: "VCS", name: "Verra" }],
      registries: [share("VCS", "1000", 10_000)],
    };
    await openPage("/diversification");
    const types = within(await screen.findByRole("table", { name: "Project type" }));
    const [, first, second] = types.getAllByRole("row").map((row) => row.textContent);
    expect(first).toMatch(/Agriculture, forestry and land use.*750\s*t.*75%.*250\s*t.*50%.*Above it/);
    expect(second).toMatch(/Waste handling.*25%.*No cap/);
    expect(within(screen.getByRole("table", { name: "Country" })).getByText("Brazil")).toBeTruthy();
    expect(within(screen.getByRole("table", { name: "Registry" })).getByText("Verra")).toBeTruthy();
  });

  it("is at its cap, and not above it, with exactly the share that it may have", () => {
    expect(isAboveCap({ allotted: 50n, cap: 5_000 }, 100n)).toBe(false);
    expect(isAboveCap({ allotted: 51n, cap: 5_000 }, 100n)).toBe(true);
    expect(isAboveCap({ allotted: 100n, cap: null }, 100n)).toBe(false);
  });
});
