import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { readVintageName } from "../../data/chain/vintageNames.ts";
import { Verbatim } from "../../ui/index.ts";

/** A vintage as people know it: its project and year, then the registry and what the project is called there. */
export function VintageTitle({ vintage }: { vintage: number }) {
  const vintageId = String(vintage);
  const { data } = useQuery({
    queryKey: ["market", "vintageName", vintageId],
    queryFn: () => readVintageName(vintage),
    // A correction of the project's name shows soon enough with the next visit.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const link = "text-brand underline";
  if (!data) {
    return (
      <p>
        <Link to="/vintages/$vintageId" params={{ vintageId }} className={link}>
          <Trans>vintage number {vintageId}</Trans>
        </Link>
      </p>
    );
  }
  const { projectName, registryProjectId, registryName, year } = data;
  return (
    <p>
      <Link to="/vintages/$vintageId" params={{ vintageId }} className={link}>
        <Verbatim text={projectName} />, <Trans>vintage {year}</Trans>
      </Link>{" "}
      <span className="text-sm text-ink-soft">
        <Verbatim text={registryProjectId} /> · <Verbatim text={registryName} />
      </span>
    </p>
  );
}
