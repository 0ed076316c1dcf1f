/** The seed's exits: tonnes that go back to the registry, are cancelled, or are recalled there. Each once. */
import { parseTonnes } from "../../chain/amounts.ts";
import { type ContentStore, jsonBytes } from "../../chain/ipfs.ts";
import type { Signer } from "../../chain/keys.ts";
import { once } from "./once.ts";
import { SEED_EXITS, SEED_RECALL, SEED_RECALLED_RETIREMENT } from "./samples.ts";
import { claimOf, type Stock, vintageIdOf } from "./stock.ts";

/** Who decides on exits. */
export interface Officials {
  readonly registrar: Signer;
  readonly verifier: Signer;
  readonly store: ContentStore;
}

interface RequestedArgs {
  readonly request: bigint;
  readonly registryAccount: string;
}

/** One request is finalised, one waits for a registrar, and something is cancelled. */
export async function seedExits(stock: Stock, { registrar }: Officials): Promise<void> {
  const { protocol, progress } = stock;
  const { finalised, waiting, cancelled, vintage: choice } = SEED_EXITS;
  const owner = stock.sellerOf(choice.project);
  const vintage = vintageIdOf(stock, choice);
  const ofRequest = (event: string, request: bigint) => ({ contract: "Provenance", event, indexed: { request } });
  for (const { tonnes, account } of [finalised, waiting]) {
    const { args, done } = await once<RequestedArgs>(
      protocol,
      {
        contract: "Provenance",
        event: "DetokenisationRequested",
        indexed: { owner: owner.address, vintage },
        where: ({ registryAccount }) => registryAccount === account,
      },
      () => protocol.send(owner, "Provenance", "requestDetokenisation", [vintage, tonnes, account]),
    );
    if (done) progress(`${tonnes} t of ${choice.project} asked back to ${account}`);
    if (account !== finalised.account) continue;
    await once(protocol, ofRequest("DetokenisationAccepted", args.request), () =>
      protocol.send(registrar, "Provenance", "acceptDetokenisation", [args.request]),
    );
    await once(protocol, ofRequest("DetokenisationFinalised", args.request), () =>
      protocol.send(registrar, "Provenance", "finaliseDetokenisation", [args.request, finalised.reference]),
    );
  }
  await once(
    protocol,
    { contract: "Provenance", event: "Cancelled", indexed: { account: owner.address, vintage } },
    () => protocol.send(owner, "Provenance", "cancel", [vintage, parseTonnes(cancelled.tonnes), cancelled.reason]),
  );
}

/** A block is split, and its lower part recalled after some of it was retired; a part of the shortfall is covered. */
export async function seedRecall(stock: Stock, { registrar, verifier, store }: Officials): Promise<void> {
  const { protocol, progress } = stock;
  const { vintage: choice, lower, splitReason, kind, reason, notice, covered } = SEED_RECALL;
  const owner = stock.sellerOf(choice.project);
  const vintage = vintageIdOf(stock, choice);
  await once(
    protocol,
    { contract: "CarbonCredit", event: "Retired", indexed: { account: owner.address, vintage } },
    () =>
      protocol.send(owner, "CarbonCredit", "retireWithCertificate", [
        vintage,
        parseTonnes(SEED_RECALLED_RETIREMENT.tonnes),
        claimOf(SEED_RECALLED_RETIREMENT),
      ]),
  );

  const [blockId] = await protocol.read<readonly number[]>("CreditIssuance", "blocksOf", [vintage, 0n, 1n]);
  const { serialStart } = await protocol.read<{ serialStart: bigint }>("CreditIssuance", "blockOf", [blockId]);
  const { args: split } = await once<{ firstChild: number }>(
    protocol,
    { contract: "CreditIssuance", event: "BlockSplit", indexed: { blockId } },
    () => protocol.send(registrar, "CreditIssuance", "split", [blockId, serialStart + lower, splitReason]),
  );

  const child = split.firstChild;
  const ofChild = (event: string) => ({ contract: "Impairments", event, indexed: { blockId: child } });
  await once(protocol, ofChild("ImpairmentReported"), async () => {
    const cid = await store.add(jsonBytes({ schema: "carbontrace/recall-notice/1", note: notice }));
    return protocol.send(registrar, "Impairments", "reportImpairment", [child, kind, reason, cid]);
  });
  const { done } = await once(protocol, ofChild("BlockImpaired"), async () => {
    const { reportedAt } = await protocol.read<{ reportedAt: number }>("Impairments", "reportOf", [child]);
    return protocol.send(verifier, "Impairments", "confirmImpairment", [child, registrar.address, kind, reportedAt]);
  });
  if (done) progress(`${lower} t of ${choice.project} recalled at the registry`);
  await once(
    protocol,
    { contract: "Provenance", event: "ShortfallCovered", indexed: { account: owner.address, vintage } },
    () => protocol.send(owner, "Provenance", "coverShortfall", [vintage, parseTonnes(covered.tonnes), covered.reason]),
  );
}
