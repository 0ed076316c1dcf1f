import { addressOf, START, type TestEvent } from "./story.ts";

export const TONNE = 10n ** 18n;
/** Tonnes as raw units; exact up to three decimals. */
export const t = (tonnes: number): bigint => BigInt(Math.round(tonnes * 1000)) * 10n ** 15n;

const person = (n: number): string => `0x${n.toString(16).padStart(40, "a")}`;
export const NOBODY = `0x${"0".repeat(40)}`;
export const REGISTRAR = person(1);
export const VERIFIER = person(2);
export const COUNCIL = person(3);
export const ALICE = person(4);
export const BOB = person(5);
export const CAROL = person(6);
export const USDC = person(8);
export const ESCROW = addressOf("CreditMarket");
export const TREASURY = addressOf("TreasurySafe");

/** The first vintages of the first two projects. */
export const VINTAGE = 4097n;
export const SECOND_VINTAGE = 4098n;
export const OTHER_PROJECT_VINTAGE = 8193n;

const event =
  (contract: string, name: string) =>
  (values: Record<string, unknown>): TestEvent => ({ contract, name, values });

// Programme

/** `rules`: 0 for Named and for Batch, as the contracts count. */
export const registryAdmitted = (
  registry = 1,
  code = "VCS",
  name = "Verra",
  rules = { operators: 0, scope: 0 },
): TestEvent => event("ProjectRegistry", "RegistryAdmitted")({ registry, code, name, rules });

export const operatorAdmitted = (operator = 1, code = "VER", registry = 1): TestEvent =>
  event("CreditIssuance", "OperatorAdmitted")({ operator, registry, code });

export const operatorDismissed = (operator = 1): TestEvent =>
  event("CreditIssuance", "OperatorDismissed")({ operator });

export const labelAdmitted = (bit: number, name: string): TestEvent =>
  event("CarbonCredit", "LabelAdmitted")({ bit, name });

// Projects

export const projectRegistered = (project = 1, draft: Record<string, unknown> = {}): TestEvent =>
  event(
    "ProjectRegistry",
    "ProjectRegistered",
  )({
    project,
    registrar: REGISTRAR,
    draft: {
      registry: 1,
      country: "0x4554", // ET
      registryProjectId: "VCS-1340",
      name: "Bale Mountains Eco-region REDD+ project",
      projectType: "Forestry and land use",
      methodology: "VM0015",
      proponent: "Oromia Forest Enterprise",
      metadataCid: "bafyproject",
      evidenceCids: ["bafydesign", "bafyreport"],
      ...draft,
    },
  });

export const projectListed = (project = 1, projectClass = 1): TestEvent =>
  event("ProjectRegistry", "ProjectListed")({ project, class_: projectClass, by: COUNCIL });

export const projectDelisted = (reason: string, project = 1): TestEvent =>
  event("ProjectRegistry", "ProjectDelisted")({ project, by: COUNCIL, reason });

export const projectMetadataUpdated = (metadataCid: string, project = 1): TestEvent =>
  event("ProjectRegistry", "ProjectMetadataUpdated")({ project, metadataCid });

export const projectGateSet = (closedUntil: number | bigint, project = 1): TestEvent =>
  event("CarbonCredit", "ProjectGateSet")({ project, registry: 1, closedUntil });

// Credits

export const vintageRegistered = (vintage = VINTAGE, identity: Record<string, unknown> = {}): TestEvent => {
  const project = vintage >> 12n;
  return event(
    "CarbonCredit",
    "VintageRegistered",
  )({
    vintage,
    project,
    identity: { project, year: 2020, periodStart: 20200101, periodEnd: 20201231, kind: 1, labels: 0, ...identity },
  });
};

export const transferred = (from: string, to: string, amount: bigint, vintage = VINTAGE, operator = from): TestEvent =>
  event("CarbonCredit", "TransferSingle")({ operator, from, to, id: vintage, value: amount });

export const transferredBatch = (from: string, to: string, ids: bigint[], values: bigint[]): TestEvent =>
  event("CarbonCredit", "TransferBatch")({ operator: from, from, to, ids, values });

