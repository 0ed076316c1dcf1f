import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import type { ReactNode } from "react";
import type { Abi, AbiFunction, Address, Hex } from "viem";
import { encodeFunctionData, encodeFunctionResult, getAddress, pad, toFunctionSelector, zeroAddress } from "viem";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { freshWorld, serverOf } from "../../../../test/support/indexer.ts";
import { env } from "../../../chain/env.ts";
import { contractNamed } from "../decode/known.ts";
import { ActionList } from "../index.ts";
import type { ProposalCall } from "../model.ts";
import { BOOK } from "./addresses.ts";
import { BOOKED } from "./book.ts";

const world = freshWorld();
const server = serverOf(world);
/** An account that the address book does not have. */
export const SOMEBODY = getAddress("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
/** One CRBN in smallest units. */
export const CRBN = 10n ** 18n;

function itemOf(name: keyof typeof BOOK, functionName: string): AbiFunction {
  return contractNamed(name, BOOKED)?.abi.find(
    (entry): entry is AbiFunction => entry.type === "function" && entry.name === functionName,
  ) as AbiFunction;
}

/** What every contract answers to a function, whoever is asked. */
export function answer(name: keyof typeof BOOK, functionName: string, result: unknown) {
  const item = itemOf(name, functionName);
  world.calls[toFunctionSelector(item)] = encodeFunctionResult({ abi: [item], functionName, result } as never);
}

/** With what every contract refuses a function, by its selector. */
const refused = new Map<string, Hex>();

/** Makes every contract refuse a function with an error. */
export function refuse(name: keyof typeof BOOK, functionName: string, data: Hex): void {
  refused.set(toFunctionSelector(itemOf(name, functionName)), data);
}

/** The bytes that the chain has by address: the code, and the address in the place of a proxy's implementation. */
const held = { code: new Map<string, Hex>(), implementations: new Map<string, Address>() };

/** Puts code at an address. */
export function putCode(address: Address, code: Hex): void {
  held.code.set(address.toLowerCase(), code);
}

/** Makes an address the implementation of a proxy. */
export function putImplementation(proxy: Address, implementation: Address): void {
  held.implementations.set(proxy.toLowerCase(), implementation);
}

interface Asked {
  id: number;
  method: string;
  params?: [string] | [{ data?: Hex }, ...unknown[]];
}

function stored({ id, method, params: [first] = [zeroAddress] }: Asked) {
  if (typeof first !== "string") {
    const data = method === "eth_call" ? refused.get(first.data?.slice(0, 10) ?? "") : undefined;
    return data && { jsonrpc: "2.0", id, error: { code: 3, message: "execution reverted", data } };
  }
  const address = first;
  if (method === "eth_getCode") return { jsonrpc: "2.0", id, result: held.code.get(address.toLowerCase()) ?? "0x" };
  if (method !== "eth_getStorageAt") return undefined;
  const implementation = held.implementations.get(address.toLowerCase()) ?? zeroAddress;
  return { jsonrpc: "2.0", id, result: pad(implementation, { size: 32 }) };
}

/** Answers what only this stage knows, and asks the world for the rest. */
const chain = http.post(env.rpcUrl, async ({ request }) => {
  const asked = (await request.clone().json()) as Asked | Asked[];
  const all = Array.isArray(asked) ? asked : [asked];
  const rest = all.filter((one) => stored(one) === undefined);
  if (rest.length === all.length) return undefined;
  const own = all.flatMap((one) => stored(one) ?? []);
  const others = rest.length > 0 ? await fetch(env.rpcUrl, { method: "POST", body: JSON.stringify(rest) }) : undefined;
  const answers = [...own, ...(others ? ((await others.json()) as object[]) : [])];
  return HttpResponse.json(Array.isArray(asked) ? answers : answers[0]);
});

/** Gives every test of a file a chain of its own, with a market, a tier, a token, a Safe and a project on it. */
export function setStage(): void {
  beforeAll(() => {
    server.use(chain);
    server.listen({ onUnhandledRequest: "error" });
  });
  beforeEach(() => {
    Object.assign(world, freshWorld());
    refused.clear();
    held.code.clear();
    held.implementations.clear();
    answer("CreditMarket", "commissionRate", 15n * 10n ** 15n);
    answer("StakedCRBN", "tierTerms", { minimum: 50_000n * CRBN, lock: 180 * 86_400, apyBps: 2_000 });
    answer("SpendingGuard", "limitOf", 50_000_000_000n);
    answer("CarbontraceGovernor", "isProtected", false);
    answer("CarbontraceGovernor", "delayOf", 172_800n);
    answer("USDC", "symbol", "USDC");
    answer("USDC", "decimals", 6);
    answer("TreasurySafe", "getThreshold", 3n);
    answer("ProjectRegistry", "projectOf", {
      registry: 1,
      country: "0x564e",
      status: 2,
      class: 1,
      registeredAt: 1,
      statusSince: 1,
      registryProjectId: "VCS-7",
      name: "Mangroves of Cà Mau",
      projectType: "",
      methodology: "",
      proponent: "",
      metadataCid: "",
    });
  });
  afterAll(() => server.close());
}

/** A call of a contract of the address book. */
export function call(name: keyof typeof BOOK, functionName: string, args: readonly unknown[]): ProposalCall {
  const abi = contractNamed(name, BOOKED)?.abi as Abi;
  return { target: BOOK[name], value: 0n, calldata: encodeFunctionData({ abi, functionName, args } as never) };
}

const impatient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** Draws a part of the page. */
export function draw(part: ReactNode, client = impatient()) {
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>{part}</QueryClientProvider>
    </I18nProvider>,
  );
}

/** Shows calls as a proposal's page does. */
export function show(calls: ProposalCall[], client?: QueryClient) {
  return draw(<ActionList calls={calls} />, client);
}

/** A text as one reads it: blanks that keep words together are blanks. */
export const plain = (text: string | null) => (text ?? "").replace(/\u00a0/g, " ");

/** What is said of an action, from 1. */
export const wordsOf = (number: number) => plain(screen.getByTestId(`action-${number}`).textContent);

/** What is shouted of an action, from 1. */
export const dangers = (number: number) =>
  [...screen.getByTestId(`action-${number}`).querySelectorAll(".text-danger")].map(({ textContent }) =>
    plain(textContent),
  );
