/** What forge's refusals mean for whoever deploys. */
import { expect, it } from "vitest";
import { changedFile } from "../../script/deployment/plan.ts";

it("a file that changed since the deployment began is said by its field", () => {
  const said =
    'Failed while planning the deployment to sepolia (1).\nError: script failed: DeployedOtherwise("accounts")';
  expect(changedFile(said, "sepolia")?.message).toMatch(
    /^The deployment to sepolia began with another "accounts" in the network's file\. Nothing was sent\./,
  );
});

it("every other refusal stays as forge said it", () => {
  expect(changedFile("Error: script failed: WrongChain(1, 2)", "sepolia")).toBeUndefined();
});
