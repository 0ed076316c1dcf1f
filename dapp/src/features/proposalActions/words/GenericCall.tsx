import { Trans } from "@lingui/react/macro";
import type { AbiParameter } from "viem";
import { type AbiFunction, isAddress, isHex } from "viem";
import { Account, HexText } from "./pieces.tsx";

/** Longer texts and lists are cut here; the bytes below have them whole. */
const MAX_ITEMS = 20;
const MAX_TEXT = 500;
const LONG_HEX = 20;

function Value({ type, value, parts }: { type: string; value: unknown; parts: readonly AbiParameter[] }) {
  if (Array.isArray(value)) {
    const inner = type.replace(/\[\d*\]$/, "");
    return (
      <ol className="list-decimal pl-5">
        {value.slice(0, MAX_ITEMS).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a call's arguments never change their order.
          <li key={index}>
            <Value type={inner} value={item} parts={parts} />
          </li>
        ))}
        {value.length > MAX_ITEMS && <li>…</li>}
      </ol>
    );
  }
  if (typeof value === "object" && value !== null) {
    return <Values inputs={parts} values={parts.map(({ name }) => (value as Record<string, unknown>)[name ?? ""])} />;
  }
  if (typeof value === "string" && type === "address" && isAddress(value)) return <Account address={value} />;
  if (isHex(value) && value.length > LONG_HEX) return <HexText hex={value} />;
  const text = String(value);
  return <bdi className="break-words">{text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text}</bdi>;
}

/** Named values, one a row, each as its type reads best. */
export function Values({ inputs, values }: { inputs: readonly AbiParameter[]; values: readonly unknown[] }) {
  return (
    <dl className="mt-1 flex flex-col gap-1 text-sm">
      {inputs.map((input, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parameters never change their order.
        <div key={index} className="flex flex-wrap gap-x-2">
          <dt className="font-mono text-ink-faint">{input.name || index}</dt>
          <dd className="min-w-0 break-words">
            <Value
              type={input.type}
              value={values[index]}
              parts={"components" in input ? (input.components as readonly AbiParameter[]) : []}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface GenericCallProps {
  contract: string;
  item: AbiFunction;
  values: readonly unknown[];
}

/** A call that is read, but for which there is no sentence: the function and its arguments by their names. */
export function GenericCall({ contract, item, values }: GenericCallProps) {
  return (
    <>
      <Trans>
        Call <code className="font-mono text-[0.9em]">{item.name}</code> of {contract}
      </Trans>
      <Values inputs={item.inputs} values={values} />
    </>
  );
}
