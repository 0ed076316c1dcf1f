import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { readVintageName, type VintageName } from "../../data/chain/vintageNames.ts";

/** By what people know a vintage, from the chain. */
export function useVintageName(vintage: number) {
  return useQuery({
    queryKey: ["vintageName", vintage],
    queryFn: () => readVintageName(vintage),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
}

/** A vintage in words; its number while nothing else is known. */
export function vintageWords(vintage: number, name: VintageName | undefined): string {
  return name ? `${name.projectName}, ${name.year}` : String(vintage);
}

/** A vintage by its project and year, with the way to its page. */
export function VintageTitle({ vintage }: { vintage: number }) {
  const { data } = useVintageName(vintage);
  const year = data?.year;
  return (
    <span>
      <span className="block font-medium break-words">
        <bdi>{data?.projectName ?? "…"}</bdi>
      </span>
      <span className="text-sm text-ink-soft">
        {data && <>{data.registryProjectId} · </>}
        <Link to="/vintages/$vintageId" params={{ vintageId: String(vintage) }} className="text-brand underline">
          {year === undefined ? vintage : <Trans>vintage {year}</Trans>}
        </Link>
      </span>
    </span>
  );
}
