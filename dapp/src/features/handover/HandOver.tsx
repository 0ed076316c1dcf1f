import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { Button, Notice, TextAreaField } from "../../ui/index.ts";
import { handOverLink } from "./link.ts";

type Copied = "link" | "text" | "failed";

interface HandOverProps {
  title: ReactNode;
  /** What is to be done with it. */
  children: ReactNode;
  /** The page that takes it. */
  path: string;
  /** What is handed over. */
  text: string;
  /** The file's name; without one no file is offered. */
  file?: string;
}

/** Saves a text as a file of this computer. */
function save(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Something that goes to another person: as a link, as a text, or as a file. */
export function HandOver({ title, children, path, text, file }: HandOverProps) {
  const { t } = useLingui();
  const [copied, setCopied] = useState<Copied>();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(undefined), 3_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const link = handOverLink(path, text);
  const copy = (what: "link" | "text", words: string) =>
    void navigator.clipboard.writeText(words).then(
      () => setCopied(what),
      () => setCopied("failed"),
    );
  return (
    <Notice tone="good" title={title}>
      <div className="flex flex-col gap-3" data-testid="hand-over" data-link={link}>
        {children}
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm" onClick={() => copy("link", link)}>
            <Trans>Copy the link</Trans>
          </Button>
          <Button size="sm" variant="secondary" onClick={() => copy("text", text)}>
            <Trans>Copy the text</Trans>
          </Button>
          {file && (
            <Button size="sm" variant="secondary" onClick={() => save(file, text)}>
              <Trans>Save as a file</Trans>
            </Button>
          )}
          {"share" in navigator && (
            <Button
              size="sm"
              variant="quiet"
              onClick={() => void navigator.share({ url: link }).catch(() => undefined)}
            >
              <Trans context="a link">Share</Trans>
            </Button>
          )}
          <span role="status" className="text-sm">
            {copied === "link" && t`The link is copied.`}
            {copied === "text" && t`The text is copied.`}
            {copied === "failed" && t`Your browser does not allow copying. Take the text below.`}
          </span>
        </div>
        <details>
          <summary className="min-h-6 cursor-pointer text-brand">
            <Trans>Show the text</Trans>
          </summary>
          <TextAreaField
            label={t`The text`}
            hideLabel
            readOnly
            rows={8}
            spellCheck={false}
            value={text}
            className="mt-2 [&_textarea]:font-mono [&_textarea]:text-xs"
          />
        </details>
      </div>
    </Notice>
  );
}
