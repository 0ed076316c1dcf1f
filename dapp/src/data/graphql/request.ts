import { print } from "@0no-co/graphql.web";
import type { TadaDocumentNode } from "gql.tada";
import { env } from "../../chain/env.ts";

/** The indexer gave no usable answer. `kind` says why; the message is for developers. */
export class IndexerError extends Error {
  override readonly name = "IndexerError";
  constructor(
    readonly kind: "unreachable" | "refused" | "malformed",
    message: string,
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 12_000;

/** Asks the indexer. Partial answers are refused: a page must not show half of the truth as all of it. */
export async function request<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(env.graphqlUrl, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query: print(document), variables }),
      credentials: "omit",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new IndexerError("unreachable", error instanceof Error ? error.message : String(error));
  }
  if (!response.ok) throw new IndexerError("unreachable", `HTTP ${response.status}`);
  const body = await response.json().catch(() => {
    throw new IndexerError("malformed", "The answer is not JSON.");
  });
  if (Array.isArray(body?.errors) && body.errors.length > 0) {
    throw new IndexerError("refused", String(body.errors[0]?.message ?? "unknown").slice(0, 300));
  }
  if (typeof body?.data !== "object" || body.data === null) throw new IndexerError("malformed", "No data.");
  return body.data as Result;
}
