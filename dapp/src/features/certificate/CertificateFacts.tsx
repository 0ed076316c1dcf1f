import { useLingui } from "@lingui/react";
import { useLingui as useText } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { isAddressEqual } from "viem";
import { countryName, formatDecimal, formatPeriod, formatTonnes } from "../../format/index.ts";
import { type Fact, Facts, Time } from "../../ui/index.ts";
import { useWords } from "../terms/index.ts";
import { Words } from "./ClaimFacts.tsx";
import type { Certificate, CertificateLine, CertificatePrice } from "./readCertificate.ts";

/** An address, hash or number in full: a certificate is checked against the whole of it. */
function Exact({ children }: { children: string }) {
  return <span className="font-mono text-[0.8rem] leading-snug break-all">{children}</span>;
}

/** What a line retired: project and vintage as the chain describes them. */
export function CreditFacts({ line }: { line: CertificateLine }) {
  const { t } = useText();
  const { i18n } = useLingui();
  const words = useWords();
  const { project, vintage, position } = line;
  const before = formatTonnes(position, i18n.locale);
  const facts: Fact[] = [
    [
      t`Project`,
      <Link key="project" to="/projects/$projectId" params={{ projectId: project.id }} className="text-brand underline">
        <Words>{project.name}</Words>
      </Link>,
    ],
    [t`Registry`, <Words key="registry">{project.registryName}</Words>],
    [t`Project at the registry`, <Words key="id">{project.registryProjectId}</Words>],
    [t`Country`, countryName(project.country, i18n.locale)],
    [t`Project type`, <Words key="type">{words.projectType(project.projectType)}</Words>],
    [t`Methodology`, project.methodology === "" ? t`unknown` : <Words key="m">{project.methodology}</Words>],
    project.proponent !== "" && [t`Project proponent`, <Words key="proponent">{project.proponent}</Words>],
    [
      t`Vintage`,
      <Link key="vintage" to="/vintages/$vintageId" params={{ vintageId: vintage.id }} className="text-brand underline">
        {vintage.year}
      </Link>,
    ],
    [t`Monitoring period`, formatPeriod(vintage.periodStart, vintage.periodEnd, i18n.locale)],
    [t`Kind of unit`, words.unitKind(vintage.kind)],
    [t`Labels at issuance`, vintage.labels.length === 0 ? t`none` : vintage.labels.map(words.label).join(", ")],
    [t`Place in the vintage's sequence`, t`after the first ${before} t`],
  ];
  return <Facts facts={facts} />;
}

/** What the credits cost, to the last decimal, and in which token: its symbol is only what it calls itself. */
function Price({ price: { token, paid, currency } }: { price: CertificatePrice }) {
  const { t } = useText();
  const { i18n } = useLingui();
  const units = String(paid);
  const amount =
    currency && formatDecimal(paid, currency.decimals, i18n.locale, { minimum: Math.min(2, currency.decimals) });
  return (
    <span data-testid="price">
      {currency ? `${amount} ${currency.symbol}` : t`${units} in the smallest unit of the token`} <Exact>{token}</Exact>
    </span>
  );
}

/** Where the chain says all this. */
export function ChainFacts({ certificate }: { certificate: Certificate }) {
  const { t } = useText();
  const { account, operator, retired, issued } = certificate;
  const { price } = certificate.terms;
  const later = issued && retired && issued.transactionHash !== retired.transactionHash;
  const facts: Fact[] = [
    [t`Retired by account`, <Exact key="account">{account}</Exact>],
    !isAddressEqual(account, operator) && [t`Sent by operator`, <Exact key="operator">{operator}</Exact>],
    price && [t`Price paid`, <Price key="price" price={price} />],
    [t`Time`, <Time key="time" at={certificate.time} />],
    [
      t`Transaction`,
      retired ? (
        <Exact key="tx">{retired.transactionHash}</Exact>
      ) : (
        t`This node no longer serves the log of this block.`
      ),
    ],
    [t`Block`, <Exact key="block">{String(certificate.blockNumber)}</Exact>],
    [t`Chain id`, <Exact key="chain">{String(certificate.chainId)}</Exact>],
    [t`Certificate contract`, <Exact key="contract">{certificate.contract}</Exact>],
    [t`Credit contract`, <Exact key="credit">{certificate.creditContract}</Exact>],
    later && [t`Certificate issued later, in`, <Exact key="issued">{issued.transactionHash}</Exact>],
    [t`Amount in units (1 t = 10¹⁸)`, <Exact key="units">{String(certificate.amount)}</Exact>],
  ];
  return <Facts facts={facts} />;
}
