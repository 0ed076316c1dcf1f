import { useEffect, useState } from "react";
import { chainNow } from "./chainClock.ts";
import type { Project } from "./model.ts";

/** What of a project changes by itself when a suspension ends. */
type Suspendable = Pick<Project, "status" | "statusSince" | "statusReason" | "suspension">;

/**
 * A project as it stands at a time. A suspension that nobody ratified ends by itself, in no transaction: no event tells of it, so an
 * index goes on calling the project suspended.
 */
export function projectAt<Of extends Suspendable>(project: Of, now: bigint): Of {
  const { status, suspension } = project;
  if (status !== "Suspended" || suspension === null || suspension.until > now) return project;
  return { ...project, status: "Listed", statusSince: suspension.until, statusReason: null, suspension: null };
}

/** A project as it stands now; drawn anew in the second in which its suspension ends. */
export function useProjectNow<Of extends Suspendable>(project: Of): Of {
  const until = project.suspension?.until;
  const [ended, setEnded] = useState<bigint>();
  useEffect(() => {
    if (until === undefined) return undefined;
    const look = () => chainNow() >= until && setEnded(until);
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return ended !== undefined && ended === until ? projectAt(project, ended) : project;
}