export const blockSubmitted = (
  blockId: number,
  submission: Record<string, unknown> = {},
  registrar = REGISTRAR,
): TestEvent => {
  const serialStart = BigInt((submission.serialStart as bigint | undefined) ?? 1000n);
  const serialEnd = BigInt((submission.serialEnd as bigint | undefined) ?? serialStart + 99n);
  const vintage = submission.vintage ?? VINTAGE;
  return event(
    "CreditIssuance",
    "BlockSubmitted",
  )({
    blockId,
    vintage,
    registrar,
    submission: {
      vintage,
      registry: 1,
      operator: 1,
      batch: 19385,
      quantity: serialEnd - serialStart + 1n,
      recipient: ALICE,
      evidenceCid: "bafyevidence",
      ...submission,
      serialStart,
      serialEnd,
    },
  });
};

/** Confirming mints: the credit contract's event comes with it. */
export const blockConfirmed = (
  blockId: number,
  tonnes: number,
  sequenceStart: number,
  vintage = VINTAGE,
  recipient = ALICE,
): TestEvent[] => [
  transferred(NOBODY, recipient, BigInt(tonnes) * TONNE, vintage, addressOf("CreditIssuance")),
  event(
    "CreditIssuance",
    "BlockConfirmed",
  )({ blockId, vintage, verifier: VERIFIER, recipient, tonnes, sequenceStart, custody: 1 }),
];

/** What a verifier states of an account of ours at the registry. */
export const custodyStated = (custody = 1, statement: Record<string, unknown> = {}): TestEvent =>
  event(
    "Custody",
    "CustodyStated",
  )({
    registry: 1,
    custody,
    verifier: VERIFIER,
    account: "VCS account 7",
    date: 20260501,
    tonnes: 1000,
    documentCid: "bafycustody",
    ...statement,
  });

export const blockRejected = (blockId: number, reason: string): TestEvent =>
  event("CreditIssuance", "BlockRejected")({ blockId, verifier: VERIFIER, reason });

export const blockWithdrawn = (blockId: number, registrar = REGISTRAR): TestEvent =>
  event("CreditIssuance", "BlockWithdrawn")({ blockId, registrar });

// Retirement

export const retirementId = (position: bigint, vintage = VINTAGE): bigint => (vintage << 96n) | position;

export const retired = (
  account: string,
  position: bigint,
  amount: bigint,
  certificate = 0,
  { vintage = VINTAGE, operator = account } = {},
): TestEvent =>
  event(
    "CarbonCredit",
    "Retired",
  )({ account, vintage, retirement: retirementId(position, vintage), amount, operator, certificate });

/** A retirement without certificate, with its burn. */
export const retirement = (account: string, position: bigint, amount: bigint, vintage = VINTAGE): TestEvent[] => [
  transferred(account, NOBODY, amount, vintage),
  retired(account, position, amount, 0, { vintage }),
];

/** A line of a certificate behind the first. */
export interface TestLine {
  vintage: bigint;
  position: bigint;
  amount: bigint;
}

export interface TestClaim {
  /** All lines but the first, whose amount is what is left. */
  lines?: TestLine[];
  confirmed?: boolean;
  claimKey?: string;
  commitment?: string;
  /** With what the credits were bought in the same transaction. */
  price?: { token: string; paid: bigint };
  operator?: string;
  beneficiary?: string;
  purpose?: number;
  consumption?: { country: string; start: number; end: number };
  retiringEntity?: string;
  beneficiaryName?: string;
  beneficiaryLocation?: string;
  purposeReference?: string;
  message?: string;
}

export const certificateIssued = (
  certificate: number,
  account: string,
  position: bigint,
  amount: bigint,
  claim: TestClaim = {},
): TestEvent =>
  event(
    "RetirementCertificate",
    "CertificateIssued",
  )({
    certificate,
    retirement: retirementId(position),
    account,
    amount,
    text: certificateText(account, position, amount, claim),
  });

