/** Ports of tests: where no outgoing connection of the machine is, and no two of them alike. */
import { expect, test } from "vitest";
import { assertPortFree, freePorts } from "../../script/dev/ports.ts";

test("free ports are apart from one another and from those of outgoing connections, and can be listened on", async () => {
  for (let time = 0; time < 20; time += 1) {
    const ports = Object.values(await freePorts());
    expect(new Set(ports).size).toBe(8);
    for (const port of ports) {
      expect(port).toBeGreaterThanOrEqual(11_000);
      expect(port).toBeLessThan(32_768);
      await assertPortFree(port, "test", "NONE");
    }
  }
});
