import {
  type Abi,
  type Address,
  concat,
  erc20Abi,
  type Hex,
  isAddressEqual,
  numberToHex,
  parseEventLogs,
  type TransactionReceipt,
  zeroAddress,
} from "viem";
import * as z from "zod/mini";
import { addressOf } from "../../chain/contracts.ts";
import { liquidity } from "../../chain/liquidity.ts";
import { claimSchema, toClaim } from "../claim.ts";
import { deadlineOf } from "../deadline.ts";
import { inToken } from "../errors/inToken.ts";
import type { TransactionAction, TransactionStep } from "../runner/types.ts";
import type { Approval } from "./approval.ts";
import { eventsOf } from "./oneCall.ts";
import { orderSchema } from "./orders.ts";
import { permitFor, permitOrApprovalStep } from "./permit.ts";
import { type Permit2Payment, tryPermit2 } from "./permit2.ts";
import { address, amount, currency, id, signature, vintage } from "./requests.ts";

/** Where credits come from, in the order of the contract's enum. */
export const SOURCE_KINDS = ["listings", "orders", "pool", "queue"] as const;

/** The most tokens on a way through Uniswap. */
export const MAX_PATH = 4;

const sourceSchema = z.object({
  kind: z.int().check(z.gte(0), z.lt(SOURCE_KINDS.length)),
  fills: z.array(z.object({ listing: id, amount })).check(z.maxLength(64)),
  orders: z.array(z.object({ order: orderSchema, amount, signature })).check(z.maxLength(16)),
  pool: address,
  lines: z.array(z.object({ vintage, amount })).check(z.maxLength(64)),
  maxVintages: id,
  includeSuspended: z.boolean(),
});

const schema = z.object({
  source: sourceSchema,
  /** What is exact: the tonnes, for at most the payment; or the payment, for at least the tonnes. */
  exact: z.enum(["tonnes", "payment"]),
  tonnes: amount,
  payment: amount,
  path: z.array(address).check(z.minLength(1), z.maxLength(MAX_PATH)),
  claim: claimSchema,
  /** Whether to ask for a signature instead of an approval, where the token and the wallet can. */
  permit: z.boolean(),
  currency: z.optional(currency),
});

/** Where credits come from, as the router takes it. */
export type RouterSource = z.infer<typeof sourceSchema>;

/** Pays, obtains credits, retires them and has the certificate issued. */
export type RetireNowRequest = z.infer<typeof schema>;

/** What came of it, as the chain's logs tell it. */
export interface RetireNowOutcome {
  certificate: bigint;
  /** {unit} */
  tonnes: bigint;
  /** {first of the path} */
  paid: bigint;
  /** What came back {last of the path}. */
  change: bigint;
}

/** An empty source, to be filled with what it is. */
export const noSource: RouterSource = {
  kind: 0,
  fills: [],
  orders: [],
  pool: zeroAddress,
  lines: [],
  maxVintages: 0n,
  includeSuspended: false,
};

const router = liquidity.retirementRouter;
const LAST_IS_FIRST = "A path has a first and a last token.";

function ends(path: readonly Address[]): { first: Address; last: Address } {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last) throw new Error(LAST_IS_FIRST);
  return { first, last };
}

const LISTINGS = SOURCE_KINDS.indexOf("listings");

/** Listings that are paid in their own token are paid to the market, everything else to the router; so says `IRetirementRouter`. */
const approvalOf = ({ source, path, payment }: RetireNowRequest): Approval => ({
  token: ends(path).first,
  spender: source.kind === LISTINGS && path.length === 1 ? addressOf("CreditMarket") : router.address,
  amount: payment,
});

/** Payments that were signed for Permit2, by their request; never stored. */
const signedPayments = new WeakMap<object, Permit2Payment>();

const plainPayment = permitOrApprovalStep<RetireNowRequest>("payForRetirement", approvalOf);

/** By an allowance that is there, a permit of the token, Permit2, or an approval of exactly the payment. */
const paymentStep: TransactionStep<RetireNowRequest> = {
  ...plainPayment,
  async commit(request, context) {
    const call = await plainPayment.commit(request, context);
    if (!call || !request.permit) return call;
    const signed = await tryPermit2({ ...approvalOf(request), spender: router.address }, context);
    if (!signed) return call;
    signedPayments.set(request, signed);
    return null;
  },
};

/** How the payment may be taken, in the order of the contract's enum: an allowance, ERC-2612, Permit2. */
function paymentOf(request: RetireNowRequest) {
  const plain = { amount: request.payment, path: request.path, permit: 0, nonce: 0n, permitDeadline: 0n };
  const permit = permitFor(request);
  if (permit) {
    const [permitDeadline, v, r, s] = permit;
    const signed: Hex = concat([r, s, numberToHex(v, { size: 1 })]);
    return { ...plain, permit: 1, permitDeadline, signature: signed };
  }
  const payment = signedPayments.get(request);
  if (payment) {
    const { nonce, deadline, signature: signed } = payment;
    return { ...plain, permit: 2, nonce, permitDeadline: deadline, signature: signed };
  }
  return { ...plain, signature: "0x" as Hex };
}

/** Nobody else's retirement: the payer's own. */
const OWN = { account: zeroAddress, nonce: 0n, deadline: 0n, signature: "0x" } as const;

/** What a receipt shows that an account got back of a token from the router. */
export function changeIn(receipt: TransactionReceipt, token: Address, account: Address): bigint {
  return parseEventLogs({ abi: erc20Abi, eventName: "Transfer", logs: receipt.logs })
    .filter(({ address: of, args }) => isAddressEqual(of, token) && isAddressEqual(args.from, router.address))
    .filter(({ args }) => isAddressEqual(args.to, account))
    .reduce((sum, { args }) => sum + args.value, 0n);
}

const retireStep: TransactionStep<RetireNowRequest, RetireNowOutcome> = {
  name: "retireNow",
  async commit(request, context) {
    const { source, tonnes, claim, exact } = request;
    const deadline = await deadlineOf(context);
    return {
      address: router.address,
      abi: router.abi as Abi,
      functionName: exact === "tonnes" ? "retireExactTonnes" : "retireExactPayment",
      args: [source, tonnes, paymentOf(request), toClaim(claim), OWN, deadline],
    };
  },
  async verify({ path }, receipt, { account }) {
    const [told] = eventsOf(receipt, { contract: router, eventName: "CarbonRetired", args: { payer: account } });
    return {
      certificate: told.certificate as bigint,
      tonnes: told.tonnes as bigint,
      paid: told.paid as bigint,
      change: changeIn(receipt, ends(path).last, account),
    };
  },
};

/** Has the payment allowed, then does the rest in one transaction. */
export const retireNow: TransactionAction<RetireNowRequest, RetireNowOutcome> = {
  name: "retireNow",
  parse: (request) => schema.parse(request),
  explain: (error, request) => inToken(error, request.currency),
  steps: [paymentStep, retireStep],
};
