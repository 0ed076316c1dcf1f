/** What the subgraph says, all of it, at one block. */

/** One page's rows; graph-node gives at most 1,000. */
const PAGE = 1000;

export type Row = Record<string, unknown>;

/** The block that an answer speaks of. */
export interface IndexedBlock {
  number: number;
  hash: string;
}

/** Asks a subgraph; errors are thrown, as an incomplete answer must never pass for a complete one. */
export async function ask<T = Row>(url: string, query: string, variables: Row = {}): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data?: T; errors?: { message: string }[] };
  if (body.errors || !body.data) throw new Error(body.errors?.map(({ message }) => message).join("; ") ?? "no data");
  return body.data;
}

/** The newest block that the subgraph has indexed. */
export async function indexedBlock(url: string): Promise<IndexedBlock> {
  const { _meta } = await ask<{ _meta: { block: IndexedBlock } }>(url, "{ _meta { block { number hash } } }");
  return _meta.block;
}

/** Every row of an entity at a block: `allRows(url, "holdings", "amount account { id }", block)`. */
export async function allRows(url: string, entity: string, fields: string, { number }: IndexedBlock): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after = ""; ; ) {
    const query = `query ($after: ID!) {
      rows: ${entity}(first: ${PAGE}, where: { id_gt: $after }, orderBy: id, block: { number: ${number} }) { id ${fields} }
    }`;
    const page = (await ask<{ rows: Row[] }>(url, query, { after })).rows;
    rows.push(...page);
    if (page.length < PAGE) return rows;
    after = String(page.at(-1)?.id);
  }
}
