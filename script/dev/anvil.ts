import { rmSync } from "node:fs";
import { join } from "node:path";
import { foundryBinary } from "./binaries.ts";
import type { StackError } from "./errors.ts";
import { rpc } from "./rpc.ts";
import { type ChildRegister, Service } from "./service.ts";

/** How long anvil may take until it answers {ms}. */
const READY_MS = 30_000;

/** A running development chain. */
export interface Anvil {
  readonly service: Service;
  readonly url: string;
  stop(): Promise<void>;
}

export interface AnvilOptions {
  /** As it is named to people. */
  readonly name: string;
  /** What it keeps of its history lies in here while it runs. */
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
  readonly chainId: number;
  /** more of its own options */
  readonly args?: readonly string[];
  /** Longer than this and it is killed; a big state takes a while to be written {ms}. */
  readonly stopTimeoutMs?: number;
  readonly register?: ChildRegister;
  readonly onDeath?: (error: StackError) => void;
}

/** Starts anvil and waits until it answers. Nothing of its history is left on disk when it has stopped, or is begun again after a kill. */
export async function startAnvil(options: AnvilOptions): Promise<Anvil> {
  const { name, folder, logFile, port, chainId, args = [], stopTimeoutMs } = options;
  // Old states go to disk, about 2 GB of them after some thousand blocks. Left to itself anvil puts them in a home folder, for ever.
  const history = join(folder, "history");
  const forget = () => rmSync(history, { recursive: true, force: true });
  forget();
  const service = await Service.start(
    {
      name,
      command: foundryBinary("anvil"),
      args: [
        ...["--host", "127.0.0.1", "--port", String(port), "--chain-id", String(chainId)],
        ...["--cache-path", history, "--quiet", ...args],
      ],
      logFile,
      // It saves its state, if told to, on SIGINT and on SIGTERM.
      stopSignal: "SIGINT",
      ...(stopTimeoutMs === undefined ? {} : { stopTimeoutMs }),
    },
    options.register ?? { add: () => {}, remove: () => {} },
    options.onDeath ?? (() => {}),
  );
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await service.stop();
    forget();
  };
  try {
    await service.ready(async () => (await rpc<string>(url, "eth_chainId")) !== undefined, READY_MS);
    return { service, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
