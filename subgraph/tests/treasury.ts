import { ALICE, BOB, bought, CAROL, listed, listingId, NOBODY, TREASURY, t, USDC as OTHER_TOKEN } from "./support/events.ts";
import {
  callTo,
  executed,
  limitSet,
  DAY,
  DEADLINE,
  NATIVE,
  paused,
  proposed,
  queued,
  safeAdministered,
  safeReceived,
  SNAPSHOT,
  signersSpent,
  spent,
  usdcSent,
  voted,
} from "./support/governance.ts";
import { issuedMarket } from "./support/market.ts";
import { exampleQuery } from "./support/queries.ts";
import { addressOf, blockHash, START, story, timeOf, txHash } from "./support/story.ts";
import {
  AIRDROP,
  crbn,
  feesPaid,
  grantCreated,
  grantId,
  grantRevoked,
  ledger,
  RESERVE,
  reserveReclaimed,
  roundOpened,
  roundSwept,
  tokensSent,
  VESTING,
} from "./support/token.ts";

const USDC = addressOf("USDC");
const CRBN = addressOf("CRBN");
const LISTING = listingId(ALICE, 0);
const DAY_NUMBER = Math.floor(START / 86_400);

const TRANSFERS = `treasuryTransfers { direction kind token { id } amount counterparty { id } confirmed }`;
const row = (
  direction: string,
  kind: string,
  token: string,
  amount: bigint,
  counterparty: string | null,
  confirmed = true,
) => ({
  direction,
  kind,
  token: { id: token },
  amount: String(amount),
  counterparty: counterparty === null ? null : { id: counterparty },
  confirmed,
});

export const genesis = story("the treasury's part at genesis, and transfers of nothing")
  .tx(tokensSent(NOBODY, TREASURY, crbn(150)), tokensSent(ALICE, TREASURY, 0n), usdcSent(ALICE, TREASURY, 0n))
  .expect(`{ ${TRANSFERS} treasuryTokens { id complete received spent balance } }`, {
    treasuryTransfers: [row("In", "Genesis", CRBN, crbn(150), null)],
    treasuryTokens: [{ id: CRBN, complete: true, received: String(crbn(150)), spent: "0", balance: String(crbn(150)) }],
  });

const GRANT = grantId(BOB, "Team", 1);

export const incomes = ledger("every income has its source, and is told once")
  .tx(grantCreated("Team", BOB, crbn(100)))
  .tx(feesPaid(crbn(2)), tokensSent(RESERVE, TREASURY, crbn(2)))
  .tx(...reserveReclaimed(TREASURY, crbn(3)))
  .tx(grantRevoked(GRANT, crbn(96), crbn(4)), tokensSent(VESTING, TREASURY, crbn(4)))
  .tx(...roundOpened(1, crbn(5)))
  .tx(roundSwept(1, crbn(5)), tokensSent(AIRDROP, TREASURY, crbn(5)))
  .tx(tokensSent(ALICE, TREASURY, crbn(6)))
  .expect(`{ ${TRANSFERS} treasuryTokens { received balance unconfirmed } }`, {
    treasuryTransfers: [
      row("In", "StakingFee", CRBN, crbn(2), RESERVE),
      row("In", "ReserveReclaim", CRBN, crbn(3), RESERVE),
      row("In", "GrantRevocation", CRBN, crbn(4), VESTING),
      row("In", "AirdropSweep", CRBN, crbn(5), AIRDROP),
      row("In", "Other", CRBN, crbn(6), ALICE),
    ],
    treasuryTokens: [{ received: String(crbn(20)), balance: String(crbn(20)), unconfirmed: [] }],
  })
  .expect(
    `{ treasuryTransfers(where: { kind_in: [GrantRevocation, AirdropSweep] }) { id grant { id } round { id } timestamp } }`,
    {
      treasuryTransfers: [
        { id: `${txHash(5)}-0`, grant: { id: String(GRANT) }, round: null, timestamp: String(timeOf(5)) },
        { id: `${txHash(7)}-0`, grant: null, round: { id: "1" }, timestamp: String(timeOf(7)) },
      ],
    },
  );

