/** What the page talks to unless it is told otherwise: the local chain of `npm start`. Also read by the build. */
export const DEFAULT_ENDPOINTS = {
  VITE_RPC_URL: "http://127.0.0.1:8545",
  VITE_GRAPHQL_URL: "http://127.0.0.1:8000/subgraphs/name/carbontrace",
  VITE_IPFS_GATEWAY: "http://127.0.0.1:5001/ipfs",
} as const;
