// Names for addresses: out of the address book and the network file.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Address, getAddress } from "viem";
import type { Protocol } from "../chain/protocol.ts";
import { ROOT } from "../dev/paths.ts";
import type { Party } from "./types.ts";

interface NetworkFile {
  readonly accounts: Readonly<Record<string, Address>>;
  readonly treasury: { readonly owners: readonly Address[] };
  readonly guardian: { readonly owners: readonly Address[] };
}

/** Code that EIP-7702 puts at the address of a key: the key still commands it. */
const DELEGATED = "0xef0100";

/** Tells who is behind an address. */
export class Parties {
  private readonly names = new Map<Address, string[]>();
  private readonly protocol: Protocol;
  readonly deployer: Address;

  constructor(protocol: Protocol) {
    this.protocol = protocol;
    const file = join(ROOT, "script/networks", `${protocol.network.name}.json`);
    const { accounts, treasury, guardian } = JSON.parse(readFileSync(file, "utf8")) as NetworkFile;
    for (const [name, address] of protocol.deployment.addresses) this.add(address, name);
    for (const [name, address] of Object.entries(accounts)) this.add(address, name);
    treasury.owners.forEach((address, n) => {
      this.add(address, `treasury owner ${n + 1}`);
    });
    guardian.owners.forEach((address, n) => {
      this.add(address, `guardian owner ${n + 1}`);
    });
    this.deployer = getAddress(accounts.deployer as Address);
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