export const nothingReturned = ledger("a revocation that returns nothing pays nothing")
  .tx(grantCreated("Team", BOB, crbn(100)))
  .tx(grantRevoked(GRANT, crbn(100), 0n), tokensSent(VESTING, TREASURY, 0n))
  .expect(`{ treasuryTransfers { id } treasuryTokens { id } }`, { treasuryTransfers: [], treasuryTokens: [] });

export const commission = issuedMarket("commissions by purchase; of a token that is not followed, as the market tells")
  .tx(...listed(ALICE, 0, t(40)))
  .tx(...bought(LISTING, BOB, t(1), t(39), 1_000n, 15n))
  .tx(...bought(LISTING, BOB, t(1), t(38), 1_000n, 0n))
  .expect(`{ ${TRANSFERS} treasuryTokens { id complete received balance } treasuryTransfer(id: "${txHash(6)}-1") { trade { id } } }`, {
    treasuryTransfers: [row("In", "Commission", OTHER_TOKEN, 15n, BOB, false)],
    treasuryTokens: [{ id: OTHER_TOKEN, complete: false, received: "15", balance: null }],
    treasuryTransfer: { trade: { id: `${txHash(6)}-1` } },
  });

const PAY_CRBN = callTo("TreasuryModule", "TreasuryModule", "spend", CRBN, BOB, crbn(7));
const PAY_NATIVE = callTo("TreasuryModule", "TreasuryModule", "spend", NATIVE, CAROL, 9n);

export const dao = story("the DAO pays CRBN and the chain's own coin; each payment names its proposal")
  .tx(tokensSent(NOBODY, TREASURY, crbn(150)), safeReceived(ALICE, 50n))
  .tx(proposed(1n, [PAY_CRBN, PAY_NATIVE]), proposed(2n, [PAY_NATIVE]))
  .tx(...queued(1n, [PAY_CRBN, PAY_NATIVE], timeOf(3)), ...queued(2n, [PAY_NATIVE], timeOf(3)))
  .tx(
    ...executed(1n, [PAY_CRBN, PAY_NATIVE], [
      [spent(CRBN, BOB, crbn(7)), tokensSent(TREASURY, BOB, crbn(7))],
      [spent(NATIVE, CAROL, 9n)],
    ]),
    ...executed(2n, [PAY_NATIVE], [[spent(NATIVE, CAROL, 9n)]]),
  )
  .expect(`{ ${TRANSFERS} treasuryTokens { id complete received spent balance } }`, {
    treasuryTransfers: [
      row("In", "Genesis", CRBN, crbn(150), null),
      row("In", "Other", NATIVE, 50n, ALICE, false),
      row("Out", "Dao", CRBN, crbn(7), BOB),
      row("Out", "Dao", NATIVE, 9n, CAROL, false),
      row("Out", "Dao", NATIVE, 9n, CAROL, false),
    ],
    treasuryTokens: [
      { id: NATIVE, complete: false, received: "50", spent: "18", balance: null },
      {
        id: CRBN,
        complete: true,
        received: String(crbn(150)),
        spent: String(crbn(7)),
        balance: String(crbn(143)),
      },
    ],
  })
  .expect(
    `{ proposals { id status execution { treasuryTransfers { amount } } payments { amount } }
       auditEvents(where: { kind: Spent }) { detail counterparty { id } } }`,
    {
      proposals: [
        {
          id: "1",
          status: "Executed",
          execution: { treasuryTransfers: [{ amount: String(crbn(7)) }, { amount: "9" }, { amount: "9" }] },
          payments: [{ amount: String(crbn(7)) }, { amount: "9" }],
        },
        {
          id: "2",
          status: "Executed",
          execution: { treasuryTransfers: [{ amount: String(crbn(7)) }, { amount: "9" }, { amount: "9" }] },
          payments: [{ amount: "9" }],
        },
      ],
      auditEvents: [
        { detail: `${CRBN} ${crbn(7)}`, counterparty: { id: BOB } },
        { detail: `${NATIVE} 9`, counterparty: { id: CAROL } },
        { detail: `${NATIVE} 9`, counterparty: { id: CAROL } },
      ],
    },
  );

