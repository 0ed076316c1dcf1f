import { TONNE } from "../support/chain.ts";
import { expect, fillClaim, openConnected, test } from "../support/test.ts";

test("tonnes are retired with one signature and one transaction, by the way that one chooses", async ({
  page,
  chain,
  funded,
}) => {
  await openConnected(page, "/");
  await page.getByRole("banner").getByRole("link", { name: "Retire now" }).click();
  const tonnes = page.getByLabel("Tonnes to retire");
  const retire = page.getByRole("button", { name: "Retire now", exact: true });
  for (const [typed, sentence] of [
    ["0", "At least 0.001 t."],
    ["two", "Write a number without a sign, for instance 12.5."],
    ["1.0000000000000000001", "This has more decimals than the chain can hold."],
  ] as const) {
    await tonnes.fill(typed);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(retire).toBeDisabled();
  }
  await tonnes.fill("900000000");
  await expect(page.getByText(/^So much cannot be retired in one transaction now/)).toBeVisible();
  await expect(retire).toBeDisabled();

  await tonnes.fill("0.5");
  const routes = page.getByTestId("routes").getByRole("radio");
  await expect(routes.first()).toBeChecked();
  expect(await routes.count()).toBeGreaterThan(1);
  // The ways stand in the order of what they cost.
  const prices = await page.getByTestId("routes").locator("label").allInnerTexts();
  const costs = prices.map((text) => Number(/for ([\d.,]+) USDC/.exec(text)?.[1]?.replaceAll(",", "")));
  expect(costs).toEqual([...costs].sort((a, b) => a - b));
  await routes.last().check();
  await expect(page.getByTestId("credits")).toBeVisible();
  await expect(page.getByTestId("pay")).toContainText("You retire0.5 t");
  await fillClaim(page, "One signature", "retired at once");
  const before = await chain.usdcOf(funded.address);
  await retire.click();
  await expect(page.getByTestId("retired")).toContainText("You retired 0.5 t and paid");
  await expect(page.getByTestId("retired").getByTestId("beneficiary")).toHaveText("One signature");
  expect(funded.control.sent).toHaveLength(1);
  expect(funded.control.asked.filter((method) => method === "eth_signTypedData_v4")).toHaveLength(1);
  expect(await chain.usdcOf(funded.address)).toBeLessThan(before);
  expect(await chain.usdcOf(chain.addressOf("RetirementRouter"))).toBe(0n);
  const id = await page.getByRole("link", { name: "To the certificate" }).first().getAttribute("href");
  const lines = await chain.linesOf(BigInt(id?.split("/").pop() ?? "0"));
  expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(TONNE / 2n);
});

test("what was declined is changed and tried again, and afterwards there is an empty form", async ({
  page,
  funded,
}) => {
  await openConnected(page, "/retire-now?amount=1");
  const retire = page.getByRole("button", { name: "Retire now", exact: true });
  await expect(retire).toBeEnabled();
  await fillClaim(page, "Second thoughts");
  funded.control.rejects = true;
  await retire.click();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  funded.control.rejects = false;
  // Another amount: what failed is over, and the ways are asked for anew.
  await page.getByLabel("Tonnes to retire").fill("0.25");
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await expect(page.getByTestId("pay")).toContainText("You retire0.25 t");
  await retire.click();
  await expect(page.getByTestId("retired")).toContainText("You retired 0.25 t and paid");
  await page.getByRole("button", { name: "Retire more" }).click();
  await expect(page.getByLabel("Tonnes to retire")).toHaveValue("");
  await expect(retire).toBeDisabled();
});

test("money in another token is spent by an approval where a wallet cannot sign, and never more than it", async ({
  page,
  chain,
  funded,
}) => {
  const held = await chain.crbnOf(funded.address);
  funded.control.refusesTypedData = true;
  await openConnected(page, "/retire-now");
  await page.getByLabel("You say").selectOption({ label: "how much money" });
  await page.getByLabel("Pay in").selectOption({ label: "CRBN" });
  const money = page.getByLabel("Money to spend");
  const retire = page.getByRole("button", { name: "Retire now", exact: true });
  await money.fill(String(held / TONNE + 1n));
  await expect(page.getByText(/^This costs more CRBN than you hold/)).toBeVisible();
  await expect(retire).toBeDisabled();
  await money.fill("50");
  await expect(page.getByTestId("routes").getByText("through Uniswap").first()).toBeVisible();
  await expect(page.getByTestId("pay")).toContainText("At least retired");
  await expect(retire).toBeEnabled();
  await retire.click();
  await expect(page.getByTestId("retired")).toContainText("You retired");
  expect(funded.control.sent).toHaveLength(2);
  const spent = held - (await chain.crbnOf(funded.address));
  expect(spent).toBeGreaterThan(0n);
  expect(spent).toBeLessThanOrEqual(50n * TONNE);
  const router = chain.addressOf("RetirementRouter");
  expect([await chain.crbnOf(router), await chain.usdcOf(router)]).toEqual([0n, 0n]);
  const crbn = chain.contract("CRBN");
  const args = [funded.address, router];
  // No more was allowed than was named, and no more taken than it cost.
  expect(await chain.client.readContract({ ...crbn, functionName: "allowance", args })).toBe(50n * TONNE - spent);
});
