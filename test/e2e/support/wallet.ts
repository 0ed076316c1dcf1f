import { join } from "node:path";
import type { Page } from "@playwright/test";
import { BaseError, createWalletClient, type Hex, hexToNumber, http, isHex, numberToHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { estimateGas } from "viem/actions";

/** What a test can make the wallet do. */
export interface WalletControl {
  /** The user declines the next requests to connect, sign or send (EIP-1193: 4001). */
  rejects: boolean;
  /** The network that the wallet is on. */
  chainId: number;
  /** Whether the wallet can switch networks. */
  refusesSwitch: boolean;
  /** The wallet knows no typed data: it cannot sign a permit (EIP-1193: 4200). */
  refusesTypedData: boolean;
  /** Something that happens elsewhere while the user looks at the request. */
  beforeSend: (() => Promise<void>) | undefined;
  /** Every method that the page asked for. */
  readonly asked: string[];
  /** Hashes of what was sent. */
  readonly sent: Hex[];
  /** The gas that the page asked for with each of them; nothing where it left that to the wallet. */
  readonly gas: (bigint | undefined)[];
}

/** A wallet that lives in this process: its key never enters the page. */
export interface TestWallet {
  address: Hex;
  key: Hex;
  control: WalletControl;
}

interface RpcFailure {
  error: { code: number; message: string; data?: unknown };
}

const UNSUPPORTED: RpcFailure = { error: { code: 4200, message: "The wallet does not support this method." } };

const REJECTED: RpcFailure = { error: { code: 4001, message: "User rejected the request." } };

interface RpcRequest {
  method: string;
  params?: unknown[];
}

async function forward(rpcUrl: string, { method, params = [] }: RpcRequest): Promise<unknown> {
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as { result?: unknown; error?: RpcFailure["error"] };
  return error ? { error } : { result };
}

/** What the node said of a call that it refused, handed on as wallets do: with the data that names the contract's reason. */
function failureOf(error: unknown): RpcFailure {
  const message = error instanceof Error ? error.message : String(error);
  const told = error instanceof BaseError ? error.walk((cause) => isHex((cause as { data?: unknown }).data)) : null;
  return { error: { code: -32000, message, ...(told && { data: (told as Error & { data?: unknown }).data }) } };
}

/** Makes a wallet with a key of its own, so that tests never share accounts. */
export function newWallet(chainId: number, key: Hex = generatePrivateKey()): TestWallet {
  const { address } = privateKeyToAccount(key);
  return {
    address,
    key,
    control: {
      rejects: false,
      chainId,
      refusesSwitch: false,
      refusesTypedData: false,
      beforeSend: undefined,
      asked: [],
      sent: [],
      gas: [],
    },
  };
}

/**
 * Half as much gas again as was estimated, as wallets do: in another second than the estimate's a call may write more. What cannot be
 * estimated is left to the sending, which says why.
 */
async function generously(estimate: Promise<bigint>): Promise<bigint | undefined> {
  const gas = await estimate.catch(() => undefined);
  return gas && gas + gas / 2n;
}

/** Announces the wallet to a page (EIP-6963). It gives no account before the page has asked to connect. */
export async function installWallet(page: Page, wallet: TestWallet, rpcUrl: string): Promise<void> {
  const { control } = wallet;
  const account = privateKeyToAccount(wallet.key);
  const client = createWalletClient({ account, transport: http(rpcUrl) });
  let connected = false;

  async function answer(request: RpcRequest): Promise<unknown> {
    const { method, params = [] } = request;
    control.asked.push(method);
    switch (method) {
      case "eth_accounts":
        return { result: connected ? [account.address] : [] };
      case "eth_requestAccounts":
        if (control.rejects) return REJECTED;
        connected = true;
        return { result: [account.address] };
      case "wallet_revokePermissions":
        connected = false;
        return { result: null };
      case "eth_chainId":
        return { result: numberToHex(control.chainId) };
      case "wallet_switchEthereumChain": {
        if (control.rejects || control.refusesSwitch) return REJECTED;
        control.chainId = hexToNumber((params[0] as { chainId: Hex }).chainId);
        return { result: null };
      }
      case "eth_sendTransaction": {
        if (control.rejects) return REJECTED;
        await control.beforeSend?.();
        const { to, data, value, gas } = params[0] as { to: Hex; data?: Hex; value?: Hex; gas?: Hex };
        const call = { to, ...(data && { data }), ...(value && { value: BigInt(value) }) };
        const limit = gas ? BigInt(gas) : await generously(estimateGas(client, { account, ...call }));
        const hash = await client.sendTransaction({ chain: null, ...call, ...(limit && { gas: limit }) });
        control.sent.push(hash);
        control.gas.push(gas && BigInt(gas));
        return { result: hash };
      }
      case "eth_signTypedData_v4": {
        if (control.refusesTypedData) return UNSUPPORTED;
        if (control.rejects) return REJECTED;
        return { result: await account.signTypedData(JSON.parse(params[1] as string)) };
      }
      default:
        return forward(rpcUrl, request);
    }
  }

  await page.exposeBinding("__walletRequest", async (_source, request: RpcRequest) => {
    try {
      return await answer(request);
    } catch (error) {
      return failureOf(error);
    }
  });
  await page.addInitScript({ path: join(import.meta.dirname, "announceWallet.js") });
}
