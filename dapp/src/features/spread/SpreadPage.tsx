import { Trans, useLingui } from "@lingui/react/macro";
import { useSourced } from "../../data/index.ts";
import { countryName } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { PageHeader, Section, Tonnes } from "../../ui/index.ts";
import { useWords } from "../terms/index.ts";
import { SourcedPage } from "../trail/index.ts";
import { type Diversification, readShares } from "./readShares.ts";
import { readSharesFromChain } from "./readSharesChain.ts";
import { SharesTable } from "./SharesTable.tsx";

function Shares({ value }: { value: Diversification }) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = useWords();
  const { allotted, types, countries, registries } = value;
  return (
    <>
      <p className="text-ink-soft" data-testid="all-allotted">
        <Trans>
          <Tonnes units={allotted} /> are allotted to vintages in all.
        </Trans>
      </p>
      <Section title={<Trans>By project type</Trans>}>
        <SharesTable caption={t`Project type`} shares={types} all={allotted} nameOf={words.projectType} />
      </Section>
      <Section title={<Trans>By country</Trans>}>
        <SharesTable
          caption={t`Country`}
          shares={countries}
          all={allotted}
          nameOf={(code) => countryName(code, locale)}
        />
      </Section>
      <Section title={<Trans>By registry</Trans>}>
        <SharesTable caption={t`Registry`} shares={registries} all={allotted} nameOf={(code) => code} />
      </Section>
    </>
  );
}

/** How the market is spread over types, countries and registries, and what its caps are. */
export function SpreadPage() {
  const { t } = useLingui();
  const query = useSourced(["shares"], { indexer: readShares, chain: readSharesFromChain }, { present: true });
  return (
    <>
      <PageHeader title={t`Diversification`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            How the market is spread. The stakers can cap a share: above its cap, a type, country or registry gets no
            further allotment. What is allotted already can still be issued, unless the council takes it back.
          </Trans>
        </p>
      </PageHeader>
      <SourcedPage query={query}>{(value) => <Shares value={value} />}</SourcedPage>
    </>
  );
}
