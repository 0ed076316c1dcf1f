import { useLingui } from "@lingui/react/macro";
import { DEFAULT_CHAIN_NAME, env } from "./env.ts";

/** The chain's name for readers: the default one in their language, a given one as it was given. */
export function useChainName(): string {
  const { t } = useLingui();
  return env.chainName === DEFAULT_CHAIN_NAME ? t`Local chain` : env.chainName;
}
