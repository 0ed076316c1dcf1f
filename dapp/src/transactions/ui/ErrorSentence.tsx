import { useLingui } from "@lingui/react";
import { sentenceOf } from "../errors/sentence.ts";
import type { TxError } from "../errors/txError.ts";

/** What went wrong, in the user's language. */
export function ErrorSentence({ error }: { error: TxError }) {
  const { i18n } = useLingui();
  return (
    <p role="alert" className="text-sm break-words text-danger">
      <bdi>{sentenceOf(error, i18n)}</bdi>
    </p>
  );
}
