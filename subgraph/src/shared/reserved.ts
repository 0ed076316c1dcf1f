import { Address, ByteArray, Bytes, crypto } from "@graphprotocol/graph-ts";
import { poolFactory } from "./context";

/** PoolFactory.MAX_POOLS. */
const MAX_POOLS: i32 = 64;
const DIGITS = "0123456789abcdef";

/**
 * Whether a pool lies at an address, or will: the factory made the proxies of all pools before anything else, so they are its first
 * creations (EIP-161: the first has nonce 1). Anybody may make pairs of a pool that is still to come.
 */
export function isReserved(address: Bytes): boolean {
  const factory = poolFactory().toHexString().slice(2);
  for (let nonce = 1; nonce <= MAX_POOLS; nonce++) {
    if (address.equals(createdBy(factory, nonce))) return true;
  }
  return false;
}

/** keccak256(rlp([creator, nonce])), its last 20 bytes, for nonces of one byte. */
function createdBy(creator: string, nonce: i32): Address {
  const list = "0xd694" + creator + DIGITS.charAt(nonce >> 4) + DIGITS.charAt(nonce & 15);
  const hash = crypto.keccak256(ByteArray.fromHexString(list));
  return Address.fromBytes(Bytes.fromUint8Array(hash.slice(12)));
}
