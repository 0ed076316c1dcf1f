/** The supply month by month, as `script/Tokenomics.s.sol` computes it with the contracts' own formulas. */
import { foundryBinary } from "../dev/binaries.ts";
import { ROOT } from "../dev/paths.ts";
import { run } from "../dev/run.ts";
import { fail, ok, type Result } from "../registry/result.ts";
import { printable } from "../registry/text.ts";

/** The staking tiers, in the order of `Tier` (ITiers.sol). */
export const TIERS = ["Bronze", "Silver", "Gold", "Platinum"] as const;

/** The columns of a row after its month, in the order in which the script prints them {wei}. */
export const COLUMNS = [
  "team",
  "investors",
  "sale",
  "community",
  "ecosystem",
  "treasury",
  "total",
  "reserve",
  "liquid",
  "staked",
  "promised",
  "paid",
  "available",
  "unfunded",
] as const;

export type Column = (typeof COLUMNS)[number];

/** One month: what `Month` of the script says. */
export type ScheduleRow = { readonly month: number } & Readonly<Record<Column, bigint>>;

/** Of the liquid supply, what is staked as Bronze, Silver, Gold, Platinum {1e18 = 100 %}. */
export type Uptake = readonly [bigint, bigint, bigint, bigint];

const ONE = 10n ** 18n;
const PERCENT = ONE / 100n;
const PERCENT_DECIMALS = 16;

/** "Bronze=1,Gold=2.5" (percent of the liquid supply; a tier that is not named has 0) → fractions. */
export function parseUptake(text: string): Result<Uptake, string> {
  const uptake = new Map<string, bigint>();
  for (const part of text.split(",")) {
    const [, name, whole, fraction] = /^\s*([A-Za-z]+)=([0-9]{1,3})(?:\.([0-9]{1,16}))?\s*$/.exec(part) ?? [];
    const tier = TIERS.find((one) => one.toLowerCase() === name?.toLowerCase());
    if (tier === undefined)
      return fail(`"${printable(part, 40)}" is not a tier and its percentage: write ${TIERS.join("=1,")}=1`);
    if (uptake.has(tier)) return fail(`${tier} is named twice`);
    uptake.set(tier, BigInt(whole as string) * PERCENT + BigInt((fraction ?? "").padEnd(PERCENT_DECIMALS, "0")));
  }
  const fractions = TIERS.map((tier) => uptake.get(tier) ?? 0n) as unknown as Uptake;
  if (fractions.reduce((sum, one) => sum + one, 0n) > ONE) return fail("more than 100 % of the liquid supply");
  return ok(fractions);
}

/** Runs the script: months 0 to `months`, with the genesis milestone of a network file. */
export async function supplySchedule(network: string, months: number, uptake: Uptake): Promise<readonly ScheduleRow[]> {
  const output = await run({
    command: foundryBinary("forge"),
    args: [
      ...["script", "script/Tokenomics.s.sol:SupplySchedule", "--json"],
      ...["--sig", "run(string,uint256,uint256[4])", network, String(months), `[${uptake.join(",")}]`],
    ],
    cwd: ROOT,
    purpose: "computing the supply schedule",
  });
  return parseSchedule(output);
}

/** The rows in what forge printed: one JSON object whose `logs` are lines of CSV, beside lines for people. */
export function parseSchedule(output: string): readonly ScheduleRow[] {
  const line = output.split("\n").find((text) => text.startsWith('{"logs":'));
  const { logs } = JSON.parse(line ?? '{"logs":[]}') as { logs: readonly string[] };
  const [header, ...rows] = logs;
  if (header !== ["month", ...COLUMNS].join(",") || rows.length === 0)
    throw new Error(`script/Tokenomics.s.sol printed no schedule: ${output.slice(0, 400)}`);
  return rows.map((row) => {
    const [month, ...cells] = row.split(",");
    const values = COLUMNS.map((column, index) => [column, BigInt(cells[index] as string)] as const);
    return { month: Number(month), ...(Object.fromEntries(values) as Record<Column, bigint>) };
  });
}

/** When the reserve could not cover a reward for the first time: the month by whose end it happened. */
export function firstUnfunded(rows: readonly ScheduleRow[]): number | undefined {
  return rows.find(({ unfunded }) => unfunded > 0n)?.month;
}
