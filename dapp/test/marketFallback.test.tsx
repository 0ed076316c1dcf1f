import { screen, within } from "@testing-library/react";
import { type Abi, keccak256, padHex, toBytes } from "viem";
import { beforeEach, describe, expect, it } from "vitest";
import { carbonCreditAbi, creditIssuanceAbi, projectRegistryAbi } from "../src/generated/contracts.ts";
import { allotmentsAbi, custodyAbi, impairmentsAbi, provenanceAbi } from "../src/generated/provenance.ts";
import { SELLER } from "./support/facts.ts";
import { answerCall, hashOf, logAt } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = 10n ** 18n;
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
const DAY = 20231101;
const ON_THAT_DAY = 1_698_840_000n;
const answer = (abi: Abi, functionName: string, result: unknown) => answerCall(world, abi, functionName, result);

/** One project of one registry with one vintage: 100 t issued from one account, 10 t retired. */
function market() {
  const draft = {
    registry: 1,
    country: "0x564e",
    registryProjectId: "VCS-7",
    name: "Mangroves",
    projectType: "land-use",
  };
  const identity = { project: 1, year: 2020, kind: 1, labels: 0n, periodStart: 20200101, periodEnd: 20201231 };
  const stated = {
    registry: 1,
    custody: 1,
    verifier: SELLER,
    account: "ACC 7",
    date: DAY,
    tonnes: 80n,
    documentCid: CID,
  };
  const sequence = { recipient: SELLER, tonnes: 100n, sequenceStart: 0n, custody: 1n };
  world.logs = [
    logAt(1n, projectRegistryAbi, "ProjectRegistered", {
      project: 1,
      registrar: SELLER,
      draft: { ...draft, methodology: "", proponent: "", metadataCid: "", evidenceCids: [] },
    }),
    logAt(2n, carbonCreditAbi, "VintageRegistered", { vintage: 4097, project: 1, identity }),
    logAt(3n, custodyAbi, "CustodyStated", stated, ON_THAT_DAY),
    logAt(
      4n,
      creditIssuanceAbi,
      "BlockConfirmed",
      { blockId: 1, vintage: 4097, verifier: SELLER, ...sequence },
      ON_THAT_DAY,
    ),
    logAt(5n, carbonCreditAbi, "Retired", {
      ...{
        account: SELLER,
        vintage: 4097,
        retirement: 4097n << 96n,
        amount: 10n * T,
        operator: SELLER,
        certificate: 0n,
      },
    }),
    logAt(6n, impairmentsAbi, "BlockImpaired", {
      ...{ blockId: 1, vintage: 4097, verifier: SELLER, kind: 1, firstTonne: 0n, tonnes: 100n, shortfall: 5n * T },
    }),
    logAt(7n, allotmentsAbi, "CapSet", {
      ...{ dimension: 1, key: padHex("0x564e", { dir: "right", size: 32 }), name: "VN", cap: 5_000n },
    }),
    logAt(8n, allotmentsAbi, "CapSet", { dimension: 0, key: keccak256(toBytes("waste")), name: "waste", cap: 5_000n }),
  ];
  answer(projectRegistryAbi, "registryCount", 1n);
  answer(projectRegistryAbi, "registryOf", ["VCS", "Verra"]);
  answer(custodyAbi, "custodyCountOf", 1n);
  answer(provenanceAbi, "soundOf", [85n * T, 5n * T]);
  answer(allotmentsAbi, "shareOf", [120n, 160n, 5_000n]);
  answer(carbonCreditAbi, "supplyOf", {
    ...{
      issued: 100n * T,
      circulating: 90n * T,
      pooled: 0n,
      locked: 0n,
      retired: 10n * T,
      cancelled: 0n,
      detokenised: 0n,
    },
  });
}

beforeEach(() => {
  market();
});

const custodyOfIndexer = { registries: [], custodyAccounts: [], impairments: [], vintages: [] };
const sharesOfIndexer = { protocols: [], admitted: [], types: [], countries: [], registries: [] };
const broken: [string, () => void][] = [
  ["does not answer", () => Object.assign(world, { meta: null })],
  ["is on another fork", () => world.hashes.set(100n, hashOf(7))],
  ["is behind", () => Object.assign(world, { head: 140n })],
];

describe("figures of the whole market", () => {
  it.each(broken)("custody is read from the chain when the indexer %s", async (_, breakIt) => {
    Object.assign(world.answers, { ProofOfCustody: custodyOfIndexer });
    breakIt();
    const { container } = await openPage("/custody");
    const verra = within(await screen.findByTestId("custody-VCS"));
    expect(verra.getByText("ACC 7")).toBeTruthy();
    // 80 t were stated where 100 t had to lie.
    expect(verra.getByText("Less was stated than had to lie there")).toBeTruthy();
    const facts = verra.getByText("Circulating of it here").closest("dl") as HTMLElement;
    expect(facts.textContent).toMatch(/Held, as last stated80\s*t/);
    expect(facts.textContent).toMatch(/Has to lie there now100\s*t/);
    expect(facts.textContent).toMatch(/Circulating of it here90\s*t/);
    expect(facts.textContent).toMatch(/Retired or cancelled here10\s*t/);
    expect(within(screen.getByTestId("impaired")).getByText(/5\s*t/)).toBeTruthy();
    expect(container.querySelector("[data-source=chain]")?.textContent).toMatch(/Read from the chain itself at block/);
    expect(world.asked).not.toContain("ExpectedAt");
  });

  it.each(broken)("shares are read from the chain when the indexer %s", async (_, breakIt) => {
    Object.assign(world.answers, { Diversification: sharesOfIndexer });
    breakIt();
    const { container } = await openPage("/diversification");
    const types = within(await screen.findByRole("table", { name: "Project type" }));
    const rows = types.getAllByRole("row").map((row) => row.textContent);
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/Agriculture, forestry and land use.*120\s*t.*75%.*100\s*t.*10\s*t.*50%.*Above it/);
    // Capped, and nothing of it was ever issued.
    expect(rows[2]).toMatch(/Waste handling.*0\s*t.*0\s*t/);
    const countries = within(screen.getByRole("table", { name: "Country" }));
    expect(countries.getAllByRole("row")).toHaveLength(2);
    expect(countries.getByText("Vietnam")).toBeTruthy();
    expect(within(screen.getByRole("table", { name: "Registry" })).getByText("Verra")).toBeTruthy();
    expect(screen.getByTestId("all-allotted").textContent).toMatch(/160\s*t/);
    expect(container.querySelector("[data-source=chain]")).toBeTruthy();
  });

  it("the indexer answers while it is at the head", async () => {
    world.answers.ProofOfCustody = custodyOfIndexer;
    const { container } = await openPage("/custody");
    expect(await screen.findByText("No registry was admitted yet")).toBeTruthy();
    expect(container.querySelector("[data-source=indexer]")).toBeTruthy();
  });

  it("says nothing rather than too little when the node has lost a statement's log", async () => {
    world.meta = null;
    answer(custodyAbi, "custodyCountOf", 2n);
    await openPage("/custody");
    expect(await screen.findByText("These figures could not be read")).toBeTruthy();
    expect(screen.queryByTestId("custody-VCS")).toBeNull();
  });
});
