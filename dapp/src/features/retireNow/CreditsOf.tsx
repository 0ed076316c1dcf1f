import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { marketKey } from "../../data/index.ts";
import type { RouterSource } from "../../transactions/index.ts";
import { Notice, Tonnes } from "../../ui/index.ts";
import { VintageTitle } from "../market/index.ts";
import { SerialPreview } from "../retire/index.ts";
import { type RetireRoute, readLinesOf } from "./readRoutes.ts";

/** What of a source the credits follow from, as text. */
function sourceKey({ fills, orders, lines }: RouterSource): string {
  const parts = [
    ...fills.map(({ listing, amount }) => `${listing}:${amount}`),
    ...orders.map(({ signature, amount }) => `${signature}:${amount}`),
    ...lines.map(({ vintage, amount }) => `${vintage}:${amount}`),
  ];
  return parts.join();
}

/** Of so few vintages the next serial numbers are shown at once. */
const FEW = 2;

/** Which credits a way would retire now, and the word that execution decides which serial numbers they have. */
export function CreditsOf({ route }: { route: RetireRoute }) {
  const { quote, key, source } = route;
  const { data: lines } = useQuery({
    queryKey: [...marketKey, "routeLines", key, String(quote.tonnes), String(quote.cost), sourceKey(source)],
    queryFn: () => readLinesOf(route),
  });
  if (!lines) return null;
  const sums = new Map<number, bigint>();
  for (const { vintage, amount } of lines) sums.set(vintage, (sums.get(vintage) ?? 0n) + amount);
  const vintages = [...sums];
  return (
    <section className="flex flex-col gap-3" data-testid="credits">
      <h2 className="font-semibold">
        <Trans>What would be retired now</Trans>
      </h2>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {vintages.map(([vintage, amount]) => (
          <li key={vintage} className="flex flex-wrap justify-between gap-x-4 p-3">
            <VintageTitle vintage={vintage} />
            <Tonnes units={amount} />
          </li>
        ))}
      </ul>
      {vintages.length <= FEW &&
        vintages.map(([vintage, amount]) => (
          <SerialPreview key={vintage} vintage={vintage} amount={amount} noted={false} />
        ))}
      <Notice tone="info">
        <Trans>
          Serial numbers are fixed at execution, in the order of the vintage: a retirement that comes first moves yours
          on. Out of a pool's queue, or from other listings, even the vintage can change until then. The certificate
          names the final ones.
        </Trans>
      </Notice>
    </section>
  );
}
