import { useState } from "react";
import type { TypedDataDefinition } from "viem";
import { useSignTypedData } from "wagmi";
import { chainNow, readHead } from "../../data/index.ts";
import { isSignedBy, type Validity } from "./signature.ts";

const DAY = 86_400n;

/** What came of asking for a signature. */
export interface Signing<Signed> {
  busy: boolean;
  /** What the wallet or the chain threw. */
  failure: unknown;
  /** The wallet signed something that the contract does not take for the account's signature. */
  misfit: boolean;
  signed: Signed | undefined;
  ask: (account: `0x${string}`, days: number) => Promise<void>;
  forget: () => void;
}

/** Asks the wallet to sign under a nonce of its own, and looks whether the contract would take the signature. */
export function useSigning<Signed>(
  dataOf: (validity: Validity) => TypedDataDefinition,
  complete: (signed: Validity & { signature: `0x${string}` }) => Signed,
  newNonce: () => bigint,
): Signing<Signed> {
  const { mutateAsync: sign } = useSignTypedData();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [misfit, setMisfit] = useState(false);
  const [signed, setSigned] = useState<Signed>();
  function forget() {
    setFailure(undefined);
    setMisfit(false);
    setSigned(undefined);
  }
  async function ask(account: `0x${string}`, days: number) {
    if (busy) return;
    forget();
    setBusy(true);
    try {
      // The deadline is by the chain's clock, which the page may not have seen yet.
      await readHead();
      const validity = { nonce: newNonce(), deadline: chainNow() + BigInt(days) * DAY };
      const data = dataOf(validity);
      const signature = await sign({ ...data, account } as never);
      if (await isSignedBy(account, data, signature)) setSigned(complete({ ...validity, signature }));
      else setMisfit(true);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  return { busy, failure, misfit, signed, ask, forget };
}
