import { useEffect } from "react";
import type { Config } from "wagmi";
import { useConfig, useConnection } from "wagmi";
import { connect } from "wagmi/actions";

const STORAGE_KEY = "carbontrace.testAccount";

/** The test accounts, loaded only on the development server of the local chain. */
async function loadTestWallet() {
  return import("./testWallet.ts");
}

/** Connects a test account and remembers it for the next load. */
export async function connectTestAccount(config: Config, index: number): Promise<void> {
  if (!__LOCAL_TEST_WALLET__) return;
  const { testWallet, TEST_ACCOUNTS } = await loadTestWallet();
  const account = TEST_ACCOUNTS.find((known) => known === index);
  if (account === undefined) return;
  await connect(config, { connector: testWallet(account) });
  sessionStorage.setItem(STORAGE_KEY, String(account));
}

/** Forgets the test account when the user disconnects. */
export function forgetTestAccount(): void {
  if (__LOCAL_TEST_WALLET__) sessionStorage.removeItem(STORAGE_KEY);
}

/** Connects the test account of before a reload again. */
export function useRestoreTestWallet(): void {
  const config = useConfig();
  const { status } = useConnection();
  useEffect(() => {
    if (!__LOCAL_TEST_WALLET__ || status !== "disconnected") return;
    const remembered = sessionStorage.getItem(STORAGE_KEY);
    if (remembered) void connectTestAccount(config, Number(remembered)).catch(forgetTestAccount);
  }, [config, status]);
}
