import { writeFileSync } from "node:fs";
import { startMarket } from "./support/market.ts";

const m = await startMarket();
writeFileSync("/tmp/d2market.json", JSON.stringify(m.urls));
console.log(JSON.stringify(m.urls));
for (const s of ["SIGINT", "SIGTERM"] as const) process.on(s, () => void m.stop().then(() => process.exit(0)));