export const signers = story("signers pay within their limits, day by day; what they pay of nothing is left out")
  .tx(limitSet(USDC, 100n), limitSet(NATIVE, 10n), usdcSent(ALICE, TREASURY, 500n))
  .tx(signersSpent(USDC, BOB, 40n, DAY_NUMBER, 60n), usdcSent(TREASURY, BOB, 40n))
  .tx(signersSpent(USDC, BOB, 5n, DAY_NUMBER, 55n), usdcSent(TREASURY, BOB, 5n))
  .tx(signersSpent(USDC, BOB, 0n, DAY_NUMBER, 55n), usdcSent(TREASURY, BOB, 0n))
  .tx(signersSpent(USDC, CAROL, 1n, DAY_NUMBER + 1, 54n), usdcSent(TREASURY, CAROL, 1n))
  .tx(signersSpent(NATIVE, CAROL, 3n, DAY_NUMBER + 1, 7n))
  .tx(limitSet(USDC, 0n))
  .expect(`{ spendingLimits { id limit setAt spent days { id day spent } token { spent balance limit { limit } } } }`, {
    spendingLimits: [
      {
        id: NATIVE,
        limit: "10",
        setAt: String(timeOf(1)),
        spent: "3",
        days: [{ id: `${NATIVE}-${DAY_NUMBER + 1}`, day: DAY_NUMBER + 1, spent: "3" }],
        token: { spent: "3", balance: null, limit: { limit: "10" } },
      },
      {
        id: USDC,
        limit: "0",
        setAt: String(timeOf(7)),
        spent: "46",
        days: [
          { id: `${USDC}-${DAY_NUMBER}`, day: DAY_NUMBER, spent: "45" },
          { id: `${USDC}-${DAY_NUMBER + 1}`, day: DAY_NUMBER + 1, spent: "1" },
        ],
        token: { spent: "46", balance: "454", limit: { limit: "0" } },
      },
    ],
  })
  .expect(`{ treasuryTransfers(where: { direction: Out }) { kind amount confirmed } auditEvents { kind detail } }`, {
    treasuryTransfers: [
      { kind: "Signers", amount: "40", confirmed: true },
      { kind: "Signers", amount: "5", confirmed: true },
      { kind: "Signers", amount: "1", confirmed: true },
      { kind: "Signers", amount: "3", confirmed: false },
    ],
    auditEvents: [
      { kind: "LimitSet", detail: `${USDC} 100` },
      { kind: "LimitSet", detail: `${NATIVE} 10` },
      { kind: "SignersSpent", detail: `${USDC} 40` },
      { kind: "SignersSpent", detail: `${USDC} 5` },
      { kind: "SignersSpent", detail: `${USDC} 1` },
      { kind: "SignersSpent", detail: `${NATIVE} 3` },
      { kind: "LimitSet", detail: `${USDC} 0` },
    ],
  });

export const mismatch = story("a token that moves another amount than it was asked to is told as it is")
  .tx(usdcSent(ALICE, TREASURY, 500n))
  .tx(spent(USDC, BOB, 40n), usdcSent(TREASURY, BOB, 39n), usdcSent(TREASURY, CAROL, 1n))
  .tx(spent(USDC, BOB, 39n), usdcSent(TREASURY, BOB, 39n))
  .expect(`{ ${TRANSFERS} treasuryTokens { spent balance unconfirmed } }`, {
    treasuryTransfers: [
      row("In", "Other", USDC, 500n, ALICE),
      row("Out", "Dao", USDC, 40n, BOB, false),
      row("Out", "Other", USDC, 39n, BOB),
      row("Out", "Other", USDC, 1n, CAROL),
      row("Out", "Dao", USDC, 39n, BOB),
    ],
    treasuryTokens: [{ spent: "79", balance: "421", unconfirmed: [] }],
  });

