import { Trans } from "@lingui/react/macro";
import type { Address, Hex } from "viem";
import { Notice } from "../../../ui/index.ts";
import { Nested } from "./Nested.tsx";
import { Account, HexText, useBookName } from "./pieces.tsx";
import type { Place, Sentences } from "./sentence.ts";
import { useCodeHash, useUsersOf } from "./useCode.ts";

function CodeHash({ address }: { address: Address }) {
  const { data, isError } = useCodeHash(address);
  if (data) {
    return (
      <Trans>
        Hash of the code that is there now: <HexText hex={data} />
      </Trans>
    );
  }
  if (data === null) return <Trans>There is no code at that address now: the call would fail.</Trans>;
  return isError ? <Trans>The code at that address could not be read.</Trans> : <Trans>Reading its code…</Trans>;
}

/** Warns where the new code is known as something else's: an upgrade to it is hardly what was meant. */
function OtherCode({ implementation, contract }: { implementation: Address; contract: string }) {
  const book = useBookName()(implementation);
  const { data: users = [] } = useUsersOf(implementation);
  const other = book ?? users.find((name) => name !== contract);
  if (!other) return null;
  return (
    <Notice tone="danger" className="mt-2">
      {book ? (
        <Trans>
          This is the address of {other}, not code made for {contract}.
        </Trans>
      ) : (
        <Trans>
          This is the code of {other}, not of {contract}.
        </Trans>
      )}
    </Notice>
  );
}

function Upgrade({ implementation, data, place }: { implementation: Address; data: Hex; place: Place }) {
  const { name, address } = place.contract;
  return (
    <>
      <Trans>
        Replace the code of <strong className="font-medium">{name}</strong> by that of{" "}
        <Account address={implementation} />
      </Trans>
      <p className="mt-1 text-sm" data-testid="code-hash">
        <CodeHash address={implementation} />
      </p>
      <OtherCode implementation={implementation} contract={name} />
      {data !== "0x" && (
        <>
          <p className="mt-2 text-sm">
            <Trans>and then have it call itself; this is read with the functions of the present code:</Trans>
          </p>
          <Nested target={address} calldata={data} place={place} />
        </>
      )}
    </>
  );
}

function Pin({ target, hash }: { target: Address; hash: Hex }) {
  const { data } = useCodeHash(target);
  return (
    <>
      <Trans>
        Go on only if the code of <Account address={target} /> still has the hash <HexText hex={hash} />
      </Trans>
      {data !== undefined && (
        <p className="mt-1 text-sm">
          {data?.toLowerCase() === hash.toLowerCase() ? (
            <Trans>It has now.</Trans>
          ) : (
            <strong className="text-danger">
              <Trans>It has not now: the whole proposal would fail.</Trans>
            </strong>
          )}
        </p>
      )}
    </>
  );
}

/** Upgrades, and what keeps them to the code that was voted on. */
export const codeSentences: Sentences = {
  "*.upgradeToAndCall": ([implementation, data], place) => (
    <Upgrade implementation={implementation as Address} data={data as Hex} place={place} />
  ),
  "CodePin.requireCode": ([target, hash]) => <Pin target={target as Address} hash={hash as Hex} />,
};
