import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { apiSchema } from "./api-schema.ts";

// Types of the queries, from the subgraph's own schema.
const root = join(import.meta.dirname, "..");
const generated = join(root, "src/generated");

mkdirSync(generated, { recursive: true });
writeFileSync(
  join(generated, "schema.graphql"),
  apiSchema(readFileSync(join(root, "../subgraph/schema.graphql"), "utf8")),
);
execFileSync("npx", ["gql.tada", "generate-output"], { cwd: root, stdio: "inherit" });
