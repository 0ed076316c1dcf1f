import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type Abi, type Address, parseAbi, zeroHash } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mock } from "wagmi";
import { connect, disconnect } from "wagmi/actions";
import { wagmiConfig } from "../src/chain/wagmi.ts";
import { creditIssuanceAbi } from "../src/generated/contracts.ts";
import { custodyAbi } from "../src/generated/provenance.ts";
import { SELLER, supply } from "./support/facts.ts";
import { answerCall, logAt } from "./support/indexer.ts";
import { openPage } from "./support/render.tsx";
import { servedWorld } from "./support/servedWorld.ts";

const world = servedWorld();
const T = 10n ** 18n;
const VERIFIER: Address = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
const accessAbi = parseAbi(["function canCall(address, address, bytes4) view returns (bool immediate, uint32 delay)"]);
const answer = (abi: Abi, functionName: string, result: unknown) => answerCall(world, abi, functionName, result);

/** A registry with one statement, of so many tonnes; `expected` of them have to lie in its account already. */
function stated(tonnes: number, expected: bigint) {
  answer(custodyAbi, "custodyCountOf", 1n);
  answer(custodyAbi, "custodyOf", {
    ...{ date: 20231101, tonnes, verifier: SELLER, statedAt: 1_700_000_000, account: "ACC 7", documentCid: CID },
  });
  const nothing = { issued: "0", consumed: "0", locked: "0", detokenised: "0", settled: "0", circulating: "0" };
  const account = { id: "1-0xaa", account: "ACC 7", ...nothing, expected: String(expected * T), statements: [] };
  world.answers.ProofOfCustody = {
    impairments: [],
    registries: [{ id: "1", code: "VCS", name: "Verra", supply: supply(0) }],
    custodyAccounts: [{ ...account, registry: { id: "1" } }],
    vintages: [],
  };
}

beforeEach(() => {
  answer(accessAbi, "canCall", [true, 0]);
  answer(creditIssuanceAbi, "operatorOf", [1, "APX", true]);
  answer(creditIssuanceAbi, "digestOf", zeroHash.replace(/0$/, "1"));
  // A block of 100 t that waits.
  world.logs = [
    logAt(5n, creditIssuanceAbi, "BlockSubmitted", {
      ...{ blockId: 1, vintage: 4097, registrar: SELLER },
      submission: {
        ...{ vintage: 4097, registry: 1, operator: 1, batch: 7, serialStart: 1n, serialEnd: 100n, quantity: 100n * T },
        ...{ recipient: SELLER, evidenceCid: CID },
      },
    }),
  ];
  answer(creditIssuanceAbi, "blockOf", {
    ...{ vintage: 4097, registry: 1, operator: 1, batch: 7, serialStart: 1n, serialEnd: 100n, status: 1 },
    ...{ registrar: SELLER, recipient: SELLER, submittedAt: 1, sequenceStart: 0, next: 0, parent: 0, split: false },
  });
});
afterEach(() => disconnect(wagmiConfig).catch(() => {}));

/** Opens the desk as a verifier, and chooses the registry's only statement for the block. */
async function chooseStatement() {
  await openPage("/desk/verifier");
  await connect(wagmiConfig, { connector: mock({ accounts: [VERIFIER] }) });
  await userEvent.click(await screen.findByText("Confirm it"));
  const choice = await screen.findByLabelText("Statement of custody");
  const option = await within(choice).findByRole("option", { name: /left$/ });
  await userEvent.selectOptions(choice, "1");
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Confirm the block" });
  return { option, button, chosen: within(await screen.findByTestId("chosen-statement")) };
}

describe("the verifier's desk", { timeout: 30_000 }, () => {
  it("lets a block be confirmed by a statement that covers it, and shows what that says", async () => {
    stated(250, 100n);
    const { option, button, chosen } = await chooseStatement();
    expect(option.textContent).toBe("No. 1 · ACC 7 · 1 Nov 2023 · 250 t, 150 t of it left");
    expect(chosen.getByText("ACC 7")).toBeTruthy();
    expect(chosen.getByText(/250\s*t/)).toBeTruthy();
    expect(chosen.getByText(/150\s*t/)).toBeTruthy();
    expect(chosen.queryByRole("alert")).toBeNull();
    expect(button.disabled).toBe(false);
  });

  it("refuses a statement of fewer tonnes than the block has", async () => {
    stated(99, 0n);
    const { button, chosen } = await chooseStatement();
    expect(chosen.getByRole("alert").textContent).toMatch(/99\s*t, fewer than the 100\s*t of the block/);
    expect(button.disabled).toBe(true);
  });

  it("warns when the rest of a statement is less than the block", async () => {
    stated(150, 100n);
    const { button, chosen } = await chooseStatement();
    expect(chosen.getByText(/more would have to lie in the account than was stated/)).toBeTruthy();
    expect(button.disabled).toBe(false);
  });

  it("asks for a statement where there is none", async () => {
    answer(custodyAbi, "custodyCountOf", 0n);
    await openPage("/desk/verifier");
    await connect(wagmiConfig, { connector: mock({ accounts: [VERIFIER] }) });
    await userEvent.click(await screen.findByText("Confirm it"));
    expect(await screen.findByText("No custody at this registry is stated yet")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Confirm the block" })).toBeNull();
  });
});
