import { RouterFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadCertificate } from "../store/certificate";
import { findPool } from "../store/pool";
import { countRouterRetirement } from "../store/protocol";
import { createRouterRetirement } from "../store/routerRetirement";
import { loadVintage } from "../store/vintage";

/** The retirements and their certificate were told before. */
export function routeRetirement(log: Log, facts: RouterFacts): void {
  const routed = createRouterRetirement(log, facts);
  countRouterRetirement();
  const certificate = loadCertificate(routed.certificate);
  const pool = findPool(facts.pool);
  const told = entry(log, "CarbonRetired", facts.payer)
    .ofVintage(loadVintage(certificate.vintage))
    .ofCertificate(certificate)
    .amount(facts.amount)
    .detail(facts.payToken.toHexString() + " " + facts.paid.toString());
  if (!facts.account.equals(facts.payer)) told.withAccount(facts.account);
  if (pool != null) told.ofPool(pool);
  told.record();
}
