import { join } from "node:path";
import type { StackError } from "./errors.ts";
import { ROOT } from "./paths.ts";
import { type ChildRegister, Service } from "./service.ts";
import { DAPP_FOLDER } from "./steps.ts";

/** The dApp's web server. */
export interface Dapp {
  service: Service;
  url: string;
  stop(): Promise<void>;
}

export interface DappOptions {
  /** `dev` serves the sources, `preview` the production build in dapp/dist. */
  mode: "dev" | "preview";
  port: number;
  logFile: string;
  env: NodeJS.ProcessEnv;
  register: ChildRegister;
  onDeath: (error: StackError) => void;
}

/** Starts vite on the dApp. */
export async function startDapp(options: DappOptions): Promise<Dapp> {
  const url = `http://127.0.0.1:${options.port}`;
  const service = await Service.start(
    {
      name: "dApp (vite)",
      command: process.execPath,
      args: [
        join(ROOT, "node_modules/vite/bin/vite.js"),
        ...(options.mode === "preview" ? ["preview"] : []),
        ...["--host", "127.0.0.1", "--port", String(options.port), "--strictPort", "--clearScreen", "false"],
      ],
      logFile: options.logFile,
      spawn: { cwd: DAPP_FOLDER, env: { ...process.env, ...options.env } },
      stopTimeoutMs: 5_000,
    },
    options.register,
    options.onDeath,
  );
  try {
    await service.ready(async () => (await fetch(url)).ok, 60_000);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { service, url, stop: () => service.stop() };
}
