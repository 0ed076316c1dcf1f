import { mnemonicToAccount } from "viem/accounts";

/** The test accounts' well-known seed phrase: anvil funds these on every local chain. Never use it anywhere else. */
export const TEST_MNEMONIC = "test test test test test test test test test test test junk";

/** A funded account of the local chain. */
export interface TestAccount {
  address: `0x${string}`;
  privateKey: `0x${string}`;
}

/** How many accounts anvil funds: ten to play with, and the curators of `script/networks/local.json`, 10 to 12. */
export const FUNDED_ACCOUNTS = 13;

/** The first accounts that anvil funds with test ether. Account 0 deploys. */
export function testAccounts(count = 10): TestAccount[] {
  return Array.from({ length: count }, (_, addressIndex) => {
    const account = mnemonicToAccount(TEST_MNEMONIC, { addressIndex });
    const key = account.getHdKey().privateKey as Uint8Array;
    return { address: account.address, privateKey: `0x${Buffer.from(key).toString("hex")}` };
  });
}
