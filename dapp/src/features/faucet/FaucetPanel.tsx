/** Test USDC and gas, on the local chain only. */
export function FaucetPanel() {
  return null;
}
