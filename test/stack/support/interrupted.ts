import { killServices } from "../../../script/dev/service.ts";

// Whoever stops the tests stops what they started: chains, databases and indexers have process groups of their own.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.once(signal, () => {
    killServices();
    process.exit(1);
  });
}
