import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Verbatim } from "../../ui/index.ts";
import { SoundnessPill } from "../terms/index.ts";
import { useVintageInfo } from "./usePools.ts";

/** A vintage as people know it, with the word that its registry recalled some of it. `plain`: no link, inside a label. */
export function VintageLink({ vintage, plain = false }: { vintage: number; plain?: boolean }) {
  const { data } = useVintageInfo(vintage);
  const vintageId = String(vintage);
  const name = data ? (
    <>
      <Verbatim text={data.projectName} />, {data.year}
    </>
  ) : (
    <Trans>vintage number {vintageId}</Trans>
  );
  return (
    <span className="inline-flex max-w-full flex-col gap-0.5">
      {plain ? (
        <span className="break-words">{name}</span>
      ) : (
        <Link to="/vintages/$vintageId" params={{ vintageId }} className="break-words text-brand underline">
          {name}
        </Link>
      )}
      {data && (
        <span className="flex flex-wrap items-center gap-x-2 text-sm font-normal text-ink-soft">
          <Verbatim text={data.registryProjectId} />
          <span>
            · <Trans>no. {vintageId}</Trans>
          </span>
          <SoundnessPill soundness={data.soundness} />
        </span>
      )}
    </span>
  );
}
