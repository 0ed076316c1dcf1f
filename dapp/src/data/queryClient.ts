import { QueryClient } from "@tanstack/react-query";

/** Builds the query cache. Facts from the chain change with every block, so answers are stale soon and kept for long. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, gcTime: 10 * 60_000, retry: 1, refetchOnWindowFocus: true },
    },
  });
}

/** The page's query cache. */
export const queryClient = createQueryClient();
