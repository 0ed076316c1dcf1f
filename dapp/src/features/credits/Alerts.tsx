import { Plural } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { readShortfall, type Shortfall } from "../../data/chain/shortfall.ts";
import { marketKey } from "../../data/index.ts";
import { concernOf, HolderAlert } from "../curation/index.ts";
import { ShortfallAlert } from "../exits/index.ts";
import type { Held, KnownVintage } from "./readCredits.ts";

/** A project with what the account has of its credits, in its wallet or on offer. */
interface Concerned {
  project: KnownVintage["project"];
  /** {unit} */
  held: bigint;
}

/** A vintage with what the account has of it, in its wallet or on offer. */
interface HeldVintage extends KnownVintage {
  /** {unit} */
  held: bigint;
}

/** Every vintage of which an account has something, each once, with all that it has of it. */
export function heldVintages({ holdings, listings }: Held): HeldVintage[] {
  const found = new Map<number, HeldVintage>();
  const add = ({ id, vintage, project }: KnownVintage, amount: bigint) => {
    if (amount > 0n) found.set(id, { id, vintage, project, held: (found.get(id)?.held ?? 0n) + amount });
  };
  for (const holding of holdings) add(holding, holding.balance);
  for (const own of listings) add(own, own.listing.status === "Cancelled" ? 0n : own.listing.remaining);
  return [...found.values()];
}

/** The projects of an account's credits that something is the matter with, each once. */
export function concernedIn(credits: Held): Concerned[] {
  const found = new Map<string, Concerned>();
  for (const { project, held } of heldVintages(credits)) {
    if (concernOf(project)) found.set(project.id, { project, held: (found.get(project.id)?.held ?? 0n) + held });
  }
  return [...found.values()];
}

/** The vintages of an account's credits that lack sound serial numbers; what is not known yet is left out. */
export function shortIn(credits: Held, shortfalls: ReadonlyMap<number, Shortfall>) {
  return heldVintages(credits).flatMap((known) => {
    const short = shortfalls.get(known.id);
    return short && short.shortfall > 0n ? [{ ...known, short }] : [];
  });
}

function useShortfalls(ids: readonly number[]): ReadonlyMap<number, Shortfall> | undefined {
  return useQuery({
    queryKey: [...marketKey, "shortfalls", ...ids],
    queryFn: async () => new Map(await Promise.all(ids.map(async (id) => [id, await readShortfall(id)] as const))),
    refetchInterval: 8_000,
  }).data;
}

interface AlertsProps {
  credits: Held;
  /** How many are shown; all without it. The others are counted, with the way to them. */
  most?: number;
}

/** Tells an account what is the matter with the projects and the serial numbers of its credits, and what it can still do. */
export function Alerts({ credits, most = Number.POSITIVE_INFINITY }: AlertsProps) {
  const shortfalls = useShortfalls(heldVintages(credits).map(({ id }) => id));
  const alerts: ReactElement[] = [
    ...concernedIn(credits).map(({ project, held }) => (
      <li key={`project-${project.id}`}>
        <HolderAlert project={project} held={held} />
      </li>
    )),
    ...shortIn(credits, shortfalls ?? new Map()).map(({ id, vintage, project, held, short }) => (
      <li key={`vintage-${id}`}>
        <ShortfallAlert projectName={project.name} {...{ vintage, short, held }} />
      </li>
    )),
  ];
  if (alerts.length === 0) return null;
  const others = alerts.length - most;
  return (
    <ul className="flex flex-col gap-3" data-testid="holder-alerts">
      {alerts.slice(0, most)}
      {others > 0 && (
        <li>
          <Link to="/credits" className="text-brand underline">
            <Plural value={others} one="# more alert about your credits" other="# more alerts about your credits" />
          </Link>
        </li>
      )}
    </ul>
  );
}
