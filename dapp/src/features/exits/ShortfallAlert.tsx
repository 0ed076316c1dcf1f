import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { readShortfall, type Shortfall } from "../../data/chain/shortfall.ts";
import { marketKey, type Vintage } from "../../data/index.ts";
import { Notice, Tonnes } from "../../ui/index.ts";

/** What of a vintage is gone at its registry, kept current; asked of the chain itself. */
export function useShortfall(vintage: number) {
  return useQuery({
    queryKey: [...marketKey, "shortfall", vintage],
    queryFn: () => readShortfall(vintage),
    refetchInterval: 8_000,
  });
}

interface ShortfallAlertProps {
  projectName: string;
  vintage: Pick<Vintage, "id" | "year">;
  short: Shortfall;
  /** What the reader holds of it {unit}; nothing is said of that without it. */
  held?: bigint | undefined;
  className?: string;
}

/** Tells that serial numbers of a vintage are gone at its registry, and what can still be done. Nothing when none is missing. */
export function ShortfallAlert({ projectName, vintage, short, held, className }: ShortfallAlertProps) {
  const { sound, shortfall } = short;
  if (shortfall === 0n) return null;
  const { year } = vintage;
  const params = { vintageId: vintage.id };
  return (
    <Notice
      tone={sound === 0n ? "danger" : "warn"}
      title={
        <Trans>
          <Tonnes units={shortfall} /> of{" "}
          <Link to="/vintages/$vintageId" params={params} className="underline">
            <bdi>{projectName}</bdi>, vintage {year}
          </Link>{" "}
          have no sound serial numbers
        </Trans>
      }
      {...(className !== undefined && { className })}
    >
      <div data-testid="shortfall-alert" data-vintage={vintage.id}>
        {held !== undefined && held > 0n && (
          <p>
            <Trans>
              You hold <Tonnes units={held} /> of this vintage.
            </Trans>
          </p>
        )}
        <p>
          <Trans>The registry recalled or reversed units that these credits stand for.</Trans>{" "}
          {sound === 0n ? (
            <Trans>No sound serial number is left: nothing of it can be retired, cancelled or released now.</Trans>
          ) : (
            <Trans>
              <Tonnes units={sound} /> with sound serial numbers can still be retired, cancelled and released, by
              whoever comes first.
            </Trans>
          )}
        </p>
        <p>
          <Link to="/cover/$vintageId" params={params} className="text-brand underline">
            <Trans>Cover the shortfall with credits of this vintage</Trans>
          </Link>
        </p>
      </div>
    </Notice>
  );
}

/** The alert on a vintage's own page: whoever looks at it should know. */
export function VintageShortfall({ projectName, vintage }: Pick<ShortfallAlertProps, "projectName" | "vintage">) {
  const { data: short } = useShortfall(Number(vintage.id));
  return short ? <ShortfallAlert {...{ projectName, vintage, short }} className="mt-4" /> : null;
}
