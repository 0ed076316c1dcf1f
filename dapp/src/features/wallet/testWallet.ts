import { type Address, createWalletClient, type Hex, http, numberToHex, UserRejectedRequestError } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { estimateGas } from "viem/actions";
import { createConnector } from "wagmi";
import { chain } from "../../chain/wagmi.ts";

/** The seed phrase that every development chain funds. Worth nothing anywhere else. */
const MNEMONIC = "test test test test test test test test test test test junk";

/** The account that got the public sale's CRBN: its stake alone can carry a vote. */
export const VOTER = 0;

/** The accounts to which `script/networks/local.json` gives a desk. */
export const DESKS = { 2: "council", 3: "registrar", 4: "verifier", 10: "curator" } as const;

/** Accounts of the seed phrase: three to buy and retire with, the one whose votes are enough, and one for each desk. */
export const TEST_ACCOUNTS = [7, 8, 9, VOTER, 2, 3, 4, 10] as const;

/** One of the test accounts. */
export type TestAccount = (typeof TEST_ACCOUNTS)[number];

interface Request {
  method: string;
  params?: readonly unknown[];
}

/** The address of a test account. */
export function testAddress(index: TestAccount): Address {
  return mnemonicToAccount(MNEMONIC, { addressIndex: index }).address;
}

/** A provider that signs with a test account and asks the local node everything else. */
function testProvider(index: TestAccount) {
  const account = mnemonicToAccount(MNEMONIC, { addressIndex: index });
  const client = createWalletClient({ account, chain, transport: http() });
  const request = async ({ method, params = [] }: Request): Promise<unknown> => {
    switch (method) {
      case "eth_accounts":
      case "eth_requestAccounts":
        return [account.address];
      case "eth_chainId":
        return numberToHex(chain.id);
      case "eth_sendTransaction": {
        const { to, data, value, gas } = params[0] as { to: Address; data?: Hex; value?: Hex; gas?: Hex };
        const call = { to, ...(data && { data }), ...(value && { value: BigInt(value) }) };
        // Half as much again as the estimate, as wallets do: in another second than the estimate's a call may write more.
        const estimate = gas ? undefined : await estimateGas(client, { account, ...call }).catch(() => undefined);
        const limit = gas ? BigInt(gas) : estimate && estimate + estimate / 2n;
        return client.sendTransaction({ ...call, ...(limit && { gas: limit }) });
      }
      case "wallet_switchEthereumChain":
        if (Number((params[0] as { chainId: Hex }).chainId) === chain.id) return null;
        throw new UserRejectedRequestError(new Error("The test wallet knows the local chain only."));
      default:
        return client.request({ method, params } as Parameters<typeof client.request>[0]);
    }
  };
  return { request };
}

/**
 * A wallet without an extension, for the local chain. It is loaded only where `__LOCAL_TEST_WALLET__` is true, which a
 * production build never is, so neither this code nor the seed phrase is in one.
 */
export function testWallet(index: TestAccount) {
  const provider = testProvider(index);
  return createConnector<typeof provider>((config) => ({
    id: `testWallet${index}`,
    name: `Test account ${index}`,
    type: "testWallet",
    async connect() {
      // biome-ignore lint/suspicious/noExplicitAny: the return type depends on a type parameter that only callers know.
      return { accounts: [testAddress(index)], chainId: chain.id } as any;
    },
    disconnect: async () => undefined,
    getAccounts: async () => [testAddress(index)],
    getChainId: async () => chain.id,
    getProvider: async () => provider,
    isAuthorized: async () => false,
    switchChain: async () => chain,
    onAccountsChanged: () => undefined,
    onChainChanged: () => undefined,
    onDisconnect: () => config.emitter.emit("disconnect"),
  }));
}
