import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { WagmiProvider } from "wagmi";
import { wagmiConfig } from "../../../chain/wagmi.ts";
import { activateLocale } from "../../../i18n/index.ts";
import { MAX_DESCRIPTION } from "../../../transactions/index.ts";
import { describeProposal } from "../compose/description.ts";
import { Review } from "../compose/Review.tsx";
import { draw, SOMEBODY, setStage } from "./stage.tsx";

vi.mock("virtual:deployment", async () => ({ default: (await import("./addresses.ts")).DEPLOYMENT }));

setStage();

const nothing = () => undefined;
const around = describeProposal({ title: "t", body: "", notes: [], proposer: SOMEBODY }).length + "\n\n".length;

function preview(bodyLength: number) {
  return draw(
    <WagmiProvider config={wagmiConfig} reconnectOnMount={false}>
      <Review
        account={SOMEBODY}
        title="t"
        body={"x".repeat(bodyLength)}
        calls={[]}
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
});
