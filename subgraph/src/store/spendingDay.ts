import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { SpendingDay } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { spendingDayId } from "../shared/id";

export function addToDay(limit: Bytes, token: Address, day: i32, amount: BigInt): void {
  const id = spendingDayId(token, day);
  let bucket = SpendingDay.load(id);
  if (bucket == null) {
    bucket = new SpendingDay(id);
    bucket.limit = limit;
    bucket.day = day;
    bucket.spent = ZERO;
  }
  bucket.spent = bucket.spent.plus(amount);
  bucket.save();
}
