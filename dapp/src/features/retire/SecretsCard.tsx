import { Trans, useLingui } from "@lingui/react/macro";
import { contracts } from "../../chain/contracts.ts";
import { env } from "../../chain/env.ts";
import { Button, CopyButton, Notice } from "../../ui/index.ts";
import { type ClaimCode, claimLink, type Disclosure } from "../certificate/index.ts";

/** What only this browser knows of a certificate. */
export interface Secrets {
  disclosure: Disclosure | null;
  claim: ClaimCode | null;
}

interface SecretsCardProps {
  secrets: Secrets;
  /** The certificate's number, once it is issued. */
  certificate?: string | undefined;
  kept: boolean;
  onKept: (kept: boolean) => void;
}

/** What the file holds: everything that is needed to prove the names, and to claim. */
export function secretsFile({ disclosure, claim }: Secrets, certificate?: string): string {
  const place = { chainId: env.chainId, contract: contracts.retirementCertificate.address };
  const content = {
    ...place,
    ...(certificate !== undefined && { certificate }),
    ...disclosure,
    ...(claim && { claimCode: claim.code, claimKey: claim.address }),
    ...(claim &&
      certificate !== undefined && { claimLink: claimLink(window.location.origin, certificate, claim.code) }),
  };
  return JSON.stringify(content, null, 2);
}

function Secret({ label, value, what }: { label: string; value: string; what: string }) {
  return (
    <div>
      <p className="text-sm font-medium">{label}</p>
      <p className="flex items-start gap-1">
        <code className="min-w-0 text-sm break-all">{value}</code>
        <CopyButton text={value} what={what} />
      </p>
    </div>
  );
}

/** Salt and names of a private claim, and the one-time code: shown once, to be kept by whoever retires. */
export function SecretsCard({ secrets, certificate, kept, onKept }: SecretsCardProps) {
  const { t } = useLingui();
  const { disclosure, claim } = secrets;
  function download() {
    const url = URL.createObjectURL(new Blob([secretsFile(secrets, certificate)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = certificate ? `certificate-${certificate}-secrets.json` : "retirement-secrets.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 0);
  }
  return (
    <Notice tone="warn" title={t`Keep this: it is shown only now`} className="mt-6">
      <div className="flex flex-col gap-4" data-testid="secrets">
        <p>
          <Trans>It was made in your browser and is stored nowhere. If it is lost, nobody can bring it back.</Trans>
        </p>
        {disclosure && <Secret label={t`Salt of the private claim`} value={disclosure.salt} what={t`salt`} />}
        {claim && !certificate && <Secret label={t`Code of the certificate`} value={claim.code} what={t`code`} />}
        {claim && certificate && (
          <Secret
            label={t`Link for the beneficiary`}
            value={claimLink(window.location.origin, certificate, claim.code)}
            what={t({ message: "link", context: "to claim with" })}
          />
        )}
        {claim && (
          <p>
            <Trans>
              Whoever has the code can claim the certificate. Hand it to the beneficiary and to nobody else.
            </Trans>
          </p>
        )}
        <Button size="sm" variant="secondary" className="self-start" onClick={download}>
          <Trans>Save as a file</Trans>
        </Button>
        {!certificate && (
          <label className="flex items-start gap-3">
            <input
              type="checkbox"
              className="mt-0.5 size-5 accent-brand"
              checked={kept}
              onChange={(event) => onKept(event.target.checked)}
            />
            <Trans>I have kept it in a safe place.</Trans>
          </label>
        )}
      </div>
    </Notice>
  );
}
