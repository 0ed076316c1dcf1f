import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { PayToken } from "../../generated/schema";
import { ZERO } from "../shared/amount";

export function writeAdmitted(address: Address, admitted: boolean): void {
  const token = ensurePayToken(address);
  token.admitted = admitted;
  token.save();
}

export function addPurchase(id: Bytes, price: BigInt, commission: BigInt): void {
  const token = ensurePayToken(id);
  token.volume = token.volume.plus(price);
  token.commission = token.commission.plus(commission);
  token.tradeCount += 1;
  token.save();
}

/** Makes the token on first sight; answers with its id. */
export function ensurePayTokenId(address: Bytes): Bytes {
  const token = ensurePayToken(address);
  token.save();
  return token.id;
}

function ensurePayToken(address: Bytes): PayToken {
  const known = PayToken.load(address);
  if (known != null) return known;
  const token = new PayToken(address);
  token.admitted = false;
  token.volume = ZERO;
  token.commission = ZERO;
  token.tradeCount = 0;
  return token;
}
