import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConfig } from "wagmi";
import { shortHex } from "../../format/index.ts";
import { classifyError, ErrorSentence, type TxError } from "../../transactions/index.ts";
import { Button } from "../../ui/index.ts";
import { connectTestAccount } from "./useTestWallet.ts";

/** The built-in accounts of the local chain, for trying things without an extension. */
export function TestAccounts() {
  const config = useConfig();
  const [error, setError] = useState<TxError>();
  const { data: accounts = [] } = useQuery({
    queryKey: ["testAccounts"],
    queryFn: async () => {
      const { TEST_ACCOUNTS, testAddress, VOTER } = await import("./testWallet.ts");
      return TEST_ACCOUNTS.map((index) => ({ index, address: testAddress(index), carriesVotes: index === VOTER }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="mt-5 border-t border-line pt-4">
      <h3 className="text-sm font-semibold">
        <Trans>Test accounts of the local chain</Trans>
      </h3>
      <p className="text-sm text-ink-soft">
        <Trans>They sign without asking, and their credits are worth nothing.</Trans>
      </p>
      <ul className="mt-2 flex flex-col gap-2">
        {accounts.map(({ index, address, carriesVotes }) => (
          <li key={address}>
            <Button
              variant="secondary"
              className="w-full justify-between!"
              onClick={() => connectTestAccount(config, index).catch((cause) => setError(classifyError(cause)))}
            >
              {carriesVotes ? (
                <Trans>Test account {index}: its votes can carry a proposal</Trans>
              ) : (
                <Trans>Test account {index}</Trans>
              )}
              <span className="font-mono text-sm">{shortHex(address)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {error && <ErrorSentence error={error} />}
    </div>
  );
}
