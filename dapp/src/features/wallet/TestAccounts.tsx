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
      const { DESKS, TEST_ACCOUNTS, testAddress, VOTER } = await import("./testWallet.ts");
      return TEST_ACCOUNTS.map((index) => ({
        index,
        address: testAddress(index),
        part: index === VOTER ? "voter" : index in DESKS ? DESKS[index as keyof typeof DESKS] : undefined,
      }));
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
        {accounts.map(({ index, address, part }) => (
          <li key={address}>
            <Button
              variant="secondary"
              className="w-full justify-between!"
              onClick={() => connectTestAccount(config, index).catch((cause) => setError(classifyError(cause)))}
            >
              <span className="text-left">
                {part === undefined && <Trans>Test account {index}</Trans>}
                {part === "voter" && <Trans>Test account {index}: its votes can carry a proposal</Trans>}
                {part === "council" && <Trans>Test account {index}: the council's desk</Trans>}
                {part === "registrar" && <Trans>Test account {index}: the registrar's desk</Trans>}
                {part === "verifier" && <Trans>Test account {index}: the verifier's desk</Trans>}
                {part === "curator" && <Trans>Test account {index}: a curator's desk</Trans>}
              </span>
              <span className="font-mono text-sm">{shortHex(address)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {error && <ErrorSentence error={error} />}
    </div>
  );
}
