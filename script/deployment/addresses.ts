/** Where contracts are, or will be: their addresses follow from the deployer's key and their names, on every chain. */
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  getContractAddress,
  getCreate2Address,
  type Hex,
  keccak256,
  stringToHex,
} from "viem";
import { artifactOf } from "./artifacts.ts";

/** The factory through which forge sends CREATE2, at the same address on every chain. */
export const CREATE2_FACTORY = "0x4e59b44847b379578588920cA78FbF26c0B4956C";

/** Permit2's address on every chain, and the salt that puts it there (Dex.sol). */
export const PERMIT2 = "0x000000000022D473030F116dDEE9F6B43aC78BA3";
export const PERMIT2_SALT = "0x0000000000000000000000000000000000000000d3af2663da51c10215000000";

/** Salt of the DeterministicDeployer (Contracts.sol). */
const SALT = stringToHex("carbontrace", { size: 32 });

/** Solady's CREATE3: hash of the proxy that deploys, once, whatever it is sent. */
const CREATE3_PROXY_HASH = "0x21c35dbe1b344a2488cf3321d6ce542f8e9f305544ff09e4993a62319a497c1f";

/** Address of the DeterministicDeployer of an account. */
export function deployerOf(owner: Address): Address {
  return getCreate2Address({ from: CREATE2_FACTORY, salt: SALT, bytecodeHash: keccak256(deployerInitCode(owner)) });
}

/** What creates the DeterministicDeployer of an account. */
export function deployerInitCode(owner: Address): Hex {
  const { bytecode } = artifactOf("DeterministicDeployer");
  return concatHex([bytecode, encodeAbiParameters([{ type: "address" }], [owner])]);
}

/** Address of a contract by its name, `CRBN` or `CRBN.v1` (its implementation), under a DeterministicDeployer. */
export function addressOf(deployer: Address, name: string): Address {
  const proxy = getCreate2Address({
    from: deployer,
    salt: keccak256(stringToHex(name)),
    bytecodeHash: CREATE3_PROXY_HASH,
  });
  return getContractAddress({ from: proxy, nonce: 1n });
}
