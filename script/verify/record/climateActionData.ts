/**
 * A certificate in the field names that Climate Action Data Trust uses for projects and units, as far as they are publicly
 * known. Only the names are theirs: the full schema is not public, so nothing here claims to conform to it. A field
 * whose value no contract holds is `null`, never a guess.
 */
import { formatUnits, isAddressEqual, zeroAddress } from "viem";
import { PROJECT_TYPES } from "../../registry/vocabulary/projectType.ts";
import type { Credit } from "../credit.ts";
import { dayOf, purposeOf } from "../words.ts";
import type { CertificateFacts, CertifiedLine, SerialFacts } from "./facts.ts";

/** The first sixteen types are the sectoral scopes of the CDM and of VCS, the others technologies. */
const SECTORS: ReadonlySet<string> = new Set(PROJECT_TYPES.slice(0, 16));

export const NOTE =
  "Field names follow those publicly known of Climate Action Data Trust. No conformance with any schema is claimed. null: the chain does not hold it.";

export function climateActionData(facts: CertificateFacts) {
  const projects = new Map(facts.lines.map(({ credit }) => [credit.projectId, projectOf(credit)]));
  return {
    note: NOTE,
    projects: [...projects.values()],
    units: facts.lines.flatMap((line) => line.serials.map((serials) => unitOf(facts, line, serials))),
  };
}

function projectOf(credit: Credit) {
  const types = credit.projectType.split("; ").filter((type) => type !== "");
  const joined = (kept: readonly string[]) => (kept.length === 0 ? null : kept.join("; "));
  return {
    currentRegistry: credit.registryName,
    registryOfOrigin: null,
    projectId: credit.projectId,
    projectName: credit.projectName,
    projectLink: null,
    projectDeveloper: credit.proponent || null,
    program: null,
    sector: joined(types.filter((type) => SECTORS.has(type))),
    projectType: joined(types.filter((type) => !SECTORS.has(type))),
    coveredByNDC: "Unknown",
    projectStatus: null,
    projectStatusDate: null,
    unitMetric: "tCO2e",
    methodology: credit.methodology || null,
    validationBody: null,
    validationDate: null,
    location: { country: credit.country, inCountryRegion: null, geographicIdentifier: null },
  };
}

function unitOf(facts: CertificateFacts, { credit }: CertifiedLine, serials: SerialFacts) {
  const { account, claim, notes } = facts;
  const { operatorCode, batch, first, last, amount } = serials;
  const beneficiaryAddress = isAddressEqual(claim.beneficiary, zeroAddress) ? notes.beneficiary : claim.beneficiary;
  const purpose = purposeOf(claim.purpose);
  return {
    projectId: credit.projectId,
    serialNumberBlock: `${operatorCode}-${batch}-${first}-${last}`,
    unitBlockStart: first.toString(),
    unitBlockEnd: last.toString(),
    unitCount: formatUnits(amount, 18),
    vintageYear: credit.year,
    unitType: unitType(credit),
    unitStatus: "Retired",
    unitStatusReason: claim.purposeReference === "" ? purpose : `${purpose}: ${claim.purposeReference}`,
    unitOwner: claim.retiringEntity || account,
    unitRetirementBeneficiary: claim.beneficiaryName || (beneficiaryAddress ?? null),
    unitRegistryLink: null,
    countryJurisdictionOfOwner: null,
    marketplace: "Carbontrace",
    marketplaceLink: null,
    marketplaceIdentifier: `eip155:${facts.chainId}/erc721:${facts.contract}/${facts.certificate}`,
    correspondingAdjustmentDeclaration: "Unknown",
    correspondingAdjustmentStatus: null,
    issuance: {
      startDate: dayOf(credit.periodStart),
      endDate: dayOf(credit.periodEnd),
      verificationReportDate: null,
      verificationBody: null,
    },
    labels: credit.labels.map((label) => ({ label, labelType: null, validity: null })),
  };
}

/** Reduction or removal, by nature or by technique; `null` unless the chain says both. */
function unitType({ kind, projectClass }: Credit): string | null {
  if (kind === "unspecified" || projectClass === null || projectClass === "removal") return null;
  return `${kind === "removal" ? "Removal" : "Reduction"} - ${projectClass === "nature" ? "nature" : "technical"}`;
}
