import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { curationAnswer, project } from "../../../../test/support/facts.ts";
import { openPage } from "../../../../test/support/render.tsx";
import { servedWorld } from "../../../../test/support/servedWorld.ts";
import { env } from "../../../chain/env.ts";

const world = servedWorld();
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
const BUNDLE = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy";
const SHA = "ab".repeat(32);

beforeEach(() => {
  world.answers.ProjectDetail = { project: { ...project(1), vintages: [], history: [] }, listings: [] };
  world.answers.ProjectCuration = curationAnswer();
});

const document = (changes: object = {}) => ({
  kind: "audit-report",
  title: "Report",
  cid: CID,
  sha256: SHA,
  ...changes,
});
const block = (documents: object[] | null, changes: object = {}) => ({
  evidenceCid: BUNDLE,
  status: "Confirmed",
  submittedAt: "1700000000",
  vintage: { id: "4097", year: 2020 },
  evidence: documents && { status: "Read", skipped: 0, documents },
  ...changes,
});
const evidence = async () => within(await screen.findByTestId("evidence"));

describe("the evidence of a project", () => {
  it("lists each document once, with kind, title, CID, hash, first day and vintages, and says who told it", async () => {
    world.answers.ProjectEvidence = {
      blocks: [
        block([document()], { submittedAt: "1700500000", vintage: { id: "4098", year: 2021 } }),
        block([document(), document({ kind: "drone footage", title: "<b>x</b>", sha256: null })]),
      ],
    };
    await openPage("/projects/1");
    const table = await (await evidence()).findByRole("table", { name: "Documents of evidence" });
    const [, first, second] = within(table).getAllByRole("row");
    expect(first?.textContent).toMatch(/Report.*Audit report.*bafkreif.*abababab.*14 Nov 2023.*2021.*2020/);
    expect(second?.textContent).toMatch(/<b>x<\/b>.*drone footage.*Not stated/);
    expect(within(table).getAllByRole("row")).toHaveLength(3);
    const [link] = within(table).getAllByRole("link", { name: /^bafkreif/ });
    expect(link?.getAttribute("href")).toBe(`${env.ipfsGateway}/${CID}`);
    expect(table.querySelector(`[title="${SHA}"]`)).toBeTruthy();
    expect(screen.getByTestId("evidence").querySelector("[data-source=indexer]")).toBeTruthy();
  });

  it("links nothing that is no CID", async () => {
    for (const cid of ["javascript:alert(1)", "../../api/v0/add", `${CID}/../x`]) {
      world.answers.ProjectEvidence = { blocks: [block([document({ cid })])] };
      const { unmount } = await openPage("/projects/1");
      expect(await (await evidence()).findByText(cid)).toBeTruthy();
      expect((await evidence()).queryAllByRole("link", { name: /javascript|api|bafk/ })).toEqual([]);
      unmount();
    }
  });

  it("says of a file that was not found, or is of another format, that its documents are not known", async () => {
    world.answers.ProjectEvidence = {
      blocks: [
        block(null),
        block([], { evidenceCid: "not a cid", evidence: { status: "Unreadable", skipped: 0, documents: [] } }),
        block([document()], { evidenceCid: CID, evidence: { status: "Read", skipped: 2, documents: [document()] } }),
      ],
    };
    await openPage("/projects/1");
    const shown = await evidence();
    expect(await shown.findByText(/has not found this file yet/)).toBeTruthy();
    expect(shown.getByText(/Evidence in another format/)).toBeTruthy();
    expect(shown.getByText("not a cid")).toBeTruthy();
    expect(shown.getByText(/2 files of evidence/)).toBeTruthy();
    expect(shown.getByText(/2 entries of the lists/)).toBeTruthy();
  });

  it("does not say that there is none where a list has no documents", async () => {
    world.answers.ProjectEvidence = { blocks: [block([])] };
    await openPage("/projects/1");
    const shown = await evidence();
    expect(await shown.findByText(/It describes the block and names no documents/)).toBeTruthy();
    expect(shown.queryByText("No block of this project names evidence")).toBeNull();
  });

  it("says that there is none, and that it cannot be told without the indexer", async () => {
    world.answers.ProjectEvidence = { blocks: [] };
    const { unmount } = await openPage("/projects/1");
    expect(await (await evidence()).findByText("No block of this project names evidence")).toBeTruthy();
    unmount();
    delete world.answers.ProjectEvidence;
    await openPage("/projects/1");
    expect(await (await evidence()).findByText("The evidence cannot be listed now")).toBeTruthy();
  });
});
