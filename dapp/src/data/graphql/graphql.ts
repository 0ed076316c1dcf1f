import { initGraphQLTada } from "gql.tada";
import type { introspection } from "../../generated/graphql-env.d.ts";

/** Queries typed from the subgraph's schema. Raw numbers arrive as strings and become bigint where they enter the page. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    ID: string;
    BigInt: string;
    BigDecimal: string;
    Bytes: `0x${string}`;
    Int8: string;
    Timestamp: string;
  };
}>();
