import {
  accessManagerAbi,
  codePinAbi,
  guardianAbi,
  iSafeAbi,
  spendingGuardAbi,
  timelockControllerAbi,
  treasuryModuleAbi,
} from "../generated/governance.ts";
import { addressOf } from "./contracts.ts";

/** Address and ABI of what only the pages of governance speak to, apart from {@link contracts} so that others do not load it. */
export const governance = {
  accessManager: { address: addressOf("AccessManager"), abi: accessManagerAbi },
  timelock: { address: addressOf("Timelock"), abi: timelockControllerAbi },
  guardian: { address: addressOf("Guardian"), abi: guardianAbi },
  treasuryModule: { address: addressOf("TreasuryModule"), abi: treasuryModuleAbi },
  spendingGuard: { address: addressOf("SpendingGuard"), abi: spendingGuardAbi },
  codePin: { address: addressOf("CodePin"), abi: codePinAbi },
  treasurySafe: { address: addressOf("TreasurySafe"), abi: iSafeAbi },
  guardianSafe: { address: addressOf("GuardianSafe"), abi: iSafeAbi },
} as const;
