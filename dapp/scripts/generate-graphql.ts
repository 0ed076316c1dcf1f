import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

// Types of the queries, from the subgraph's own schema.
const root = join(import.meta.dirname, "..");

if (!existsSync(join(root, "../subgraph/schema.graphql"))) {
  console.warn("subgraph/schema.graphql does not exist yet: GraphQL types were not generated.");
} else {
  mkdirSync(join(root, "src/generated"), { recursive: true });
  execFileSync("npx", ["gql.tada", "generate-output"], { cwd: root, stdio: "inherit" });
}
