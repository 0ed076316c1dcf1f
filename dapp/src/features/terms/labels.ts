import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** The labels that registries give, by the names that the chain knows them under. Proper names stay as they are. */
export const labelWords: Record<string, MessageDescriptor> = {
  CCP: msg`Core Carbon Principles`,
  "CORSIA-PILOT": msg`CORSIA pilot phase, eligible`,
  "CORSIA-FIRST": msg`CORSIA first phase, eligible`,
  "CORSIA-FIRST-SCOPE": msg`CORSIA first phase, in scope`,
  "CORSIA-SECOND": msg`CORSIA second phase, eligible`,
  "CORSIA-SECOND-SCOPE": msg`CORSIA second phase, in scope`,
  "ARTICLE6-NDC": msg`Article 6, for NDCs`,
  "ARTICLE6-IMP": msg`Article 6, international mitigation`,
  "ARTICLE6-OTHER": msg`Article 6, other purposes`,
  CCB: msg`CCB`,
  "CCB-CLIMATE-GOLD": msg`CCB climate gold`,
  "CCB-COMMUNITY-GOLD": msg`CCB community gold`,
  "CCB-BIODIVERSITY-GOLD": msg`CCB biodiversity gold`,
  "CCB-GOLD": msg`CCB gold`,
  "SD-VISTA": msg`SD VISta`,
  "SOCIAL-CARBON": msg`Social Carbon`,
  "W-PLUS": msg`W+`,
  ABACUS: msg`ABACUS`,
};
