import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { soundPartOf, type Vintage } from "../../data/index.ts";
import { Notice, Tonnes } from "../../ui/index.ts";

interface RecallNoticeProps {
  vintage: Vintage;
  /** What it means to who reads it here. */
  children: ReactNode;
  className?: string;
}

/** Tells that more of a vintage circulates than has sound serial numbers, with the figures. Nothing when none is missing. */
export function RecallNotice({ vintage, children, className }: RecallNoticeProps) {
  const { id, supply, shortfall } = vintage;
  if (shortfall === 0n) return null;
  return (
    <Notice
      tone="danger"
      title={
        <Trans>
          <Tonnes units={supply.circulating} /> of this vintage circulate; <Tonnes units={soundPartOf(vintage)} /> have
          sound serial numbers
        </Trans>
      }
      {...(className !== undefined && { className })}
    >
      <div data-testid="recall-notice">
        <p>
          <Trans>The registry recalled or reversed units that these credits stand for.</Trans> {children}
        </p>
        <p>
          <Link to="/vintages/$vintageId" params={{ vintageId: id }} className="text-brand underline">
            <Trans>Follow the trail of this vintage</Trans>
          </Link>
        </p>
      </div>
    </Notice>
  );
}
