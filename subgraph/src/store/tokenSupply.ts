import { BigInt } from "@graphprotocol/graph-ts";
import { TokenSupply } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { TOKEN_SUPPLY_ID } from "../shared/id";

export function addMinted(amount: BigInt): void {
  const supply = ensureSupply();
  supply.minted = supply.minted.plus(amount);
  save(supply);
}

export function addBurnt(amount: BigInt): void {
  const supply = ensureSupply();
  supply.burnt = supply.burnt.plus(amount);
  save(supply);
}

function ensureSupply(): TokenSupply {
  const known = TokenSupply.load(TOKEN_SUPPLY_ID);
  if (known != null) return known;
  const supply = new TokenSupply(TOKEN_SUPPLY_ID);
  supply.minted = ZERO;
  supply.burnt = ZERO;
  return supply;
}

function save(supply: TokenSupply): void {
  supply.total = supply.minted.minus(supply.burnt);
  supply.save();
}
