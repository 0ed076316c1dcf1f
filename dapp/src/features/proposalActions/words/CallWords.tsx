import { Trans } from "@lingui/react/macro";
import { type Address, size, zeroAddress } from "viem";
import { Notice } from "../../../ui/index.ts";
import { readCall, type UnreadReason } from "../decode/decode.ts";
import { contractNamed } from "../decode/known.ts";
import type { ProposalCall } from "../model.ts";
import { GenericCall } from "./GenericCall.tsx";
import { Account, Payer, TokenAmount } from "./pieces.tsx";
import { sentences } from "./sentences.ts";

/** Calls in calls are read so deep; deeper ones are shown as bytes. */
const MAX_DEPTH = 4;

function Unread({ call, reason }: { call: ProposalCall; reason: UnreadReason }) {
  const bytes = size(call.calldata);
  return (
    <Notice tone="danger" title={<Trans>This page cannot read this call</Trans>}>
      <p>
        <Trans>
          It calls <Account address={call.target} /> with {bytes} bytes.
        </Trans>{" "}
        {reason === "contract" && <Trans>That contract is not in the address book.</Trans>}
        {reason === "function" && <Trans>That contract has no such function.</Trans>}
        {reason === "arguments" && <Trans>Its arguments are malformed, or something is hidden behind them.</Trans>}
      </p>
      <p>
        <Trans>Vote for it only if you have read its bytes and know what they do.</Trans>
      </p>
    </Notice>
  );
}

function Value({ call, caller }: { call: ProposalCall; caller: Address }) {
  return (
    <p className="mt-1 text-sm">
      <Trans>
        It also sends <TokenAmount token={zeroAddress} amount={call.value} /> of <Payer address={caller} />
        's own to <Account address={call.target} />.
      </Trans>
    </p>
  );
}

interface CallWordsProps {
  call: ProposalCall;
  /** Who makes it; the Timelock, unless it stands inside another call. */
  caller?: Address;
  /** Inside how many other calls it stands. */
  depth?: number;
}

function Read({ call, caller, depth }: Required<CallWordsProps>) {
  const read = readCall(call);
  if (read.kind === "coin") {
    return (
      <Trans>
        Send <TokenAmount token={zeroAddress} amount={call.value} /> of <Payer address={caller} />
        's own to <Account address={call.target} />
      </Trans>
    );
  }
  if (read.kind === "unread" || depth > MAX_DEPTH) {
    return <Unread call={call} reason={read.kind === "unread" ? read.reason : "arguments"} />;
  }
  const { contract, item, values } = read;
  const sentence = sentences[`${contract.name}.${item.name}`] ?? sentences[`*.${item.name}`];
  if (!sentence) return <GenericCall contract={contract.name} item={item} values={values} />;
  return sentence(values, { contract, caller, value: call.value, depth });
}

/** What a call does, in words; a call that cannot be read says so. Never breaks, whatever the bytes are. */
export function CallWords({
  call,
  caller = contractNamed("Timelock")?.address ?? zeroAddress,
  depth = 0,
}: CallWordsProps) {
  // A call without bytes is a payment, and says itself what it sends.
  return (
    <>
      <Read call={call} caller={caller} depth={depth} />
      {call.value > 0n && call.calldata !== "0x" && <Value call={call} caller={caller} />}
    </>
  );
}
