import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { isHash } from "viem";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Button, Notice, TextField } from "../../ui/index.ts";
import { discloses } from "./readNotes.ts";
import { type Disclosure, readDisclosure } from "./secrets.ts";

const EMPTY = { salt: "", retiringEntity: "", beneficiaryName: "", beneficiaryLocation: "" };

/** Asks the chain whether a private claim is about the names that somebody was told. */
export function DisclosureCheck({ certificate }: { certificate: bigint }) {
  const { t } = useLingui();
  const [told, setTold] = useState(EMPTY);
  const [unread, setUnread] = useState(false);
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: (names: Disclosure) => discloses(certificate, names),
  });
  const salt = told.salt.trim().toLowerCase();
  const sound = isHash(salt);
  const field = (name: keyof typeof EMPTY) => ({
    value: told[name],
    onChange: (event: { target: { value: string } }) => {
      setTold({ ...told, [name]: event.target.value });
      reset();
    },
  });
  async function open(file: File | undefined) {
    const read = file && readDisclosure(await file.text());
    setUnread(file !== undefined && !read);
    if (read) setTold(read);
    reset();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (sound) mutate({ ...told, salt: salt as Disclosure["salt"] });
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4" data-testid="disclosure">
      <label className="flex flex-col gap-1 text-sm font-medium">
        <Trans>The file that was kept of the retirement</Trans>
        <input
          type="file"
          accept="application/json,.json"
          className="text-sm font-normal"
          onChange={(event) => void open(event.target.files?.[0])}
        />
      </label>
      {unread && (
        <p role="alert" className="text-sm text-danger">
          <Trans>This is not such a file. You can also type the values.</Trans>
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t`Salt`}
          {...field("salt")}
          spellCheck={false}
          maxLength={70}
          error={told.salt !== "" && !sound ? t`A salt is 0x and 64 digits.` : undefined}
        />
        <TextField label={t`Retiring entity`} {...field("retiringEntity")} dir="auto" />
        <TextField label={t`Beneficiary`} {...field("beneficiaryName")} dir="auto" />
        <TextField label={t`Location of the beneficiary`} {...field("beneficiaryLocation")} dir="auto" />
      </div>
      <Button type="submit" variant="secondary" className="self-start" busy={isPending} disabled={!sound}>
        <Trans>Ask the chain</Trans>
      </Button>
      {error && <ErrorSentence error={classifyError(error)} />}
      {data === true && <Notice tone="good" title={t`Yes: this private claim is about exactly these names`} />}
      {data === false && (
        <Notice tone="danger" alert title={t`No: this private claim is not about these names with this salt`}>
          <Trans>Every letter counts, also capital ones, blanks and empty fields.</Trans>
        </Notice>
      )}
    </form>
  );
}
