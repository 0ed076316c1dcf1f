import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A query of `queries/` with its variables written in: `gnd test` takes none. */
export function exampleQuery(name: string, variables: Record<string, string>): string {
  const path = fileURLToPath(new URL(`../../queries/${name}.graphql`, import.meta.url));
  const text = readFileSync(path, "utf8").replace(/query \w+(\([^)]*\))?/, "query");
  return text.replace(/\$(\w+)/g, (_, variable: string) => {
    const value = variables[variable];
    if (value === undefined) throw new Error(`The query ${name} needs $${variable}.`);
    return JSON.stringify(value);
  });
}
