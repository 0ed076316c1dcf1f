import type { ChainVintageFacts } from "../../script/registry/reconcile/chainSerials.ts";

/** What the fixture's Verra row is issued as; nothing of it is retired. */
export const VINTAGE: ChainVintageFacts = {
  vintage: 4097,
  projectId: "VCS-990001",
  country: "VN",
  year: 2023,
  periodStart: 20230101,
  periodEnd: 20231231,
  kind: "unspecified",
  labels: [],
  marks: [],
};