/** The bytes of a certificate, as the contracts' library CertificateText writes them. */
function certificateText(account: string, position: bigint, amount: bigint, claim: TestClaim): string {
  const { operator, beneficiary, consumption, lines = [], claimKey, commitment, price } = claim;
  const texts = [claim.retiringEntity, claim.beneficiaryName, claim.beneficiaryLocation, claim.purposeReference];
  const bytes = texts.map((text) => Buffer.from(text ?? "", "utf8"));
  const number = (value: bigint | number, size: number) =>
    BigInt(value)
      .toString(16)
      .padStart(size * 2, "0");
  const given = [operator, beneficiary, consumption, lines[0], claim.confirmed, claimKey, commitment, price];
  const flags = given.reduce<number>((sum, field, bit) => sum + (field ? 2 ** bit : 0), 0);
  return [
    "0x",
    number(flags, 1),
    account.slice(2),
    number(VINTAGE, 4),
    number(position, 12),
    number(amount, 12),
    number(START, 5),
    number(1, 5),
    number(claim.purpose ?? 0, 1),
    operator?.slice(2) ?? "",
    beneficiary?.slice(2) ?? "",
    consumption ? Buffer.from(consumption.country).toString("hex").padEnd(4, "0") : "",
    consumption ? number(consumption.start, 4) + number(consumption.end, 4) : "",
    lines[0] ? number(lines.length, 1) : "",
    ...lines.map((line) => number(line.vintage, 4) + number(line.position, 12) + number(line.amount, 12)),
    claimKey?.slice(2) ?? "",
    commitment?.slice(2) ?? "",
    price ? price.token.slice(2) + number(price.paid, 16) : "",
    ...bytes.map((text) => number(text.length, 1)),
    ...bytes.map((text) => text.toString("hex")),
    Buffer.from(claim.message ?? "", "utf8").toString("hex"),
  ].join("");
}

// Market

export const listingId = (seller: string, n: number): bigint =>
  (BigInt(seller) << 96n) | (BigInt(START) << 32n) | BigInt(n);
export const EXPIRY = START + 86_400;

/** Listing locks the inventory: the credit contract's event comes with it. */
export const listed = (
  seller: string,
  n: number,
  amount: bigint,
  { vintage = VINTAGE, unitPrice = 12_500_000n, minFill = 0n, expiry = EXPIRY, payToken = USDC } = {},
): TestEvent[] => [
  transferred(seller, ESCROW, amount, vintage, ESCROW),
  event(
    "CreditMarket",
    "Listed",
  )({ listing: listingId(seller, n), seller, vintage, amount, unitPrice, payToken, minFill, expiry }),
];

export const bought = (
  listing: bigint,
  buyer: string,
  amount: bigint,
  remaining: bigint,
  price: bigint,
  commission: bigint,
  vintage = VINTAGE,
): TestEvent[] => [
  transferred(ESCROW, buyer, amount, vintage, ESCROW),
  event("CreditMarket", "Bought")({ listing, buyer, vintage, amount, price, commission, remaining }),
];

export const listingCancelled = (seller: string, n: number, returned: bigint, vintage = VINTAGE): TestEvent[] => [
  transferred(ESCROW, seller, returned, vintage, ESCROW),
  event("CreditMarket", "ListingCancelled")({ listing: listingId(seller, n), returned }),
];

export const commissionSet = (rate: bigint): TestEvent => event("CreditMarket", "CommissionSet")({ rate });
/** Of Bronze, Silver, Gold and Platinum {percent}. */
export const discountsSet = (...percents: [number, number, number, number]): TestEvent =>
  event("CreditMarket", "DiscountsSet")({ percents });
export const payTokenSet = (admitted = true): TestEvent =>
  event("CreditMarket", "PayTokenSet")({ payToken: USDC, admitted });

// Administration

export const roleGranted = (
  roleId: number,
  account: string,
  { since = START, newMember = true, delay = 0 } = {},
): TestEvent => event("AccessManager", "RoleGranted")({ roleId, account, delay, since, newMember });
export const roleRevoked = (roleId: number, account: string): TestEvent =>
  event("AccessManager", "RoleRevoked")({ roleId, account });
/** 0 reopens. */
export const pausedUntilSet = (contract: string, until: number): TestEvent =>
  event(contract, "PausedUntilSet")({ until });
export const upgraded = (contract: string, implementation: string): TestEvent =>
  event(contract, "Upgraded")({ implementation });
export const roleLabelled = (roleId: number, label: string): TestEvent =>
  event("AccessManager", "RoleLabel")({ roleId, label });
export const roleAdminSet = (roleId: number, admin: number): TestEvent =>
  event("AccessManager", "RoleAdminChanged")({ roleId, admin });
export const roleGuardianSet = (roleId: number, guardian: number): TestEvent =>
  event("AccessManager", "RoleGuardianChanged")({ roleId, guardian });
export const grantDelaySet = (roleId: number, delay: number, since: number): TestEvent =>
  event("AccessManager", "RoleGrantDelayChanged")({ roleId, delay, since });
export const functionRestricted = (target: string, selector: string, roleId: number | string): TestEvent =>
  event("AccessManager", "TargetFunctionRoleUpdated")({ target, selector, roleId });
