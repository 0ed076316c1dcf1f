import { screen } from "@testing-library/react";
import type { Address } from "viem";
import { beforeEach, describe, expect, it } from "vitest";
import type { ReadDeskBlock } from "../src/data/chain/deskWork.ts";
import type { DetokenisationRequest } from "../src/data/chain/requests.ts";
import { BlockCard } from "../src/features/desks/blocks/BlockCard.tsx";
import { RequestFacts } from "../src/features/exits/index.ts";
import { carbonCreditAbi, projectRegistryAbi } from "../src/generated/contracts.ts";
import { SELLER as ACCOUNT } from "./support/facts.ts";
import { answerCall } from "./support/indexer.ts";
import { openPart } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const SELLER = ACCOUNT as Address;
/** The first vintage of project 5. */
const VINTAGE = 5 * 4_096 + 1;

const block: ReadDeskBlock = {
  ...{ id: 99, vintage: VINTAGE, registry: 1, operator: 1, operatorCode: "APX", batch: 7, digest: null },
  ...{ serialStart: 101n, serialEnd: 110n, recipient: SELLER, registrar: SELLER, evidenceCid: "" },
  ...{ submittedAt: 1_700_000_000n, status: "Pending", reason: "", comments: [] },
};

const request: DetokenisationRequest = {
  ...{ id: 3n, vintage: VINTAGE, owner: SELLER, firstTonne: 0n, tonnes: 2n, registryAccount: "4711" },
  ...{ requestedAt: 1_700_000_000n, status: "Requested", note: "" },
};

beforeEach(() => {
  const identity = { project: 5, year: 2021, kind: 1, labels: 0n, periodStart: 20210101, periodEnd: 20211231 };
  answerCall(world, carbonCreditAbi, "vintageOf", identity);
  answerCall(world, projectRegistryAbi, "registryOf", ["VCS", "Verra"]);
  answerCall(world, projectRegistryAbi, "projectOf", {
    ...{ registry: 1, country: "0x564e", status: 2, class: 1, registeredAt: 1, statusSince: 1 },
    ...{ registryProjectId: "VCS-7", name: "Mangroves <b>", projectType: "", methodology: "", proponent: "" },
    metadataCid: "",
  });
});

describe("a vintage's title", () => {
  it.each([
    ["a block that waits", <BlockCard key="block" block={block} />],
    ["a request for release", <RequestFacts key="request" request={request} />],
  ])("names project, year and registry in %s", async (_, part) => {
    const { container } = await openPart(part);
    const link = await screen.findByRole("link", { name: "Mangroves <b>, vintage 2021" });
    expect(link.getAttribute("href")).toBe(`/vintages/${VINTAGE}`);
    expect(container.textContent).toContain("VCS-7 · Verra");
    expect(container.textContent).not.toContain("vintage number");
  });

  it("is the vintage's number while the chain does not say more", async () => {
    world.calls = {};
    await openPart(<BlockCard block={block} />);
    expect(await screen.findByRole("link", { name: `vintage number ${VINTAGE}` })).toBeTruthy();
  });
});
