/** Terms of issuing credits and of their exits. */
import type { Hex } from "viem";
import type { Subject } from "./subject.ts";

/** How much, how many, and until when. Constants are the code's, but an upgrade could change them. */
const TERMS = {
  CarbonCredit: ["MAX_VINTAGE_TONNES", "MAX_LABELS", "MAX_LINES"],
  Provenance: ["TIME_TO_ACCEPT"],
  CertificateNotes: ["MAX_AMENDMENTS"],
} as const;

/** In the order of `Dimension` (IAllotments.sol). */
const DIMENSIONS = ["type", "country", "registry"] as const;

/** The constants, and every cap that the stakers ever set. */
export async function credits(subject: Subject): Promise<void> {
  for (const [contract, views] of Object.entries(TERMS)) {
    const address = subject.address(contract);
    for (const view of views) subject.say(`${view} of ${contract}`, await subject.read(contract, view), address);
  }
  const caps = new Map<string, { dimension: number; key: Hex; name: string }>();
  for (const { args } of subject.toldBy("Allotments").filter(({ name }) => name === "CapSet")) {
    const cap = args as { dimension: number; key: Hex; name: string };
    caps.set(`${cap.dimension}${cap.key}`, cap);
  }
  for (const { dimension, key, name } of caps.values()) {
    const share = await subject.read<readonly [bigint, bigint, bigint] | string>(
      "Allotments",
      "shareOf",
      dimension,
      key,
    );
    // What is allotted is no difference, what may be is one.
    const cap = typeof share === "string" ? share : share[2];
    subject.say(`cap of ${DIMENSIONS[dimension]} ${name}`, cap, subject.address("Allotments"));
  }
}
