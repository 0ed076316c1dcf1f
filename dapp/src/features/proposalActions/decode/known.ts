import {
  type Abi,
  type AbiFunction,
  type Address,
  erc20Abi,
  type Hex,
  isAddress,
  isAddressEqual,
  toFunctionSelector,
} from "viem";
import { contracts } from "../../../chain/contracts.ts";
import { deployment } from "../../../chain/deployment.ts";
import { liquidity } from "../../../chain/liquidity.ts";
import { provenance } from "../../../chain/provenance.ts";
import {
  accessManagerAbi,
  codePinAbi,
  guardianAbi,
  iSafeAbi,
  spendingGuardAbi,
  timelockControllerAbi,
  treasuryModuleAbi,
} from "../../../generated/governance.ts";

/** A contract of the address book whose calls the page can read. */
export interface KnownContract {
  /** Its name in the address book. */
  name: string;
  address: Address;
  abi: Abi;
}

/** What each name of the address book can be asked to do. */
const ABIS: Readonly<Record<string, Abi>> = {
  ProjectRegistry: contracts.projectRegistry.abi,
  Curation: contracts.curation.abi,
  Challenges: contracts.challenges.abi,
  CarbonCredit: contracts.carbonCredit.abi,
  CreditIssuance: contracts.creditIssuance.abi,
  Allotments: provenance.allotments.abi,
  Custody: provenance.custody.abi,
  Provenance: provenance.provenance.abi,
  Impairments: provenance.impairments.abi,
  RetirementDesk: provenance.retirementDesk.abi,
  CertificateNotes: provenance.certificateNotes.abi,
  RetirementCertificate: contracts.retirementCertificate.abi,
  CreditMarket: contracts.creditMarket.abi,
  PoolFactory: liquidity.poolFactory.abi,
  PoolBeacon: liquidity.poolBeacon.abi,
  RetirementRouter: liquidity.retirementRouter.abi,
  LiquidityMining: liquidity.mining.abi,
  CRBN: contracts.crbn.abi,
  TokenVesting: contracts.tokenVesting.abi,
  MerkleAirdrop: contracts.merkleAirdrop.abi,
  StakedCRBN: contracts.stakedCrbn.abi,
  RewardReserve: contracts.rewardReserve.abi,
  CarbontraceGovernor: contracts.governor.abi,
  SignalPolls: contracts.signalPolls.abi,
  AccessManager: accessManagerAbi,
  Timelock: timelockControllerAbi,
  Guardian: guardianAbi,
  TreasuryModule: treasuryModuleAbi,
  SpendingGuard: spendingGuardAbi,
  TreasurySafe: iSafeAbi,
  GuardianSafe: iSafeAbi,
  CodePin: codePinAbi,
  USDC: erc20Abi,
};

/** The contracts of an address book that the page can read, in the order of the list above. */
export function knownContracts(addresses: Readonly<Record<string, Address>>): KnownContract[] {
  return Object.entries(ABIS).flatMap(([name, abi]) => {
    const address = addresses[name];
    return address ? [{ name, address, abi }] : [];
  });
}

/** Those of the deployment that the page works on. */
export const known: readonly KnownContract[] = knownContracts(
  (deployment?.addresses ?? {}) as Readonly<Record<string, Address>>,
);

/** The known contract at an address; none at what is no address. */
export function contractAt(address: Address, among: readonly KnownContract[] = known): KnownContract | undefined {
  return isAddress(address, { strict: false })
    ? among.find((contract) => isAddressEqual(contract.address, address))
    : undefined;
}

/** The known contract of a name. */
export function contractNamed(name: string, among: readonly KnownContract[] = known): KnownContract | undefined {
  return among.find((contract) => contract.name === name);
}

/** The name that the address book gives an address, whether or not its calls can be read. */
export function bookName(address: Address): string | undefined {
  const book = Object.entries((deployment?.addresses ?? {}) as Readonly<Record<string, Address>>);
  return contractAt(address)?.name ?? book.find(([, known]) => isAddressEqual(known, address))?.[0];
}

/** The function of an ABI that a selector names. */
export function functionOf(abi: Abi, selector: Hex): AbiFunction | undefined {
  return abi.find((item): item is AbiFunction => item.type === "function" && toFunctionSelector(item) === selector);
}

/** The contracts behind proxies: those that have a function to replace their code. */
export function upgradeable(among: readonly KnownContract[] = known): KnownContract[] {
  return among.filter(({ abi }) => abi.some((item) => item.type === "function" && item.name === "upgradeToAndCall"));
}
