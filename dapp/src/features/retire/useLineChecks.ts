import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { marketKey } from "../../data/index.ts";
import { formatTonnes } from "../../format/index.ts";
import { checkLines, type LineCheck } from "./readRetirable.ts";

/** Asks the chain every few seconds whether the lines can be retired; idle without lines. */
export function useLineChecks(account: Address, lines: readonly { vintage: number; amount: bigint }[]) {
  return useQuery({
    queryKey: [...marketKey, "lineChecks", account, lines.map(({ vintage, amount }) => `${vintage}:${amount}`).join()],
    queryFn: () => checkLines(account, lines),
    enabled: lines.length > 0,
    refetchInterval: 5_000,
  });
}

/** The most lines of a certificate, as the contract has it. */
const MAX_LINES = 64;

/** What is wrong with a line, in a sentence; undefined when nothing is. */
export function lineSentence({ problem, available }: LineCheck, locale: string): MessageDescriptor | undefined {
  const tonnes = formatTonnes(available, locale);
  switch (problem) {
    case "none":
      return undefined;
    case "vintageUnknown":
      return msg`There is no such vintage.`;
    case "amountTooSmall":
      return msg`At least ${tonnes} t of a vintage are retired.`;
    case "balanceTooSmall":
      return msg`You hold ${tonnes} t of it.`;
    case "serialsTooFew":
      return msg`Only ${tonnes} t of it have sound serial numbers left; the registry recalled or reversed the others.`;
    case "tooManyLines":
      return msg`A certificate has at most ${MAX_LINES} lines.`;
  }
}
