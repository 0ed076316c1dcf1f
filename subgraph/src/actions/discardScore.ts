import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadScore, writeDiscarded } from "../store/curationScore";
import { projectNow, takeScore } from "../store/project";
import { curatorOf } from "../store/projectCurator";

export function discardScore(log: Log, id: string, curator: Address, reason: string): void {
  const score = loadScore(curatorOf(id, curator)!.score);
  takeScore(projectNow(log, id), score);
  writeDiscarded(log, score, reason);
  entry(log, "ScoreDiscarded", log.sender).ofScore(score).with(score.curator).detail(reason).record();
}
