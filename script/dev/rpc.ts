/** One JSON-RPC call over HTTP. */
export async function rpc<T>(url: string, method: string, params: unknown = []): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: AbortSignal.timeout(20_000),
  });
  const body = (await response.json()) as { result?: T; error?: { message?: string } };
  if (body.error) throw new Error(`${method}: ${body.error.message ?? "refused"}`);
  return body.result as T;
}

/** A block as far as this machinery needs it. */
export interface BlockPointer {
  number: number;
  hash: string;
}

/** The block of that number, or the newest; undefined when the chain has no such block. */
export async function blockAt(url: string, number?: number): Promise<BlockPointer | undefined> {
  const tag = number === undefined ? "latest" : `0x${number.toString(16)}`;
  const block = await rpc<{ number: string; hash: string } | null>(url, "eth_getBlockByNumber", [tag, false]);
  return block ? { number: Number(block.number), hash: block.hash } : undefined;
}
