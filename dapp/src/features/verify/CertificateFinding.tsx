import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { marketKey, NotFoundError } from "../../data/index.ts";
import { formatTonnes } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { buttonClass, Card, Loading, Notice, Skeleton } from "../../ui/index.ts";
import {
  type Certificate,
  type CertificateLine,
  CheckList,
  Notes,
  readCertificate,
  SerialList,
  Words,
} from "../certificate/index.ts";

/** What a certificate retires of each project, in the order of its lines. */
function tonnesByProject(lines: readonly CertificateLine[]) {
  const found = new Map<string, { id: string; name: string; amount: bigint }>();
  for (const { project, amount } of lines) {
    const id = String(project.id);
    found.set(id, { id, name: project.name, amount: amount + (found.get(id)?.amount ?? 0n) });
  }
  return [...found.values()];
}

function Finding({ certificate }: { certificate: Certificate }) {
  const { t } = useLingui();
  const locale = useLocale();
  const id = String(certificate.id);
  const { beneficiaryName } = certificate.claim;
  // As elements, not as text: a message's own tags are looked for in the text of its values too.
  const beneficiary = <Words>{beneficiaryName}</Words>;
  return (
    <Card className="flex flex-col gap-6 p-5 sm:p-7">
      <div>
        <h2 className="text-lg font-semibold">
          <Trans>Certificate No. {id}</Trans>
        </h2>
        {tonnesByProject(certificate.lines).map(({ id: number, name, amount }) => {
          const tonnes = formatTonnes(amount, locale);
          const project = <Words>{name}</Words>;
          return (
            <p key={number} className="text-ink-soft">
              <Trans>
                {tonnes} t of {project}
              </Trans>
            </p>
          );
        })}
        {beneficiaryName !== "" && (
          <p className="text-ink-soft">
            <Trans>for the benefit of {beneficiary}</Trans>
          </p>
        )}
      </div>
      <Notes certificate={certificate} />
      <CheckList certificate={certificate} />
      <SerialList ranges={certificate.ranges} caption={t`Serial numbers consumed by this retirement`} />
      <Link to="/certificates/$certificateId" params={{ certificateId: id }} className={buttonClass("secondary")}>
        <Trans>Show the certificate</Trans>
      </Link>
    </Card>
  );
}

/** A certificate with its checks, or the word that there is none. */
export function CertificateFinding({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "certificate", id],
    queryFn: () => readCertificate(id),
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 2,
  });
  if (data) return <Finding certificate={data} />;
  if (error instanceof NotFoundError) {
    return (
      <Notice tone="danger" alert title={t`There is no certificate with this number`}>
        <Trans>The chain was asked and does not know it. Certificates are never removed.</Trans>
      </Notice>
    );
  }
  if (error) return <ErrorSentence error={classifyError(error)} />;
  return (
    <Loading>
      <Skeleton className="h-80" />
    </Loading>
  );
}
