import {
  allotmentsAbi,
  certificateNotesAbi,
  custodyAbi,
  impairmentsAbi,
  provenanceAbi,
  retirementDeskAbi,
} from "../generated/provenance.ts";
import { addressOf } from "./contracts.ts";

/** Address and ABI of what only some pages of credits speak to, apart from {@link contracts} so that others do not load it. */
export const provenance = {
  allotments: { address: addressOf("Allotments"), abi: allotmentsAbi },
  custody: { address: addressOf("Custody"), abi: custodyAbi },
  provenance: { address: addressOf("Provenance"), abi: provenanceAbi },
  impairments: { address: addressOf("Impairments"), abi: impairmentsAbi },
  retirementDesk: { address: addressOf("RetirementDesk"), abi: retirementDeskAbi },
  certificateNotes: { address: addressOf("CertificateNotes"), abi: certificateNotesAbi },
} as const;
