import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { marketKey } from "../../data/index.ts";
import { Alerts } from "./Alerts.tsx";
import { readHeld } from "./readCredits.ts";

/** On a page that is about something else, no more than this is said of one's own credits. */
const MOST = 3;

/** The alerts about an account's credits, for pages that do not show the credits themselves. Nothing while nothing is known. */
export function OwnAlerts({ account }: { account: Address }) {
  const { data } = useQuery({
    queryKey: [...marketKey, "held", account],
    queryFn: () => readHeld(account),
    refetchInterval: 15_000,
  });
  return data ? <Alerts credits={data} most={MOST} /> : null;
}
