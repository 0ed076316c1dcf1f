import { Certificate, CertificateLine } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { LineFacts } from "../shared/facts";
import { numberId, ofCertificateId } from "../shared/id";
import { retirementAt } from "../shared/retirementId";
import { loadVintage } from "./vintage";

export function createLine(certificate: Certificate, index: i32, facts: LineFacts): void {
  const line = new CertificateLine(ofCertificateId(certificate.id, index));
  line.certificate = certificate.id;
  line.index = index;
  line.vintage = numberId(facts.vintage);
  line.project = loadVintage(line.vintage).project;
  line.position = facts.position;
  line.amount = facts.amount;
  line.amountTonnes = toTonnes(facts.amount);
  line.retirement = numberId(retirementAt(facts.vintage, facts.position));
  line.save();
}
