import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type Address, erc20Abi, isAddressEqual } from "viem";
import { useConnection } from "wagmi";
import { contracts } from "../../chain/contracts.ts";
import { deployment } from "../../chain/deployment.ts";
import { LOCAL_CHAIN_ID } from "../../chain/env.ts";
import { chain, publicClient } from "../../chain/wagmi.ts";
import { marketKey } from "../../data/index.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Money } from "../../ui/index.ts";
import { CRBN, Crbn, useCrbnBalance } from "../token/index.ts";

/** The faucet fills an account up to this much test USDC: who holds it gets no more of it. */
const FULL_USDC = 10_000_000_000n;
/** The same of CRBN. */
const FULL_CRBN = 200_000n * CRBN;
const USDC = { symbol: "USDC", decimals: 6 };

/** Whether there is a faucet: on the local chain alone. */
export const hasFaucet = chain.id === LOCAL_CHAIN_ID && deployment?.addresses.Faucet !== undefined;

function useTestUsdc(address: Address | undefined): bigint | undefined {
  return useQuery({
    queryKey: [...marketKey, "testUsdc", address],
    queryFn: () =>
      publicClient.readContract({
        address: contracts.testUsdc.address,
        abi: erc20Abi,
        functionName: "balanceOf",
        args: [address as Address],
      }),
    enabled: address !== undefined,
  }).data;
}

function Faucet({ address }: { address: Address }) {
  const balance = useTestUsdc(address);
  const { data: crbn } = useCrbnBalance(address);
  const { flow, busy, start } = useTransaction("faucet");
  return (
    <section className="rounded-lg bg-sunken p-3" data-testid="faucet">
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="text-sm font-semibold">
          <Trans>Test money</Trans>
        </h2>
        <span className="flex flex-col text-right text-sm">
          <span data-testid="usdc-balance">
            {balance === undefined ? "…" : <Money amount={balance} currency={USDC} />}
          </span>
          <span data-testid="crbn-balance">{crbn === undefined ? "…" : <Crbn units={crbn} short />}</span>
        </span>
      </div>
      <p className="mt-1 mb-3 text-sm text-ink-soft">
        <Trans>
          The faucet fills your account up to 10,000 test USDC, 200,000 CRBN and 10 ETH for gas. It needs no signature.
        </Trans>
      </p>
      <Button size="sm" variant="secondary" busy={busy} onClick={() => start({})}>
        <Trans>Take test tokens and gas</Trans>
      </Button>
      {flow && (
        <div className="mt-3">
          <TransactionPanel flow={flow} />
        </div>
      )}
    </section>
  );
}

/** Whether the faucet can give somebody with this balance more of this currency. */
export function faucetHelps(currency: Address, balance: bigint): boolean {
  if (!hasFaucet) return false;
  if (isAddressEqual(currency, contracts.crbn.address)) return balance < FULL_CRBN;
  return isAddressEqual(currency, contracts.testUsdc.address) && balance < FULL_USDC;
}

/** Test USDC, CRBN and gas, on the local chain only. */
export function FaucetPanel() {
  const { address } = useConnection();
  return hasFaucet && address ? <Faucet address={address} /> : null;
}
