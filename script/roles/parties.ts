// Names for addresses: out of the address book and the network file.
import { type Address, getAddress } from "viem";
import type { Protocol } from "../chain/protocol.ts";
import { type NetworkFile, readNetworkFile } from "../deployment/networkFile.ts";
import type { Party } from "./types.ts";

/** Code that EIP-7702 puts at the address of a key: the key still commands it. */
const DELEGATED = "0xef0100";

/** Tells who is behind an address. */
export class Parties {
  private readonly names = new Map<Address, string[]>();
  private readonly protocol: Protocol;
  readonly file: NetworkFile;
  readonly deployer: Address;

  constructor(protocol: Protocol) {
    this.protocol = protocol;
    this.file = readNetworkFile(protocol.network.name).file;
    const { accounts, curators, treasury, guardian } = this.file;
    for (const [name, address] of protocol.deployment.addresses) this.add(address, name);
    for (const [name, address] of Object.entries(accounts)) this.add(address, name);
    curators.forEach((address, n) => {
      this.add(address, `curator ${n + 1}`);
    });
    treasury.owners.forEach((address, n) => {
      this.add(address, `treasury owner ${n + 1}`);
    });
    guardian.owners.forEach((address, n) => {
      this.add(address, `guardian owner ${n + 1}`);
    });
    this.deployer = accounts.deployer;
  }

  async of(address: Address): Promise<Party> {
    const name = this.names.get(getAddress(address))?.join(" = ") ?? address;
    const code = await this.protocol.client.getCode({ address });
    return { address, name, external: code === undefined || code === "0x" || code.startsWith(DELEGATED) };
  }

  private add(address: Address, name: string): void {
    const key = getAddress(address);
    this.names.set(key, [...(this.names.get(key) ?? []), name]);
  }
}
