/** An explorer on this machine, which answers as Etherscan's API, version 2, does, and keeps what it was sent. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What Etherscan answers. */
export interface Answer {
  readonly status: "0" | "1";
  readonly message: "OK" | "NOTOK";
  readonly result: string;
}

export const ok = (result: string): Answer => ({ status: "1", message: "OK", result });
export const notOk = (result: string): Answer => ({ status: "0", message: "NOTOK", result });

/** Etherscan's own sentences. */
export const PASS = ok("Pass - Verified");
export const PENDING = notOk("Pending in queue");
export const FAIL = notOk("Fail - Unable to verify");
export const ALREADY = notOk("Contract source code already verified");

/** Its answers about one contract. */
export interface Script {
  readonly submit?: readonly Answer[];
  readonly check?: readonly Answer[];
}

/** A running explorer. */
export interface ExplorerServer {
  /** as a network's file names it */
  readonly api: string;
  /** the forms of all submissions, in their order */
  readonly forms: readonly URLSearchParams[];
  /** the questions about submissions, in their order */
  readonly questions: readonly URLSearchParams[];
  stop(): Promise<void>;
}

/**
 * Starts one on a free port. `script` holds its answers to submissions (`submit`, where the default is a receipt with the
 * address in it) and to the questions that follow (`check`, in this order, the last one for ever), by the contract's address.
 */
export async function startExplorer(script: (address: string) => Script = () => ({})): Promise<ExplorerServer> {
  const forms: URLSearchParams[] = [];
  const questions: URLSearchParams[] = [];
  const nth = (answers: readonly Answer[], asked: number): Answer =>
    answers[Math.min(asked, answers.length) - 1] as Answer;
  const answerTo = (query: URLSearchParams, form: URLSearchParams): Answer => {
    if (form.get("action") === "verifysourcecode") {
      forms.push(form);
      const address = form.get("contractaddress") as string;
      const asked = forms.filter((other) => other.get("contractaddress") === address).length;
      return nth(script(address).submit ?? [ok(`receipt-${address}`)], asked);
    }
    if (query.get("action") !== "checkverifystatus") return notOk("Missing Or invalid Action name");
    questions.push(query);
    const receipt = query.get("guid") as string;
    const asked = questions.filter((other) => other.get("guid") === receipt).length;
    return nth(script(receipt.replace("receipt-", "")).check ?? [PASS], asked);
  };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += part;
    const query = new URL(request.url as string, "http://explorer").searchParams;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answerTo(query, new URLSearchParams(body))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/api`,
    forms,
    questions,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
