import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { encodeAbiParameters, toFunctionSelector } from "viem";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEvent, listing, project, supply, vintage, vintageAnswer } from "./support/facts.ts";
import { hashOf } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
beforeEach(() => {
  world.calls[toFunctionSelector("symbol()")] = encodeAbiParameters([{ type: "string" }], ["USDC"]);
  world.calls[toFunctionSelector("decimals()")] = encodeAbiParameters([{ type: "uint8" }], [6]);
});

const portfolio = () => ({
  Projects: {
    projects: [
      project(1, { name: "Mangrove Restoration", country: "VN" }),
      project(2, { name: "Wind Farm", projectType: "energy-industries; waste", projectClass: "Renewable" }),
      project(3, { name: "Closed Landfill", status: "Suspended" }),
    ],
  },
  OpenListings: { listings: [listing("1"), listing("3", { project: { id: "3" } })] },
});

describe("portfolio", () => {
  beforeEach(() => void Object.assign(world.answers, portfolio()));

  it("shows projects with what can be bought, and nothing of a suspended one", async () => {
    await openPage("/");
    const cards = await screen.findAllByRole("listitem");
    expect(cards).toHaveLength(3);
    const mangrove = within(cards[0] as HTMLElement);
    expect(mangrove.getByText("Mangrove Restoration")).toBeTruthy();
    expect(mangrove.getByText("60 t")).toBeTruthy();
    expect(await mangrove.findByText("8.50 USDC")).toBeTruthy();
    const suspended = within(screen.getByText("Closed Landfill").closest("li") as HTMLElement);
    expect(suspended.getByText("Suspended")).toBeTruthy();
    expect(suspended.getByText("Nothing now")).toBeTruthy();
  });

  it("keeps its filters in the address, and finds words of the reader's language", async () => {
    const { router } = await openPage("/", "zh-Hant");
    const user = userEvent.setup();
    await user.type(await screen.findByRole("searchbox"), "越南");
    await waitFor(() => expect(router.state.location.search).toEqual({ q: "越南" }));
    expect(await screen.findAllByRole("listitem")).toHaveLength(1);
    expect(screen.getByText("1 個項目")).toBeTruthy();
  });

  it("does not call back who types and goes on at once, however long the next page takes to load", async () => {
    const { router } = await openPage("/");
    const { options } = router.routesById["/projects/$projectId"];
    const project = { options: options as { loader?: unknown } };
    project.options.loader = () => new Promise((resolve) => setTimeout(resolve, 800));
    await userEvent.type(await screen.findByRole("searchbox"), "Mangrove");
    void router.navigate({ to: "/projects/$projectId", params: { projectId: "1" } });
    // Longer than the pause after typing, shorter than the next page takes.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(router.latestLocation.pathname).toBe("/projects/1");
    project.options.loader = undefined;
  });

  it("finds a project by any of its types, and ignores nonsense in the address", async () => {
    await openPage("/?type=waste&vintage=banana&sort=drop");
    expect(await screen.findAllByRole("listitem")).toHaveLength(1);
    expect(screen.getByText("Wind Farm")).toBeTruthy();
  });

  it("offers a way out when nothing matches", async () => {
    await openPage("/?q=zzz");
    expect(await screen.findByText("No project matches")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Show all projects" }));
    expect(await screen.findAllByRole("listitem")).toHaveLength(3);
  });

  it("says so when neither the indexer nor the chain answers", async () => {
    world.meta = null;
    await openPage("/");
    expect(await screen.findByText("The portfolio could not be read")).toBeTruthy();
  });
});

describe("vintage trail", () => {
  beforeEach(() => void Object.assign(world.answers, { VintageDetail: vintageAnswer() }));

  it("shows supply that adds up, exact serial numbers and the next one to go", async () => {
    await openPage("/vintages/4097");
    expect(await screen.findByRole("heading", { name: "Vintage 2020" })).toBeTruthy();
    expect(screen.getByText(/Adds up/)).toBeTruthy();
    // In pieces, so that no line ends inside a number.
    const serials = (_: string, element: Element | null) => element?.textContent === "367676034 – 367676044[0–0.25]";
    expect(screen.getAllByText(serials).length).toBeGreaterThan(0);
    expect(screen.getByText(/of which 0.25 t are gone/)).toBeTruthy();
    expect(await screen.findByText("From the indexer at block 100, checked against the chain.")).toBeTruthy();
  });

  it("lists a split block's parts below it and once only, and what the registry recalled", async () => {
    const answer = vintageAnswer();
    const [whole] = answer.vintage.blocks;
    if (!whole) throw new Error("no block");
    const part = { ...whole, status: "Child", consumed: "0", parent: { id: "1" }, firstTonne: null };
    const impaired = { kind: "Recalled", status: "Confirmed" };
    answer.vintage.blocks = [
      whole,
      { ...whole, id: "2", tonnes: "50", firstTonne: "1000", consumed: "0" },
      { ...part, id: "3", tonnes: "100", lastImpairment: impaired },
      { ...part, id: "4", tonnes: "900", lastImpairment: { ...impaired, status: "Reported" } },
    ] as never;
    answer.vintage.covered = `40${"0".repeat(18)}`;
    world.answers.VintageDetail = answer;
    const { container } = await openPage("/vintages/4097");
    const table = within(await screen.findByRole("table", { name: "Blocks of serial numbers" }));
    const [, first, second, third, fourth] = table.getAllByRole("row").map(({ textContent }) => textContent);
    expect(first).toMatch(/Block 1APX.*Split: its parts follow/);
    expect(second).toMatch(/Block 3, a part of block 1.*of which 100\s*t.*Recalled by its registry/);
    expect(third).toMatch(/Block 4, a part of block 1.*of which 900\s*t/);
    expect(third).not.toContain("Recalled");
    expect(fourth).toMatch(/Block 2APX/);
    const text = container.textContent?.replaceAll("\u00a0", " ");
    expect(text).toContain("Of the serial numbers of 1,050 t, those of 10.25 t are retired, cancelled, released or");
    expect(text).toContain("Burned besides to cover a shortfall: 40 t, which count as cancelled");
  });

  it("speaks of brackets only where a tonne is shared", async () => {
    const first = await openPage("/vintages/4097");
    expect(await screen.findByText(/In brackets/)).toBeTruthy();
    first.unmount();
    const answer = vintageAnswer();
    for (const { ranges } of answer.vintage.retirements)
      for (const range of ranges) range.lastTo = `1${"0".repeat(18)}`;
    world.answers.VintageDetail = answer;
    await openPage("/vintages/4097");
    expect(await screen.findByText(/The exact serial numbers of each/)).toBeTruthy();
    expect(screen.queryByText(/In brackets/)).toBeNull();
  });

  it("labels expired offers instead of hiding them", async () => {
    await openPage("/vintages/4097");
    const table = within(await screen.findByRole("table", { name: "Offers" }));
    expect(table.getAllByRole("link", { name: "Buy" })).toHaveLength(1);
    expect(table.getByText("Expired")).toBeTruthy();
  });

  it("shows a hostile name as text", async () => {
    const { container } = await openPage("/vintages/4097");
    expect(await screen.findByText("<img src=x onerror=alert(1)>")).toBeTruthy();
    expect(container.querySelector("img")).toBeNull();
  });

  it("warns when the figures do not add up", async () => {
    const answer = vintageAnswer();
    answer.vintage.supply = { ...supply(1_000), circulating: "1" };
    world.answers.VintageDetail = answer;
    await openPage("/vintages/4097");
    expect(await screen.findByText(/do not add up/)).toBeTruthy();
  });

  it("says how far the indexer is behind, above and below the page", async () => {
    world.head = 140n;
    await openPage("/vintages/4097");
    expect(await screen.findByText(/The indexer is 40 blocks behind the chain/)).toBeTruthy();
    expect(await screen.findByText("The chain is 40 blocks further.")).toBeTruthy();
  });

  it("does not believe an indexer on another fork", async () => {
    world.hashes.set(100n, hashOf(7));
    await openPage("/vintages/4097");
    expect(await screen.findByText(/blocks that are not on the chain/)).toBeTruthy();
    // Nor does it keep on screen what that indexer said, not even while the chain is read, which fails here.
    await waitFor(() => expect(screen.queryByText(/367676034/)).toBeNull());
    expect(await screen.findByText("This vintage could not be read")).toBeTruthy();
  });

  it("reads dates and statuses in both Chinese scripts", async () => {
    await openPage("/vintages/4097", "zh-Hans");
    expect(await screen.findByText("已确认")).toBeTruthy();
    expect(document.documentElement.lang).toBe("zh-Hans");
  });
});

describe("project", () => {
  it("never shows the facts of the page that was open before", async () => {
    const detail = (number: number) => {
      const { vintages: _vintages, number: _number, ...fields } = project(number);
      return { project: { ...fields, vintages: [], history: [] }, listings: [] };
    };
    world.answers.ProjectDetail = detail(1);
    const { router } = await openPage("/projects/1");
    expect(await screen.findByRole("heading", { name: "Project 1" })).toBeTruthy();
    world.answers.ProjectDetail = detail(2);
    await router.navigate({ to: "/projects/$projectId", params: { projectId: "2" } });
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Project 1" })).toBeNull());
    expect(await screen.findByRole("heading", { name: "Project 2" })).toBeTruthy();
  });

  it("warns of a suspension with its reason and still shows every vintage", async () => {
    const {
      vintages: _vintages,
      number: _number,
      ...fields
    } = project(1, {
      status: "Suspended",
      statusReason: "Under review",
      suspendedBy: "COUNCIL",
      suspendedUntil: "4000000000",
    });
    world.answers.ProjectDetail = {
      project: {
        ...fields,
        vintages: [vintage()],
        history: [auditEvent("ProjectSuspended", { detail: "Under review" })],
      },
      listings: [listing("1")],
    };
    await openPage("/projects/1");
    expect(await screen.findByText("This project is suspended")).toBeTruthy();
    expect(screen.getAllByText("Under review").length).toBeGreaterThan(0);
    expect(screen.getByText("Halted")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Buy" })).toBeNull();
    expect(within(screen.getByRole("table", { name: "Vintages" })).getByText("CCB gold")).toBeTruthy();
  });

  it("tells a number that names nothing from an indexer that does not answer", async () => {
    await openPage("/projects/none");
    expect(await screen.findByRole("heading", { name: "There is no such project" })).toBeTruthy();
  });
});
