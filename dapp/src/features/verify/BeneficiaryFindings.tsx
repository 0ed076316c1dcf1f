import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { isAddress } from "viem";
import { graphql, marketKey, request } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Card, EmptyState, Loading, Pill, Skeleton, Tonnes } from "../../ui/index.ts";
import { Words } from "../certificate/index.ts";

/** How many certificates are shown. */
const MOST = 50;

const byName = graphql(`
  query CertificatesByName($name: String!, $folded: String!) {
    certificates(
      first: 50
      orderBy: tokenId
      orderDirection: desc
      where: { or: [{ beneficiaryName_contains_nocase: $name }, { beneficiaryName_contains_nocase: $folded }] }
    ) {
      id beneficiaryName amount word claimed
    }
  }
`);

const byAddress = graphql(`
  query CertificatesByAddress($account: String!) {
    certificates(
      first: 50
      orderBy: tokenId
      orderDirection: desc
      where: { or: [{ beneficiary: $account }, { claimedBy: $account }] }
    ) {
      id beneficiaryName amount word claimed
    }
  }
`);

/** Wide and narrow letters, and capital and small ones, are the same in a search. */
const folded = (name: string) => name.normalize("NFKC").toLowerCase();

async function readCertificates(name: string, signal: AbortSignal) {
  const plain = name.normalize("NFKC");
  if (isAddress(plain, { strict: false })) {
    return (await request(byAddress, { account: plain.toLowerCase() }, signal)).certificates;
  }
  const { certificates } = await request(byName, { name, folded: plain }, signal);
  // The index takes % and _ for any letters.
  return certificates.filter(({ beneficiaryName }) => folded(beneficiaryName).includes(folded(name)));
}

/** The certificates whose beneficiary has this address, or these words in its name. They are searched in the index; each certificate is then read from the chain. */
export function BeneficiaryFindings({ name }: { name: string }) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "byBeneficiary", name],
    queryFn: ({ signal }) => readCertificates(name, signal),
  });
  if (error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-40" />
      </Loading>
    );
  }
  if (data.length === 0) {
    return (
      <EmptyState title={t`No certificate names such a beneficiary`}>
        <Trans>
          You can also write a certificate's number, a serial number such as VER-19902-1139690318, or paste a link or
          the hash of a transaction.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="flex flex-col gap-3" data-testid="by-beneficiary">
        {data.map(({ id, beneficiaryName, amount, word, claimed }) => (
          <li key={id}>
            <Card className="flex flex-wrap items-baseline justify-between gap-2 p-4">
              <span>
                <Words>{beneficiaryName}</Words>{" "}
                {word === "Confirmed" && claimed && <Pill>{t`Claimed with a code`}</Pill>}
                {word === "Confirmed" && !claimed && (
                  <Pill tone="good">{t({ message: "Confirmed", context: "by the beneficiary" })}</Pill>
                )}
                {word === "Disowned" && (
                  <Pill tone="danger">{t({ message: "Disowned", context: "by the beneficiary" })}</Pill>
                )}
                <span className="block text-sm text-ink-soft">
                  <Tonnes units={BigInt(amount)} />
                </span>
              </span>
              <Link to="/verify" search={{ of: id }} className="text-brand underline">
                <Trans>Verify No. {id}</Trans>
              </Link>
            </Card>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-soft">
        <Trans>
          Found in the index, which may be behind; at most {MOST} are shown. Anybody can write any name: look whether
          its beneficiary confirmed it.
        </Trans>
      </p>
    </>
  );
}
