import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { roleId, timelockRoleId } from "./id";
import { numberOfHash, roleName, timelockRoleName } from "./text";

/** Which role is meant. */
export class RoleFacts {
  constructor(
    public id: string,
    public keeper: string,
    public number: BigInt,
    public name: string,
  ) {}
}

/** A role of the access manager. */
export function managerRole(number: BigInt): RoleFacts {
  return new RoleFacts(roleId(number), "AccessManager", number, roleName(number));
}

/** A role of the Timelock. */
export function timelockRole(hash: Bytes): RoleFacts {
  return new RoleFacts(timelockRoleId(hash), "Timelock", numberOfHash(hash), timelockRoleName(hash));
}