export const strangers = story("other people's transfers, and payments that no proposal made")
  .tx(usdcSent(ALICE, BOB, 7n), tokensSent(ALICE, BOB, 8n))
  .tx(spent(NATIVE, BOB, 1n), safeAdministered("0xe318b52b"))
  .expect(`{ ${TRANSFERS} transactions { id eventCount } }`, {
    treasuryTransfers: [row("Out", "Dao", NATIVE, 1n, BOB, false)],
    transactions: [{ id: txHash(2), eventCount: 2 }],
  })
  .expect(`{ treasuryTransfers { proposal { id } } auditEvents(where: { kind: SafeAdministered }) { detail } }`, {
    treasuryTransfers: [{ proposal: null }],
    auditEvents: [{ detail: "0xe318b52b" }],
  });

const SENT_BY = { id: NOBODY };

export const example = story("the auditor's query: what was decided, by whom, when executed, where the money went")
  .tx(tokensSent(NOBODY, TREASURY, crbn(150)))
  .tx(proposed(1n, [PAY_CRBN], { description: "# Pay Bob" }))
  .tx(voted(1n, ALICE, "For", crbn(9_000_000), "deserved"))
  .tx(...queued(1n, [PAY_CRBN], timeOf(4)))
  .tx(...executed(1n, [PAY_CRBN], [[spent(CRBN, BOB, crbn(7)), tokensSent(TREASURY, BOB, crbn(7))]]))
  .tx(paused(CAROL, timeOf(6) + 16 * DAY, timeOf(6) + 32 * DAY))
  .expect(exampleQuery("decisions-and-money", {}), {
    proposals: [
      {
        id: "1",
        title: "Pay Bob",
        status: "Executed",
        isProtected: false,
        proposer: { id: ALICE },
        snapshot: String(SNAPSHOT),
        deadline: String(DEADLINE),
        quorum: String(crbn(5_000_000)),
        forVotes: String(crbn(9_000_000)),
        againstVotes: "0",
        abstainVotes: "0",
        eta: String(timeOf(4) + 2 * DAY),
        steps: [
          step("Created", 2, { id: ALICE }, String(DEADLINE)),
          step("Queued", 4, SENT_BY, String(timeOf(4) + 2 * DAY)),
          step("Executed", 5, SENT_BY, null),
        ],
        calls: [
          {
            targetName: "TreasuryModule",
            target: PAY_CRBN.target,
            signature: "spend(address,address,uint256)",
            value: "0",
            data: PAY_CRBN.data,
            arguments: [
              { name: "token", value: CRBN },
              { name: "to", value: BOB },
              { name: "amount", value: String(crbn(7)) },
            ],
          },
        ],
        votes: [{ voter: { id: ALICE }, support: "For", weight: String(crbn(9_000_000)), reason: "deserved" }],
        payments: [
          {
            token: { id: CRBN },
            amount: String(crbn(7)),
            counterparty: { id: BOB },
            transaction: { id: txHash(5) },
          },
        ],
      },
    ],
    treasuryTokens: [
      {
        id: CRBN,
        complete: true,
        received: String(crbn(150)),
        spent: String(crbn(7)),
        balance: String(crbn(143)),
        limit: null,
      },
    ],
    treasuryTransfers: [
      {
        ...row("Out", "Dao", CRBN, crbn(7), BOB),
        proposal: { id: "1", title: "Pay Bob" },
        timestamp: String(timeOf(5)),
        transaction: { id: txHash(5) },
      },
      {
        ...row("In", "Genesis", CRBN, crbn(150), null),
        proposal: null,
        timestamp: String(timeOf(1)),
        transaction: { id: txHash(1) },
      },
    ],
    pauses: [
      {
        number: 1,
        by: { id: CAROL },
        since: String(timeOf(6)),
        until: String(timeOf(6) + 16 * DAY),
        endedAt: null,
        transaction: { id: txHash(6) },
      },
    ],
    _meta: { block: { number: 6, hash: blockHash(6) } },
  });

function step(kind: string, block: number, actor: { id: string }, until: string | null) {
  return { kind, actor, until, timestamp: String(timeOf(block)), transaction: { id: txHash(block) } };
}
