/** What else a certificate can be or become: several lines, signed before, private, disowned, amended, settled. Each once. */
import { type Address, encodeAbiParameters, type Hex, keccak256, maxUint256, parseAbiParameters, toHex } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { parseTonnes } from "../../chain/amounts.ts";
import { type Signer, testAccount } from "../../chain/keys.ts";
import { CONSENT_TYPES } from "../../chain/typedData.ts";
import type { VintageChoice } from "./market.ts";
import { once } from "./once.ts";
import { SEED_AMENDMENT, SEED_BATCH, SEED_DISOWNED, SEED_PRIVATE, SEED_SETTLEMENTS } from "./samples.ts";
import { claimOf, type Stock, vintageIdOf } from "./stock.ts";

interface Line {
  readonly vintage: number;
  readonly amount: bigint;
}

interface RetiredArgs {
  readonly vintage: number;
  readonly retirement: bigint;
  readonly amount: bigint;
  readonly certificate: bigint;
}

/** Several vintages on one certificate, which its beneficiary signed before. */
export async function seedBatch(stock: Stock): Promise<void> {
  const { protocol, buyer, progress } = stock;
  const beneficiary = testAccount(SEED_BATCH.beneficiary);
  const lines = linesOf(stock, SEED_BATCH.lines);
  const claim = claimOf(SEED_BATCH.claim, beneficiary.address);
  const { done, args } = await retiredOnce(stock, lines, async () => {
    const consent = await sign(stock, beneficiary, lines, claim);
    return protocol.send(buyer, "RetirementDesk", "retireWithConsent", [lines, claim, consent]);
  });
  if (done) progress(`retired ${lines.length} vintages on certificate ${args.certificate}, signed by its beneficiary`);
}

/** A private claim, to be claimed with a code that follows from a sentence in the seed. */
export async function seedPrivate(stock: Stock): Promise<void> {
  const { protocol, buyer, progress } = stock;
  const { names, salt, code } = SEED_PRIVATE;
  const lines = linesOf(stock, SEED_PRIVATE.lines);
  const claim = claimOf({
    purpose: "voluntary",
    retiringEntity: "",
    beneficiaryName: "",
    beneficiaryLocation: "",
    message: "",
  });
  const commitment = keccak256(
    encodeAbiParameters(parseAbiParameters("bytes32, string, string, string"), [
      keccak256(toHex(salt)),
      names.retiringEntity,
      names.beneficiaryName,
      names.beneficiaryLocation,
    ]),
  );
  const key: Address = privateKeyToAddress(keccak256(toHex(code)));
  const { done, args } = await retiredOnce(stock, lines, () =>
    protocol.send(buyer, "RetirementDesk", "retireOnTerms", [lines, claim, commitment, key]),
  );
  if (done) progress(`retired privately: certificate ${args.certificate}`);
}

/** A certificate whose named beneficiary disowns it. */
export async function seedDisowned(stock: Stock): Promise<void> {
  const { protocol, buyer, progress } = stock;
  const beneficiary = testAccount(SEED_DISOWNED.beneficiary);
  const lines = linesOf(stock, [SEED_DISOWNED.retirement]);
  const claim = claimOf(SEED_DISOWNED.retirement, beneficiary.address);
  const { args } = await retiredOnce(stock, lines, () =>
    protocol.send(buyer, "CarbonCredit", "retireWithCertificate", [lines[0]?.vintage, lines[0]?.amount, claim]),
  );
  const { done } = await once(
    protocol,
    { contract: "CertificateNotes", event: "CertificateDisowned", indexed: { certificate: args.certificate } },
    () => protocol.send(beneficiary, "CertificateNotes", "disown", [args.certificate, SEED_DISOWNED.reason]),
  );
  if (done) progress(`certificate ${args.certificate} disowned by its beneficiary`);
}

/** A correction under a certificate of the buyer's. */
export async function seedAmendment(stock: Stock): Promise<void> {
  const { protocol, buyer, progress } = stock;
  const [retired] = await retirementsOf(stock, SEED_AMENDMENT);
  if (retired === undefined) return;
  const { certificate } = retired;
  const { done } = await once(
    protocol,
    { contract: "CertificateNotes", event: "CertificateAmended", indexed: { certificate } },
    () => protocol.send(buyer, "CertificateNotes", "amend", [certificate, SEED_AMENDMENT.text, 0n, 0n, "0x"]),
  );
  if (done) progress(`certificate ${certificate} amended`);
}

/** What the registry retired, too: one certificate of the buyer's is settled, one in part, the others wait. */
export async function seedSettlements(stock: Stock, registrar: Signer): Promise<void> {
  const { protocol, progress } = stock;
  for (const entry of SEED_SETTLEMENTS) {
    const vintage = vintageIdOf(stock, entry);
    const { done } = await once(
      protocol,
      { contract: "Provenance", event: "SerialsSettled", indexed: { vintage } },
      async () => {
        const [blockId] = await protocol.read<readonly number[]>("CreditIssuance", "blocksOf", [vintage, 0n, 1n]);
        const { serialStart } = await protocol.read<{ serialStart: bigint }>("CreditIssuance", "blockOf", [blockId]);
        const last = serialStart + entry.tonnes - 1n;
        return protocol.send(registrar, "Provenance", "settle", [blockId, serialStart, last, entry.reference]);
      },
    );
    if (done) progress(`${entry.tonnes} t of ${entry.project} settled at the registry`);
  }
}

/** The buyer's retirements of a vintage. */
async function retirementsOf(stock: Stock, choice: VintageChoice): Promise<readonly RetiredArgs[]> {
  const indexed = { account: stock.buyer.address };
  const vintage = vintageIdOf(stock, choice);
  const retired = await stock.protocol.events<RetiredArgs>("CarbonCredit", "Retired", { indexed });
  return retired.map(({ args }) => args).filter((args) => Number(args.vintage) === vintage);
}

/** Retires unless the buyer has retired as much of the first line's vintage before. */
function retiredOnce(stock: Stock, lines: readonly Line[], act: Parameters<typeof once>[2]) {
  const [first] = lines;
  return once<RetiredArgs>(
    stock.protocol,
    {
      contract: "CarbonCredit",
      event: "Retired",
      indexed: { account: stock.buyer.address },
      where: ({ vintage, amount }) => Number(vintage) === first?.vintage && amount === first.amount,
    },
    act,
  );
}

function linesOf(stock: Stock, lines: readonly (VintageChoice & { readonly tonnes: string })[]): readonly Line[] {
  return lines.map((line) => ({ vintage: vintageIdOf(stock, line), amount: parseTonnes(line.tonnes) }));
}

/** A beneficiary's signature under a retirement that the buyer is about to send. */
async function sign(
  { protocol, buyer }: Stock,
  beneficiary: Signer,
  lines: readonly Line[],
  claim: ReturnType<typeof claimOf>,
): Promise<{ nonce: bigint; deadline: bigint; signature: Hex }> {
  const terms = { nonce: 0n, deadline: maxUint256 };
  const signature = await beneficiary.signTypedData({
    domain: {
      name: "Carbontrace Retirement Desk",
      version: "1",
      chainId: protocol.chainId,
      verifyingContract: protocol.address("RetirementDesk"),
    },
    types: CONSENT_TYPES,
    primaryType: "RetirementConsent",
    message: { account: buyer.address, lines, claim, ...terms },
  });
  return { ...terms, signature };
}
