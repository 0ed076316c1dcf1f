import { TONNE } from "../shared/amount";
import { RequestFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { Taker } from "../shared/serials";
import { entry } from "../store/auditEvent";
import { createRequest } from "../store/detokenisationRequest";
import { countRequest } from "../store/protocol";
import { addToLocked } from "../store/supply";
import { countVintageRequest, loadVintage } from "../store/vintage";
import { takeSerials } from "./takeSerials";

/** Whole serial numbers are reserved and as many units locked. The burn that locks them comes as a transfer. */
export function requestDetokenisation(log: Log, vintageId: string, facts: RequestFacts): void {
  const vintage = loadVintage(vintageId);
  const request = createRequest(log, vintage, countVintageRequest(vintage), facts);
  const amount = facts.tonnes.times(TONNE);
  takeSerials(vintage, new Taker("request", request.id), facts.firstTonne.times(TONNE), amount);
  addToLocked(vintage, amount);
  countRequest();
  entry(log, "DetokenisationRequested", facts.owner)
    .ofRequest(request)
    .amount(amount)
    .detail(facts.registryAccount)
    .record();
}
