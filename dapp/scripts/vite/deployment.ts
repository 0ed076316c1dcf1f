import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

const MODULE_ID = "virtual:deployment";

/** Serves `deployments/<chainId>.json`, the only address book, as a module; null when nothing is deployed there yet. */
export function deployment(chainId: number): Plugin {
  const directory = process.env.CARBONTRACE_DEPLOYMENTS_DIR ?? join(import.meta.dirname, "../../../deployments");
  const file = join(resolve(directory), `${chainId}.json`);
  return {
    name: "carbontrace:deployment",
    resolveId: (id) => (id === MODULE_ID ? `\0${MODULE_ID}` : undefined),
    load(id) {
      if (id !== `\0${MODULE_ID}`) return undefined;
      if (!existsSync(file)) return "export default null;";
      this.addWatchFile(file);
      return `export default ${JSON.stringify(JSON.parse(readFileSync(file, "utf8"), withoutImplementations))};`;
    },
    configureServer(server) {
      server.watcher.add(file);
      const reload = (changed: string) => {
        if (resolve(changed) !== file) return;
        const module = server.moduleGraph.getModuleById(`\0${MODULE_ID}`);
        if (module) server.moduleGraph.invalidateModule(module);
        server.ws.send({ type: "full-reload" });
      };
      server.watcher.on("add", reload).on("change", reload);
    },
  };
}

/** The code behind a proxy is asked of the chain, where it can change: in the book it would only be loaded by everyone. */
function withoutImplementations(key: string, value: unknown): unknown {
  return key === "implementation" ? undefined : value;
}
