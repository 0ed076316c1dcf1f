/**
 * What one GraphQL query may cost. Without these graph-node answers thousands of aliases of `first: 1000` in one query.
 * Complexity counts every asked-for row: `first: 1000` with a hundred rows below each is about 100,000.
 */
export const GRAPHQL_LIMITS: Readonly<Record<string, string>> = {
  GRAPH_GRAPHQL_MAX_COMPLEXITY: "200000",
  GRAPH_GRAPHQL_MAX_DEPTH: "12",
  GRAPH_GRAPHQL_MAX_FIRST: "1000",
  GRAPH_GRAPHQL_MAX_SKIP: "5000",
  /** Seconds, for the whole query and for one statement of it. */
  GRAPH_GRAPHQL_QUERY_TIMEOUT: "10",
  GRAPH_SQL_STATEMENT_TIMEOUT: "10",
  /** Bytes of an answer. */
  GRAPH_GRAPHQL_ERROR_RESULT_SIZE: "50000000",
};
