import { Trans, useLingui } from "@lingui/react/macro";
import { type Address, type Hex, isAddressEqual, zeroAddress } from "viem";
import { useCurrencies } from "../../../data/index.ts";
import { formatDecimal } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { contractNamed } from "../decode/known.ts";
import { Nested } from "./Nested.tsx";
import { Account, Change, coin, Payer, Stranger, TokenAmount } from "./pieces.tsx";
import type { Sentences } from "./sentence.ts";
import { usePresent } from "./usePresent.ts";
import { Successor } from "./warnings.tsx";

function Limit({ token, limit }: { token: Address; limit: bigint }) {
  const { t } = useLingui();
  const locale = useLocale();
  const native = isAddressEqual(token, zeroAddress);
  const known = useCurrencies(native ? [] : [token]).get(token.toLowerCase());
  const currency = native ? coin : known;
  const { data } = usePresent<bigint>("SpendingGuard", "limitOf", [token]);
  if (!currency) {
    return (
      <Trans>
        Let the treasury's signers spend <TokenAmount token={token} amount={limit} /> in 31 days
      </Trans>
    );
  }
  const { decimals, symbol } = currency;
  const write = (units: bigint) =>
    units === 0n ? t`nothing` : `${formatDecimal(units, decimals, locale)}\u00a0${symbol}`;
  return (
    <Trans>
      Change what the treasury's signers may spend of {symbol}
      <Stranger token={token} /> in 31 days without a vote{" "}
      <Change from={data === undefined ? undefined : write(data)} to={write(limit)} />
    </Trans>
  );
}

function Threshold({ threshold }: { threshold: bigint }) {
  const { data } = usePresent<bigint>("TreasurySafe", "getThreshold");
  return (
    <Trans>
      Change how many signers a payment needs <Change from={data?.toString()} to={threshold.toString()} />
    </Trans>
  );
}

/** What the treasury Safe does to itself. */
const safeSentences: Sentences = {
  "TreasurySafe.addOwnerWithThreshold": ([owner, threshold]) => (
    <Trans>
      Make <Account address={owner as Address} /> a signer of the treasury.{" "}
      <Threshold threshold={threshold as bigint} />
    </Trans>
  ),
  "TreasurySafe.removeOwner": ([, owner, threshold]) => (
    <Trans>
      Remove the signer <Account address={owner as Address} /> of the treasury.{" "}
      <Threshold threshold={threshold as bigint} />
    </Trans>
  ),
  "TreasurySafe.swapOwner": ([, before, after]) => (
    <Trans>
      Replace the signer <Account address={before as Address} /> of the treasury by{" "}
      <Account address={after as Address} />
    </Trans>
  ),
  "TreasurySafe.changeThreshold": ([threshold]) => <Threshold threshold={threshold as bigint} />,
  "TreasurySafe.setGuard": ([guard]) =>
    isAddressEqual(guard as Address, zeroAddress) ? (
      <Trans>Take away the treasury's guard: its signers could then do anything with it</Trans>
    ) : (
      <>
        <Trans>
          Put the treasury's signers under the guard <Account address={guard as Address} />
        </Trans>
        <Successor />
      </>
    ),
  "TreasurySafe.setModuleGuard": ([guard]) => (
    <>
      <Trans>
        Put the treasury's modules under the guard <Account address={guard as Address} />
      </Trans>
      <Successor />
    </>
  ),
  "TreasurySafe.enableModule": ([module]) => (
    <>
      <Trans>
        Enable the module <Account address={module as Address} />: it could spend from the treasury without signers
      </Trans>
      <Successor />
    </>
  ),
  "TreasurySafe.disableModule": ([, module]) => (
    <Trans>
      Disable the treasury's module <Account address={module as Address} />
    </Trans>
  ),
  "TreasurySafe.setFallbackHandler": ([handler]) => (
    <Trans>
      Let <Account address={handler as Address} /> answer the calls that the treasury Safe does not know
    </Trans>
  ),
};

/** Payments, the treasury Safe and its signers' limits. */
export const treasurySentences: Sentences = {
  ...safeSentences,
  "TreasuryModule.spend": ([token, to, amount]) => (
    <Trans>
      Pay <TokenAmount token={token as Address} amount={amount as bigint} /> from the treasury to{" "}
      <Account address={to as Address} />
    </Trans>
  ),
  "TreasuryModule.administerSafe": ([call], place) => {
    const safe = contractNamed("TreasurySafe")?.address;
    return (
      <>
        <Trans>Change the treasury Safe itself:</Trans>
        <Nested target={safe} calldata={call as Hex} place={place} {...(safe && { caller: safe })} />
      </>
    );
  },
  "SpendingGuard.setLimit": ([token, limit]) => <Limit token={token as Address} limit={limit as bigint} />,
};

/** Tokens that the caller itself holds. */
function transferOf(token: string): Sentences[string] {
  return ([to, amount], { caller }) => {
    const address = contractNamed(token)?.address ?? zeroAddress;
    return (
      <Trans>
        Send <TokenAmount token={address} amount={amount as bigint} /> of <Payer address={caller} />
        's own to <Account address={to as Address} />
      </Trans>
    );
  };
}

function approvalOf(token: string): Sentences[string] {
  return ([spender, amount], { caller }) => {
    const address = contractNamed(token)?.address ?? zeroAddress;
    return (
      <Trans>
        Let <Account address={spender as Address} /> take <TokenAmount token={address} amount={amount as bigint} /> of{" "}
        <Payer address={caller} />
        's own
      </Trans>
    );
  };
}

/** What a caller does with tokens of its own: the Timelock, or whom it has call. */
export const ownTokenSentences: Sentences = {
  "CRBN.transfer": transferOf("CRBN"),
  "USDC.transfer": transferOf("USDC"),
  "CRBN.approve": approvalOf("CRBN"),
  "USDC.approve": approvalOf("USDC"),
};
