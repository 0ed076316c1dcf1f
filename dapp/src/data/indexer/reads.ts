import type { ResultOf } from "gql.tada";
import { chainNow } from "../chainClock.ts";
import { request } from "../graphql/request.ts";
import type { PortfolioEntry, ProjectDetail, Sourced, VintageDetail } from "../model.ts";
import { NotFoundError } from "../model.ts";
import { onOffer } from "../prices.ts";
import { soundnessOf } from "../soundness.ts";
import {
  converting,
  nextOf,
  sourced,
  toBlock,
  toEvent,
  toListing,
  toProject,
  toRetirement,
  toVintage,
} from "./convert.ts";
import { openListingsDocument, projectDocument, projectsDocument, vintageDocument } from "./documents.ts";

const PAGE = 250;
const MAX_PAGES = 20;

type ProjectsAnswer = ResultOf<typeof projectsDocument>;
type OpenListing = ResultOf<typeof openListingsDocument>["listings"][number];

/** The portfolio: every project, with what can be bought of it now. */
export async function readPortfolio(signal?: AbortSignal): Promise<Sourced<PortfolioEntry[]>> {
  const [projects, listings] = await Promise.all([
    forEveryProject((page) => request(projectsDocument, page, signal)),
    allOpenListings(signal),
  ]);
  return converting(() => {
    const entries = projects.rows.map((answer): PortfolioEntry => {
      const { number: _number, vintages, ...fields } = answer;
      const project = toProject(fields);
      const offers = listings.rows
        .filter((listing) => listing.project.id === project.id && project.status === "Listed")
        .map(({ remaining, unitPrice, payToken, vintage }) => ({
          remaining: BigInt(remaining),
          unitPrice: BigInt(unitPrice),
          payToken: payToken.id,
          soundness: soundnessOf({
            shortfall: BigInt(vintage.shortfall),
            supply: { circulating: BigInt(vintage.supply.circulating) },
          }),
        }));
      return {
        ...project,
        vintageYears: [...new Set(vintages.map(({ year }) => year))],
        ...onOffer(offers),
      };
    });
    return { ...sourced(projects.meta, entries), truncated: projects.truncated || listings.truncated };
  });
}

/** A project's page. */
export async function readProject(id: string, signal?: AbortSignal): Promise<Sourced<ProjectDetail>> {
  const answer = await request(projectDocument, { id, idText: id }, signal);
  return converting(() => {
    if (!answer.project) throw new NotFoundError(`project ${id}`);
    const { vintages, history, ...project } = answer.project;
    return sourced(answer._meta, {
      project: toProject(project),
      vintages: vintages.map(toVintage),
      listings: answer.listings.map(toListing),
      history: history.map(toEvent),
    });
  });
}

/** A vintage's page. */
export async function readVintage(id: string, signal?: AbortSignal): Promise<Sourced<VintageDetail>> {
  const answer = await request(vintageDocument, { id }, signal);
  return converting(() => {
    const { vintage } = answer;
    if (!vintage) throw new NotFoundError(`vintage ${id}`);
    return sourced(answer._meta, {
      project: toProject(vintage.project),
      vintage: toVintage(vintage),
      next: nextOf(vintage),
      covered: BigInt(vintage.covered),
      blocks: vintage.blocks.map(toBlock),
      listings: vintage.listings.map(toListing),
      retirements: vintage.retirements.map(toRetirement),
      history: vintage.history.map(toEvent),
    });
  });
}

/** A page of projects, in the order of their numbers. */
interface ProjectsPage<Row> {
  _meta: ProjectsAnswer["_meta"];
  projects: Row[];
}

/** All projects, asked for page by page. */
export async function forEveryProject<Row extends { number: number }>(
  ask: (page: { after: number; first: number }) => Promise<ProjectsPage<Row>>,
) {
  const rows: Row[] = [];
  let meta: ProjectsAnswer["_meta"] = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await ask({ after: rows.at(-1)?.number ?? 0, first: PAGE });
    rows.push(...answer.projects);
    meta ??= answer._meta;
    if (answer.projects.length < PAGE) return { rows, meta, truncated: false };
  }
  return { rows, meta, truncated: true };
}

async function allOpenListings(signal?: AbortSignal) {
  const rows: OpenListing[] = [];
  const now = String(chainNow());
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await request(openListingsDocument, { after: rows.at(-1)?.id ?? "", now, first: 1_000 }, signal);
    rows.push(...answer.listings);
    if (answer.listings.length < 1_000) return { rows, truncated: false };
  }
  return { rows, truncated: true };
}
