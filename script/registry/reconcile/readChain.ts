/** Confirmed blocks and vintages of one registry and what became of their units, from events and reads of one pinned block. */
import type { Protocol } from "../../chain/protocol.ts";
import { countryOf } from "../../verify/words.ts";
import { REGISTRY_CODES, UNIT_KINDS } from "../chain/catalogue.ts";
import type { ChainVintage } from "../chain/state.ts";
import type { RegistryName } from "../csv/header.ts";
import { chunks } from "../importer.ts";
import type { UnitKind } from "../vocabulary/label.ts";
import { ChainSerials, type ChainVintageFacts, type Submitted } from "./chainSerials.ts";
import { readMarks, readTurns } from "./turns.ts";

/** Blocks of the chain whose events are held at once. */
const WINDOW = 10_000n;
/** How many vintages are read side by side. */
const SIDE_BY_SIDE = 50;

/** An admitted registry's serials as they are at the block `at`; none if the chain does not know the registry. */
export async function readChainSerials(
  protocol: Protocol,
  registry: RegistryName,
  at: bigint,
): Promise<ChainSerials | undefined> {
  const registryId = Number(
    await protocol.read<number>("ProjectRegistry", "registryIdOf", [REGISTRY_CODES[registry]], at),
  );
  if (registryId === 0) return undefined;
  const serials = new ChainSerials(registryId, await readOperators(protocol, registryId, at));
  for (let from = protocol.deployment.startBlock; from <= at; from += WINDOW) {
    const to = from + WINDOW - 1n < at ? from + WINDOW - 1n : at;
    await takeWindow(protocol, serials, { from, to });
  }
  serials.seal();
  await describeVintages(protocol, serials, at);
  return serials;
}

/** A block is submitted before it is confirmed, so the submissions of a window come first. */
async function takeWindow(
  protocol: Protocol,
  serials: ChainSerials,
  window: { readonly from: bigint; readonly to: bigint },
): Promise<void> {
  const events = <Args>(name: string) => protocol.events<Args>("CreditIssuance", name, window);
  for (const { args } of await events<{ blockId: number; submission: Submitted }>("BlockSubmitted")) {
    const { registry, operator, batch, serialStart, serialEnd } = args.submission;
    serials.submitted(Number(args.blockId), { registry, operator, batch, serialStart, serialEnd });
  }
  for (const name of ["BlockRejected", "BlockWithdrawn"])
    for (const { args } of await events<{ blockId: number }>(name)) serials.dropped(Number(args.blockId));
  type Confirmed = { blockId: number; vintage: number; tonnes: bigint; sequenceStart: bigint };
  for (const { args } of await events<Confirmed>("BlockConfirmed"))
    serials.confirmed(Number(args.blockId), Number(args.vintage), args.tonnes, args.sequenceStart);
}

async function readOperators(protocol: Protocol, registry: number, at: bigint): Promise<ReadonlyMap<string, number>> {
  const operators = new Map<string, number>();
  const count = Number(await protocol.read<bigint>("CreditIssuance", "operatorCount", [], at));
  for (let id = 1; id <= count; id += 1) {
    const [owner, code] = await protocol.read<[number, string]>("CreditIssuance", "operatorOf", [id], at);
    if (owner === registry) operators.set(code, id);
  }
  return operators;
}

async function describeVintages(protocol: Protocol, serials: ChainSerials, at: bigint): Promise<void> {
  const projects = new Map<number, Promise<{ projectId: string; country: string }>>();
  const projectOf = (id: number): Promise<{ projectId: string; country: string }> => {
    const known = projects.get(id) ?? readProject(protocol, id, at);
    projects.set(id, known);
    return known;
  };
  const turns = await readTurns(protocol, at);
  const describe = async (vintage: number): Promise<ChainVintageFacts> => {
    const [identity, marks] = await Promise.all([
      protocol.read<ChainVintage>("CarbonCredit", "vintageOf", [vintage], at),
      readMarks(protocol, vintage, turns, at),
    ]);
    const labels = await protocol.read<readonly string[]>("CreditMetadata", "labelsOf", [identity.labels], at);
    const { year, periodStart, periodEnd } = identity;
    const kind = UNIT_KINDS[identity.kind] as UnitKind;
    return { vintage, ...(await projectOf(identity.project)), year, periodStart, periodEnd, kind, labels, marks };
  };
  for (const group of chunks([...serials.vintages()], SIDE_BY_SIDE))
    for (const facts of await Promise.all(group.map(describe))) serials.describe(facts);
}

async function readProject(
  protocol: Protocol,
  id: number,
  at: bigint,
): Promise<{ readonly projectId: string; readonly country: string }> {
  const project = await protocol.read<{ registryProjectId: string; country: string }>(
    "ProjectRegistry",
    "projectOf",
    [id],
    at,
  );
  return { projectId: project.registryProjectId, country: countryOf(project.country) };
}
