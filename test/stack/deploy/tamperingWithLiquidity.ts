/** Ways to tamper with a deployment's pools, pairs, price bands and rewards, each with its line or lines of `deploy:check`. */
import { encodeAbiParameters, type Hex, keccak256, numberToHex, stringToHex } from "viem";
import { type Deployed, STRANGER, type Tampering } from "./deployed.ts";

const IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
/** Where OpenZeppelin's ERC-20 keeps the symbol: the fifth word of its namespace. */
const SYMBOL = numberToHex(0x52c63247e1f47db19d5ce0460030c497f067ca4cebf71ba98eeadabe20bace00n + 4n);
/** The epochs of `MiningLedger`: the fourth word of its namespace. */
const EPOCHS = 0xb4e1d2845748f157060947b00eac9188955a986c9d3352ef7a2e88f3d7028d00n + 3n;
/** Words of Uniswap's contracts: the factory's fee, a pair's first token. */
const [FEE_TO, TOKEN_0] = ["0x0", "0x6"] as const;
const [NATURE, ANY_CODE] = [1, "0x60006000fd"] as const;
const DAY = 86_400;

/** Criteria that ask for a class. */
const criteria = (classes: number) => ({
  ...{ registries: 0n, classes, firstYear: 0, lastYear: 0, rollingYears: 0, labels: 0n },
  leastScores: { additionality: 0, integrity: 0, social: 0, permanence: 0 },
  ...{ countries: [], types: [], methodologies: [], allowed: [], blocked: [] },
});

const fees = (deposit: number, selective: number, automatic: number) => ({ deposit, selective, automatic });

/** Other code at an address of the book. */
const overwrite = (name: string) => (on: Deployed) => on.rpc("anvil_setCode", on.address(name), ANY_CODE);

export const TAMPERING_WITH_LIQUIDITY: readonly Tampering[] = [
  [
    "one byte of the code of all pools",
    async (on) => {
      const at = on.implementationOf("Pool.CTN");
      const code = (await on.live().getCode({ address: at })) as Hex;
      await on.rpc("anvil_setCode", at, `${code.slice(0, -2)}ff`);
    },
    /^code of CreditPool\.v1 at 0x/,
  ],
  [
    "other code for all pools",
    (on) => on.byTimelock("PoolBeacon", "upgradeTo", on.implementationOf("MerkleAirdrop")),
    [
      /^code that PoolBeacon names: MerkleAirdrop\.v1, the repository has CreditPool\.v1/,
      /^what PoolBeacon named one after the other: \["CreditPool\.v1","MerkleAirdrop\.v1"\], /,
      /^what Pool\.CTI ran one after the other: \["CreditPool\.v1","MerkleAirdrop\.v1"\], /,
      /^implementation of Pool\.CTN: 0x/,
    ],
  ],
  [
    "other code for one pool",
    (on) => on.store(on.address("Pool.CTR"), IMPLEMENTATION, STRANGER),
    /^implementation of Pool\.CTR: 0x0+a11ce, the repository has 0x/,
  ],
  ["another beacon", overwrite("PoolBeacon"), /^code of PoolBeacon at 0x/],
  [
    "a pool that the file does not have",
    (on) => on.byTimelock("PoolFactory", "createPool", "Anything", "ANY", criteria(0), fees(2, 30, 5), 1),
    [
      /^pools: 4, the repository has 3/,
      /^pool 3: 0x\w{40}, the repository has nothing of the kind/,
      /^symbol of 0x\w{40}: ANY, the repository has nothing of the kind/,
    ],
  ],
  [
    "a pool's symbol",
    (on) => on.store(on.address("Pool.CTN"), SYMBOL, `${stringToHex("CTX", { size: 31 })}06`),
    /^symbol of Pool\.CTN: CTX, the repository has CTN/,
  ],
  [
    "a pool's fees",
    (on) => on.byTimelock("PoolFactory", "setFees", on.address("Pool.CTN"), fees(0, 0, 0)),
    /^fees of Pool\.CTN: \{.*\}, the repository has \{/,
  ],
  [
    "a pool's cap",
    (on) => on.byTimelock("PoolFactory", "setCap", on.address("Pool.CTR"), 7),
    /^cap of Pool\.CTR: 7, the repository has 5000000/,
  ],
  [
    "criteria that were announced",
    (on) => on.byTimelock("PoolFactory", "announceCriteria", on.address("Pool.CTI"), criteria(0)),
    /^announced criteria of Pool\.CTI: \{"from":.*\}, the repository has none/,
  ],
  [
    "criteria that were announced and hold by now",
    async (on) => {
      await on.byTimelock("PoolFactory", "announceCriteria", on.address("Pool.CTI"), criteria(0));
      await on.rpc("evm_increaseTime", 7 * DAY);
      await on.rpc("evm_mine");
    },
    /^criteria of Pool\.CTI: \{.*"classes":0,.*\}, the repository has \{.*"classes":16,/,
  ],
  [
    "a price reference",
    (on) => on.byTimelock("CreditMarket", "setClassReference", NATURE, on.address("USDC"), 5_000_000n, 500n),
    /^price reference of class Nature in TestUSDC: 5000000 ± 500 bps, the repository has none/,
  ],
  ["another order board", overwrite("OrderBoard"), /^code of OrderBoard at 0x/],
  ["another Permit2", overwrite("Permit2"), /^code of Permit2 at 0x/],
  [
    "another Uniswap router",
    overwrite("UniswapV2Router"),
    [/^code of UniswapV2Router at 0x/, /^Uniswap router's WETH: no answer, /],
  ],
  [
    "Uniswap's own fee",
    (on) => on.store(on.address("UniswapV2Factory"), FEE_TO, STRANGER),
    /^Uniswap's feeTo: 0x0+a11ce, the repository has 0x0+$/i,
  ],
  [
    "a pair's token",
    (on) => on.store(on.address("Pair.CTN"), TOKEN_0, STRANGER),
    [/^tokens of Pair\.CTN: \["0x0+a11ce",/i, /^what Uniswap's factory has for the tokens of Pair\.CTN: 0x0+, /],
  ],
  [
    "a farm that the file does not have",
    (on) => on.byTimelock("LiquidityMining", "addFarm", on.address("WETH"), 1n),
    [/^farms: 5, the repository has 4/, /^farm 4: WETH, weight 1, the repository has nothing of the kind/],
  ],
  [
    "a farm's weight",
    (on) => on.byTimelock("LiquidityMining", "setWeight", on.address("Pair.CTN"), 1000n),
    /^farm 1: Pair\.CTN, weight 1000, the repository has Pair\.CTN, weight 50/,
  ],
  [
    "what an epoch emits",
    async (on) => {
      const [mining, slot] = [on.address("LiquidityMining"), epochSlot(23n)];
      const word = BigInt((await on.live().getStorageAt({ address: mining, slot })) as Hex);
      await on.store(mining, slot, numberToHex(word + (1n << 160n)));
    },
    [
      /^mining schedule: /,
      /^mining schedule's sum: 5000000000000000000000001, the repository has 5000000000000000000000000/,
    ],
  ],
  [
    "one unit of the CRBN that is promised",
    (on) => on.as(on.address("LiquidityMining"), "CRBN", "transfer", STRANGER, 1n),
    /^LiquidityMining holds the CRBN that it promised: false, the repository has true/,
  ],
];

/** Where an epoch lies: the mapping's key, then its slot. */
function epochSlot(epoch: bigint): Hex {
  return keccak256(encodeAbiParameters([{ type: "uint256" }, { type: "uint256" }], [epoch, EPOCHS]));
}
