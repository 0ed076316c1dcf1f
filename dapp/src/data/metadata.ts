import { useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";
import { env } from "../chain/env.ts";
import { isCid } from "../format/index.ts";

const text = (length: number) => z.optional(z.string().check(z.maxLength(length)));
const httpsUrl = z.optional(z.url({ protocol: /^https$/ }).check(z.maxLength(500)));

/** What a project's document may say. Written by strangers: shown as text only, links only to https. */
const projectDocument = z.object({
  description: text(4_000),
  registryUrl: httpsUrl,
  /** The registry's own words for the project's type. */
  typeText: text(500),
  methodologies: z.optional(z.array(z.object({ text: z.string().check(z.maxLength(500)) })).check(z.maxLength(20))),
});

/** A project's document, validated. */
export type ProjectMetadata = z.infer<typeof projectDocument>;

const MAX_BYTES = 64_000;

/** Reads a project's document from the gateway; null when it is not there or not what it should be. */
export async function readProjectMetadata(cid: string, signal?: AbortSignal): Promise<ProjectMetadata | null> {
  if (!isCid(cid)) return null;
  const response = await fetch(`${env.ipfsGateway}/${cid}`, { signal, credentials: "omit", redirect: "error" });
  if (!response.ok) return null;
  const body = await response.text();
  if (body.length > MAX_BYTES) return null;
  try {
    const parsed = projectDocument.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A project's document. It is an extra: a page never waits for it. */
export function useProjectMetadata(cid: string) {
  return useQuery({
    queryKey: ["metadata", cid],
    queryFn: ({ signal }) => readProjectMetadata(cid, signal),
    enabled: isCid(cid),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
