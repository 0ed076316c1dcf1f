import { Trans, useLingui } from "@lingui/react/macro";
import { CopyButton, Notice } from "../../ui/index.ts";
import { QuestionError, type questionFile } from "./question.ts";

/** Where the page cannot store files itself: the file of the question and its address, to be pinned by whoever asks. */
export function Publish({ file }: { file: () => ReturnType<typeof questionFile> }) {
  const { t } = useLingui();
  let made: ReturnType<typeof questionFile>;
  try {
    made = file();
  } catch (error) {
    if (error instanceof QuestionError) return null;
    throw error;
  }
  function save() {
    const url = URL.createObjectURL(new Blob([Uint8Array.from(made.bytes)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = "question.json";
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Notice tone="info" title={t`Publish the question first`}>
      <p>
        <Trans>
          This page cannot store files on a public network. Save the file as it is, pin it with an IPFS service of your
          choice, and open the poll: the page checks first that the file is served at its address.
        </Trans>
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <button type="button" className="min-h-9 text-brand underline" onClick={save}>
          <Trans>Save question.json</Trans>
        </button>
        <span className="font-mono text-[0.9em] break-all">{made.cid}</span>
        <CopyButton text={made.cid} what={t`IPFS address`} />
      </p>
    </Notice>
  );
}
