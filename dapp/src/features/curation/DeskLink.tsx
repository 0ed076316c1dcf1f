import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { readDeskPowers } from "../../data/curation/index.ts";
import { marketKey, type Project } from "../../data/index.ts";

/** Which desks an account may work at; idle without an account. */
export function useDeskPowers(account: Address | undefined) {
  return useQuery({
    queryKey: [...marketKey, "deskPowers", account],
    queryFn: () => readDeskPowers(account as Address),
    enabled: account !== undefined,
    refetchInterval: 30_000,
  });
}

/** The ways from a project to the desks of whoever may work at one. */
export function DeskLink({ project }: { project: Project }) {
  const { address } = useConnection();
  const { data: powers } = useDeskPowers(address);
  const search = { project: Number(project.id) };
  return (
    <span className="flex flex-wrap gap-x-4">
      {powers?.curator && project.status !== "Delisted" && (
        <Link to="/desk/curator" search={search} className="text-brand underline">
          <Trans>Score it</Trans>
        </Link>
      )}
      {powers?.council && project.status !== "Delisted" && (
        <Link to="/desk/council" search={search} className="text-brand underline">
          <Trans>To the council's desk</Trans>
        </Link>
      )}
      {powers?.registrar && (
        <Link to="/desk/registrar" className="text-brand underline">
          <Trans>To the registrar's desk</Trans>
        </Link>
      )}
      {powers?.verifier && (
        <Link to="/desk/verifier" className="text-brand underline">
          <Trans>To the verifier's desk</Trans>
        </Link>
      )}
    </span>
  );
}
