/** The supply schedule as a table for people and as CSV for machines. */
import { formatUnits } from "viem";
import { groupDigits } from "../registry/integer.ts";
import { CRBN_DECIMALS } from "./amount.ts";
import { COLUMNS, firstUnfunded, type ScheduleRow, TIERS, type Uptake } from "./schedule.ts";

const CRBN = 10n ** BigInt(CRBN_DECIMALS);

/** Every value exact, in CRBN with up to 18 decimals. */
export function formatCsv(rows: readonly ScheduleRow[]): string {
  const lines = rows.map((row) => [row.month, ...COLUMNS.map((column) => formatUnits(row[column], CRBN_DECIMALS))]);
  return [["month", ...COLUMNS], ...lines].map((cells) => `${cells.join(",")}\n`).join("");
}

/** Aligned columns of whole CRBN, rounded down; less than one but not nothing is "<1". */
export function formatTable(rows: readonly ScheduleRow[]): readonly string[] {
  const cells = [
    ["month", ...COLUMNS] as string[],
    ...rows.map((row) => [String(row.month), ...COLUMNS.map((column) => whole(row[column]))]),
  ];
  const widths = (cells[0] as string[]).map((_, index) => Math.max(...cells.map((line) => (line[index] ?? "").length)));
  return cells.map((line) => line.map((cell, index) => cell.padStart(widths[index] as number)).join("  "));
}

/** What the numbers rest on, in sentences. */
export function formatAssumptions(network: string, rows: readonly ScheduleRow[], uptake: Uptake): readonly string[] {
  const milestone = rows[0]?.ecosystem ?? 0n;
  const staked = TIERS.map((tier, index) => `${tier} ${formatUnits(uptake[index] as bigint, CRBN_DECIMALS - 2)} %`);
  return [
    "Supply by the contracts' own formulas, in whole CRBN, rounded down. A month is a twelfth of 365 days after genesis (TGE).",
    "Assumed:",
    "  team, investors: granted whole at genesis, as fast as their buckets allow, nothing revoked",
    "  community: one airdrop round at genesis, claimed as it vests",
    `  ecosystem: the genesis milestone of script/networks/${network}.json only, ${whole(milestone)} CRBN, all in the reward reserve`,
    "  liquid: what the buckets have released, less what still lies in the reserve",
    `  staked, of the liquid supply: ${staked.join(", ")}; locked anew at each unlock at the amount of that moment, rewards`,
    "  claimed then, terms as at genesis; promised and paid are gross (80 % stakers, 20 % treasury)",
    "  what the reserve cannot cover is staked without a reward and adds up as unfunded; nobody funds or reclaims",
  ];
}

/** How long the reserve lasts. */
export function formatReserve(rows: readonly ScheduleRow[]): string {
  const month = firstUnfunded(rows);
  const last = rows.at(-1) as ScheduleRow;
  const funded = whole(last.ecosystem);
  if (month === undefined)
    return `The funded reserve of ${funded} CRBN covers every reward of these ${last.month} months; ${whole(last.available)} CRBN are left to promise.`;
  const when = month === 0 ? "at genesis" : `in month ${month}`;
  return `The funded reserve of ${funded} CRBN first cannot cover a reward ${when}; by month ${last.month} rewards of ${whole(last.unfunded)} CRBN would have been unfunded.`;
}

function whole(wei: bigint): string {
  return wei > 0n && wei < CRBN ? "<1" : groupDigits(wei / CRBN);
}
