import { BigInt } from "@graphprotocol/graph-ts";
import { GovernanceSetting } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

/** @param earlier The change before, of the quorum's part only. */
export function createSetting(
  log: Log,
  name: string,
  previousValue: BigInt,
  value: BigInt,
  earlier: string | null,
): GovernanceSetting {
  const setting = new GovernanceSetting(logId(log));
  setting.name = name;
  setting.previousValue = previousValue;
  setting.value = value;
  setting.earlier = earlier;
  setting.timestamp = log.timestamp;
  setting.blockNumber = log.blockNumber;
  setting.transaction = log.transaction;
  setting.save();
  return setting;
}

/** What a setting was at a time: goes back from its last change. Changes take votes, so there are few. */
export function settingAt(last: string | null, time: BigInt): BigInt {
  let id = last;
  while (id !== null) {
    const setting = GovernanceSetting.load(id)!;
    if (setting.timestamp.le(time)) return setting.value;
    id = setting.earlier;
  }
  return ZERO;
}
