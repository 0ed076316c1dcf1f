/** Code, proxies, and who has authority over them. */
import { type AbiFunction, type Address, keccak256, zeroAddress } from "viem";
import { abiOf } from "../../chain/abis.ts";
import type { Subject } from "./subject.ts";

/** ERC-1967: `keccak256("eip1967.proxy.implementation") - 1`. */
const IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
/** ERC-7201 of OpenZeppelin's Initializable. */
const INITIALIZABLE = "0xf0c57e16840df040f15088dc2f81fe391c3923bec73e23a9662efc9c229c6a00";

/** The code at every address, immutables included. */
export async function code(subject: Subject): Promise<void> {
  for (const { name, address } of subject.contracts) {
    // The network's own token; its code is its owner's business.
    if (name === "USDC" && subject.file.usdc !== zeroAddress) continue;
    const code = await subject.client.getCode({ address, blockNumber: subject.at });
    subject.say(`code of ${name} at ${address}`, code === undefined ? "none" : keccak256(code));
  }
}

/** What each proxy runs and ever ran, and that its implementation is locked. */
export async function proxies(subject: Subject): Promise<void> {
  const locked = new Set<string>();
  for (const [name, runs] of subject.proxied) {
    const proxy = subject.address(name);
    subject.say(`implementation of ${name}`, await subject.slot(proxy, IMPLEMENTATION), proxy);
    subject.say(`initialised version of ${name}`, await subject.slot(proxy, INITIALIZABLE), proxy);
    // Other code in between could have left anything in the storage.
    const ran = subject.toldBy(name).filter((event) => event.name === "Upgraded");
    const names = ran.map(({ args }) => subject.nameOf(args.implementation as Address));
    subject.say(`what ${name} ran one after the other`, names, proxy);
    locked.add(runs);
  }
  for (const implementation of locked) {
    const version = await subject.slot(subject.address(implementation), INITIALIZABLE);
    subject.say(`initialised version of ${implementation}`, version);
  }
}

/** A constant of the code as Solidity names it. */
const CONSTANT = /^[A-Z][A-Z_]*$/;

/** Which contracts each proxy's code names for ever: those that it calls, and those that alone may call it. */
export async function peers(subject: Subject): Promise<void> {
  for (const name of subject.proxied.keys()) {
    const constants = abiOf(name).filter(
      (item) => item.type === "function" && item.inputs.length === 0 && CONSTANT.test(item.name),
    ) as AbiFunction[];
    for (const { name: peer, outputs } of constants) {
      if (outputs[0]?.type !== "address") continue;
      const address = await subject.read<Address>(name, peer);
      subject.say(`${peer} of ${name}`, subject.nameOf(address), subject.address(name));
    }
  }
}

/** Which AccessManager each contract asks. Pools ask none: their factory commands them. */
export async function authorities(subject: Subject): Promise<void> {
  const governed = [...subject.proxied.keys()].filter((name) => !name.startsWith("Pool."));
  const managed = [...governed, "PoolBeacon", "Guardian", "TreasuryModule", "SpendingGuard"];
  for (const name of managed)
    subject.say(`authority of ${name}`, await subject.read(name, "authority"), subject.address("AccessManager"));
}
