/** An explorer that takes sources: Etherscan's API, version 2. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { CommandError } from "../chain/fail.ts";
import type { Source } from "./sources.ts";

const answer = z.object({ status: z.string(), message: z.string().optional(), result: z.string() });
type Answer = z.infer<typeof answer>;

/** How often the explorer is asked about one contract, whether it took it and whether it is done. */
const ASKED = 30;
/** It asks for patience, or has not seen the contract's block yet. */
const LATER = /pending|rate limit|unable to locate contractcode/i;

/** The form that a contract is sent with. */
export function formOf(key: string, chainId: number, contract: Source): URLSearchParams {
  return new URLSearchParams({
    apikey: key,
    chainid: String(chainId),
    module: "contract",
    action: "verifysourcecode",
    codeformat: "solidity-standard-json-input",
    contractaddress: contract.address,
    contractname: contract.identifier,
    compilerversion: contract.compiler,
    // The explorer's own spelling of many years, and the one that its manual has now.
    constructorArguements: contract.constructorArguments,
    constructorArguments: contract.constructorArguments,
    sourceCode: contract.input,
  });
}

/** Speaks to one explorer about one chain. */
export class Explorer {
  /** `pauseMs` is the time between two questions. */
  constructor(
    private readonly api: string,
    private readonly key: string,
    private readonly chainId: number,
    private readonly pauseMs: number,
  ) {}

  /** Has a source verified; answers with a sentence, without the key, if that did not work out. */
  async verify(contract: Source): Promise<string | undefined> {
    try {
      const fault = await this.submit(contract);
      return fault?.replaceAll(this.key, "<key>");
    } catch (error) {
      return (error instanceof Error ? error.message : String(error)).replaceAll(this.key, "<key>");
    }
  }

  private async submit(contract: Source): Promise<string | undefined> {
    const sent = await this.patiently(() => this.ask("", formOf(this.key, this.chainId, contract)));
    if (verified(sent)) return undefined;
    if (sent.status !== "1") return sent.result;
    const query = new URLSearchParams({ module: "contract", action: "checkverifystatus", guid: sent.result });
    const done = await this.patiently(() => this.ask(`&${query}&apikey=${encodeURIComponent(this.key)}`), true);
    if (done.status === "1" || verified(done)) return undefined;
    if (LATER.test(done.result)) return "the explorer is still at it; run the deployment again to ask once more";
    return done.result;
  }

  /** The first answer that is not a request for patience; the last one if there is none. */
  private async patiently(question: () => Promise<Answer>, wait = false): Promise<Answer> {
    if (wait) await sleep(this.pauseMs);
    let last = await question();
    for (let n = 1; n < ASKED && last.status !== "1" && LATER.test(last.result); n += 1) {
      await sleep(this.pauseMs);
      last = await question();
    }
    return last;
  }

  private async ask(query: string, body?: URLSearchParams): Promise<Answer> {
    const response = await fetch(`${this.api}?chainid=${this.chainId}${query}`, {
      ...(body === undefined ? {} : { method: "POST", body }),
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new CommandError(`the explorer answered ${response.status}`);
    const parsed = answer.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw new CommandError("the explorer's answer is not understood");
    return parsed.data;
  }
}

function verified({ result }: Answer): boolean {
  return /already verified/i.test(result);
}
