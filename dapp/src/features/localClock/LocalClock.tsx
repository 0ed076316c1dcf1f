import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Hex } from "viem";
import { env, LOCAL_CHAIN_ID } from "../../chain/env.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { chainNow, readHead } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Button, Time } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";

const HOUR = 3_600n;
const DAY = 24n * HOUR;

type DevelopmentNode = {
  request(call: { method: "evm_increaseTime"; params: [Hex] } | { method: "evm_mine"; params: [] }): Promise<unknown>;
};

/** Moves the node's clock on {s} and has it make a block, so that everybody sees the new time. */
async function moveOn(seconds: bigint): Promise<void> {
  const node = publicClient as unknown as DevelopmentNode;
  await node.request({ method: "evm_increaseTime", params: [`0x${seconds.toString(16)}`] });
  await node.request({ method: "evm_mine", params: [] });
  await readHead();
}

interface LocalClockProps {
  /** When what is shown changes by itself {s}; null or absent if waiting changes nothing. */
  next?: bigint | null;
}

function Clock({ next = null }: LocalClockProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const now = useChainNow();
  const { mutate, isPending, error } = useMutation({
    mutationFn: moveOn,
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <aside
      aria-label={t`The local chain's time`}
      className="mt-10 rounded-xl border border-dashed border-warn bg-warn-soft p-4"
      data-testid="local-clock"
    >
      <p className="text-sm font-semibold text-warn">
        <Trans>Local chain only</Trans>
      </p>
      <p className="mt-1 text-sm">
        <Trans>
          The chain's time is <Time at={now} />. Real networks have no such buttons: there a vote takes its days.
        </Trans>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" busy={isPending} onClick={() => mutate(HOUR)}>
          <Trans>1 hour on</Trans>
        </Button>
        <Button size="sm" variant="secondary" busy={isPending} onClick={() => mutate(DAY)}>
          <Trans>1 day on</Trans>
        </Button>
        {next !== null && next > now && (
          <Button size="sm" variant="secondary" busy={isPending} onClick={() => mutate(next - chainNow() + 1n)}>
            <Trans>On to the next state</Trans>
          </Button>
        )}
      </div>
      {error && (
        <p className="mt-2 text-sm text-danger" role="alert">
          <ErrorSentence error={classifyError(error)} />
        </p>
      )}
    </aside>
  );
}

/** Moves the local chain's time on, so that a vote can be tried out in minutes. Absent on every other chain. */
export function LocalClock(props: LocalClockProps) {
  return env.chainId === LOCAL_CHAIN_ID ? <Clock {...props} /> : null;
}
