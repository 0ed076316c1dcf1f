/** The pools: the one code of all, and of each what it says of itself, what may be deposited, fees and cap. */
import type { Address } from "viem";
import type { Subject } from "./subject.ts";

/** Constants are the code's, but an upgrade could change them. */
const BOUNDS = ["MAX_POOLS", "NOTICE", "VERDICT_TIME"] as const;
/** What a pool answers: what no vote changes, and what a vote changes through the factory. */
const VIEWS = ["name", "symbol", "decimals", "CREDIT", "FACTORY", "fees", "cap"] as const;

/** What is in force, what is announced, and from when on {s}. */
type Criteria = readonly [unknown, unknown, number | bigint];

/** Every pool that the factory ever created, in the address book or not. What lies in them, and who has it, is no difference. */
export async function pools(subject: Subject): Promise<void> {
  await beacon(subject);
  const factory = subject.address("PoolFactory");
  for (const bound of BOUNDS) subject.say(`${bound} of PoolFactory`, await subject.read("PoolFactory", bound), factory);
  const count = await subject.read<bigint | string>("PoolFactory", "poolCount");
  subject.say("pools", count, factory);
  for (let n = 0n; typeof count === "bigint" && n < count; n += 1n) {
    const pool = await subject.read<Address>("PoolFactory", "poolAt", n);
    const name = subject.nameOf(pool);
    subject.say(`pool ${n}`, name, factory);
    for (const view of VIEWS) {
      const answer = await subject.readAt(pool, "Pool", view);
      const peer = view === "CREDIT" || view === "FACTORY";
      // The contracts that a pool in the address book names are told with those of all proxies.
      if (peer && name !== pool) continue;
      subject.say(`${view} of ${name}`, peer ? subject.nameOf(answer as Address) : answer, factory);
    }
    await criteria(subject, pool, name);
  }
}

/** What the pools are told to run, now and ever. */
async function beacon(subject: Subject): Promise<void> {
  const at = subject.address("PoolBeacon");
  const running = await subject.read<Address>("PoolBeacon", "implementation");
  subject.say("code that PoolBeacon names", subject.nameOf(running), at);
  const ran = subject.toldBy("PoolBeacon").filter(({ name }) => name === "Upgraded");
  const names = ran.map(({ args }) => subject.nameOf(args.implementation as Address));
  subject.say("what PoolBeacon named one after the other", names, at);
  subject.say("factory of PoolBeacon", subject.nameOf(await subject.read<Address>("PoolBeacon", "FACTORY")), at);
}

async function criteria(subject: Subject, pool: Address, name: string): Promise<void> {
  const factory = subject.address("PoolFactory");
  const answer = await subject.read<Criteria | string>("PoolFactory", "criteriaOf", pool);
  if (typeof answer === "string") {
    subject.say(`criteria of ${name}`, answer, factory);
    return;
  }
  const [current, next, from] = answer;
  subject.say(`criteria of ${name}`, current, factory);
  subject.say(`announced criteria of ${name}`, BigInt(from) === 0n ? "none" : { from, ...(next as object) }, factory);
}
