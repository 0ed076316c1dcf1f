import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { AddressText, Button, Card, Notice, PageHeader } from "../../../ui/index.ts";
import { DEFAULT_DAYS, HandOver, SignButton, useSigning, ValidityField } from "../../handover/index.ts";
import { ConnectPrompt } from "../../wallet/index.ts";
import { LoadedHoldings } from "../LoadedHoldings.tsx";
import type { Retirable } from "../readRetirable.ts";
import { emptyOrder, OrderForm } from "./OrderForm.tsx";
import { RetirementInWords } from "./RetirementInWords.tsx";
import { writeOrder } from "./texts.ts";
import { newNonce, type Order, type OrderDraft, orderData } from "./typedData.ts";
import { VoidSection } from "./VoidSection.tsx";

function Review({ draft, onBack }: { draft: OrderDraft; onBack: () => void }) {
  const { t } = useLingui();
  const [days, setDays] = useState(DEFAULT_DAYS);
  const { account, operator, claim, vintage, amount } = draft;
  const signing = useSigning<Order>(
    (validity) => orderData({ ...draft, ...validity }),
    (signed) => ({ ...draft, ...signed }),
    newNonce,
  );
  return (
    <div className="flex flex-col gap-6" data-testid="order-review">
      <RetirementInWords retirement={{ account, claim, lines: [{ vintage, amount }] }} />
      {operator ? (
        <p>
          <Trans>
            Only the account <AddressText address={operator} /> can carry it out.
          </Trans>
        </p>
      ) : (
        <Notice tone="warn">
          <Trans>Whoever gets this order can carry it out, at a time of their choosing.</Trans>
        </Notice>
      )}
      <Notice tone="warn">
        <Trans>
          Your credits are burned when it is carried out. Until then they stay yours; if you sell them first, the order
          comes to nothing.
        </Trans>
      </Notice>
      <ValidityField
        days={days}
        onChange={(chosen) => {
          setDays(chosen);
          signing.forget();
        }}
        disabled={signing.busy}
      />
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" onClick={onBack} disabled={signing.busy}>
          <Trans>Back</Trans>
        </Button>
        <SignButton signing={signing} onSign={() => void signing.ask(account, days)}>
          <Trans>Sign the order</Trans>
        </SignButton>
      </div>
      {signing.signed && (
        <HandOver
          title={t`Give this to whoever carries it out`}
          path="/retire/carry-out"
          text={writeOrder(signing.signed)}
        >
          <p>
            <Trans>Keep a copy: with it you can make the order void as long as it was not carried out.</Trans>
          </p>
        </HandOver>
      )}
    </div>
  );
}

function OrderOf({ account, holdings }: { account: Address; holdings: readonly Retirable[] }) {
  const [fields, setFields] = useState(() => emptyOrder(holdings));
  const [draft, setDraft] = useState<OrderDraft>();
  return (
    <Card className="mx-auto max-w-3xl p-5 sm:p-7">
      {draft ? (
        <Review draft={draft} onBack={() => setDraft(undefined)} />
      ) : (
        <OrderForm account={account} holdings={holdings} fields={fields} onChange={setFields} onReview={setDraft} />
      )}
    </Card>
  );
}

/** A holder orders a retirement by signature; somebody else sends it and pays the gas. */
export function OrderPage() {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={t`Sign a retirement order`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            You sign exactly what is to be retired and for whom; somebody else sends it and pays the gas. Nothing else
            can be done with your signature.
          </Trans>{" "}
          <Link to="/retire/carry-out" className="text-brand underline">
            <Trans>To carry out somebody's order</Trans>
          </Link>
        </p>
      </PageHeader>
      {address ? (
        <LoadedHoldings key={address} account={address}>
          {(holdings) => <OrderOf account={address} holdings={holdings} />}
        </LoadedHoldings>
      ) : (
        <ConnectPrompt title={t`Connect the wallet that holds the credits`}>
          <Trans>Signing an order costs nothing and sends nothing.</Trans>
        </ConnectPrompt>
      )}
      <VoidSection />
    </>
  );
}
