import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { buttonClass, Loading, Skeleton } from "../../ui/index.ts";

const document = z.object({ image: z.string().check(z.startsWith("data:image/svg+xml")) });

/** Reads a data URI as text, whether it is base64 or percent-encoded. */
export function readDataUri(uri: string): string {
  const comma = uri.indexOf(",");
  const body = uri.slice(comma + 1);
  if (!uri.slice(0, comma).endsWith(";base64")) return decodeURIComponent(body);
  return new TextDecoder().decode(Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0)));
}

async function readFiles(id: bigint) {
  const json = await publicClient.readContract({
    ...contracts.retirementCertificate,
    functionName: "tokenURI",
    args: [id],
  });
  if (!json.startsWith("data:application/json")) throw new Error("The certificate's address is not a data URI.");
  return { json, svg: document.parse(JSON.parse(readDataUri(json))).image };
}

/** The certificate as the contract itself writes it. The picture is drawn as an image, in which nothing can run. */
export function OnChainFiles({ id }: { id: bigint }) {
  const { t } = useLingui();
  const number = String(id);
  const { data, error } = useQuery({
    queryKey: ["certificateFiles", number],
    queryFn: () => readFiles(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-24" />
      </Loading>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <a href={data.json} download={`certificate-${number}.json`} className={buttonClass("secondary", "sm")}>
          <Trans>Download JSON</Trans>
        </a>
        <a href={data.svg} download={`certificate-${number}.svg`} className={buttonClass("secondary", "sm")}>
          <Trans>Download SVG</Trans>
        </a>
      </div>
      <img
        src={data.svg}
        alt={t`Certificate ${number} as the contract draws it; its text is the one on this page`}
        className="w-full max-w-md rounded-lg border border-line"
      />
    </div>
  );
}
