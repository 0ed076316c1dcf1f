import type { ReactNode } from "react";
import type { Address } from "viem";
import { useJudgedProjects } from "../../../data/curation/index.ts";
import { AsOf } from "../../freshness/index.ts";
import { Reading } from "../frame/Reading.tsx";
import type { DeskProject } from "./deskList.ts";

/** Reads the projects with what an account said of them, and hands them on; says where they come from. */
export function DeskProjects({
  account,
  children,
}: {
  account: Address;
  children: (projects: readonly DeskProject[]) => ReactNode;
}) {
  const { data, error } = useJudgedProjects(account);
  if (!data) return <Reading error={error} />;
  return (
    <>
      {children(data.value)}
      <AsOf answer={data} />
    </>
  );
}
