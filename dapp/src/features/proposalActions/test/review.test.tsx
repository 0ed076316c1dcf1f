import { screen } from "@testing-library/react";
import { encodeErrorResult } from "viem";
import { describe, expect, it, vi } from "vitest";
import { WagmiProvider } from "wagmi";
import { wagmiConfig } from "../../../chain/wagmi.ts";
import { errorsAbi } from "../../../generated/errors.ts";
import { activateLocale } from "../../../i18n/index.ts";
import { MAX_DESCRIPTION } from "../../../transactions/index.ts";
import { describeProposal } from "../compose/description.ts";
import { Review } from "../compose/Review.tsx";
import type { ProposalCall } from "../model.ts";
import { call, draw, plain, refuse, SOMEBODY, setStage } from "./stage.tsx";

vi.mock("virtual:deployment", async () => ({ default: (await import("./addresses.ts")).DEPLOYMENT }));

setStage();

const nothing = () => undefined;
const around = describeProposal({ title: "t", body: "", notes: [], proposer: SOMEBODY }).length + "\n\n".length;

function preview(bodyLength: number, calls: readonly ProposalCall[] = []) {
  return draw(
    <WagmiProvider config={wagmiConfig} reconnectOnMount={false}>
      <Review
        account={SOMEBODY}
        title="t"
        body={"x".repeat(bodyLength)}
        calls={calls}
        notes={[]}
        missing={[]}
        onSubmitted={nothing}
        onAnother={nothing}
      />
    </WagmiProvider>,
  );
}

describe("the preview", () => {
  it("says by how much a description is too long", async () => {
    await activateLocale("en");
    const fitting = preview(MAX_DESCRIPTION - around);
    expect(screen.queryByTestId("missing")).toBeNull();
    fitting.unmount();
    preview(MAX_DESCRIPTION - around + 1_234);
    expect(screen.getByTestId("missing").textContent).toBe("The description is 1,234 bytes too long.");
  });

  it("says why the Governor could never queue it, and counts that among what is missing", async () => {
    await activateLocale("en");
    const args = ["leastDelay", 691_200n, 0n, 604_800n] as const;
    refuse(
      "CarbontraceGovernor",
      "delayOf",
      encodeErrorResult({ abi: errorsAbi, errorName: "SettingOutOfBounds", args }),
    );
    preview(0, [call("Timelock", "updateDelay", [691_200n])]);
    await screen.findByText("This proposal cannot be queued:");
    expect(plain(screen.getByTestId("preview").textContent)).toMatch(/cannot be 691,?200: it must lie between 0 and/);
    expect(screen.getByTestId("missing").textContent).toBe("The actions cannot be queued: the Governor refuses them.");
    await vi.waitFor(() => expect(screen.getByTestId("action-1").textContent).toContain("It can never be queued."));
  });
});
