import type { Address } from "viem";
import { zeroAddress } from "viem";
import {
  carbonCreditAbi,
  carbontraceGovernorAbi,
  challengesAbi,
  crbnAbi,
  creditIssuanceAbi,
  creditMarketAbi,
  creditMetadataAbi,
  curationAbi,
  faucetAbi,
  merkleAirdropAbi,
  projectRegistryAbi,
  retirementCertificateAbi,
  rewardReserveAbi,
  signalPollsAbi,
  stakedCrbnAbi,
  testUsdcAbi,
  tokenVestingAbi,
} from "../generated/contracts.ts";
import type { ContractName } from "./deployment.ts";
import { deployment } from "./deployment.ts";

/** The address of a contract, or the zero address when nothing is deployed (the shell then says so instead of reading). */
export function addressOf(name: ContractName): Address {
  return deployment?.addresses[name] ?? zeroAddress;
}

/** Address and ABI of each contract, to be spread into viem and wagmi calls. */
export const contracts = {
  projectRegistry: { address: addressOf("ProjectRegistry"), abi: projectRegistryAbi },
  curation: { address: addressOf("Curation"), abi: curationAbi },
  challenges: { address: addressOf("Challenges"), abi: challengesAbi },
  carbonCredit: { address: addressOf("CarbonCredit"), abi: carbonCreditAbi },
  creditIssuance: { address: addressOf("CreditIssuance"), abi: creditIssuanceAbi },
  creditMetadata: { address: addressOf("CreditMetadata"), abi: creditMetadataAbi },
  retirementCertificate: { address: addressOf("RetirementCertificate"), abi: retirementCertificateAbi },
  creditMarket: { address: addressOf("CreditMarket"), abi: creditMarketAbi },
  crbn: { address: addressOf("CRBN"), abi: crbnAbi },
  tokenVesting: { address: addressOf("TokenVesting"), abi: tokenVestingAbi },
  merkleAirdrop: { address: addressOf("MerkleAirdrop"), abi: merkleAirdropAbi },
  stakedCrbn: { address: addressOf("StakedCRBN"), abi: stakedCrbnAbi },
  rewardReserve: { address: addressOf("RewardReserve"), abi: rewardReserveAbi },
  governor: { address: addressOf("CarbontraceGovernor"), abi: carbontraceGovernorAbi },
  signalPolls: { address: addressOf("SignalPolls"), abi: signalPollsAbi },
  testUsdc: { address: addressOf("TestUSDC"), abi: testUsdcAbi },
  faucet: { address: addressOf("Faucet"), abi: faucetAbi },
} as const;
