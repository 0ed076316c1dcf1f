/**
 * What happens on the local market after its blocks are confirmed: listings, purchases, retirements. Names are invented
 * (they carry no real company), prices are of the order of the voluntary market in 2025–2026, in US$ per tonne.
 */
import type { UnitKind } from "../vocabulary/label.ts";

/** Which vintage of a project: its year, and where that is not enough its kind and first day. */
export interface VintageChoice {
  readonly project: string;
  readonly year: number;
  readonly kind?: UnitKind;
  readonly from?: number;
}

export interface SeedListing extends VintageChoice {
  readonly tonnes: string;
  /** US$ per tonne */
  readonly price: string;
  /** tonnes; none = 0.001 t */
  readonly minFill?: string;
  /** days from now */
  readonly days: number;
}

const HALF_YEAR = 182;

export const SEED_LISTINGS: readonly SeedListing[] = [
  { project: "VCS-4268", year: 2024, kind: "removal", tonnes: "2500", price: "34.50", days: HALF_YEAR },
  { project: "VCS-2551", year: 2023, tonnes: "5000", price: "12.80", days: HALF_YEAR },
  { project: "VCS-2319", year: 2022, tonnes: "1200.5", price: "27.00", days: HALF_YEAR },
  { project: "VCS-960", year: 2019, tonnes: "3000", price: "18.25", days: HALF_YEAR },
  { project: "VCS-2887", year: 2021, tonnes: "4000", price: "21.40", minFill: "25", days: HALF_YEAR },
  { project: "VCS-1380", year: 2021, tonnes: "20000", price: "2.35", days: HALF_YEAR },
  { project: "VCS-1974", year: 2023, tonnes: "7500", price: "2.10", days: HALF_YEAR },
  { project: "VCS-1987", year: 2023, tonnes: "15000", price: "2.80", days: HALF_YEAR },
  { project: "VCS-3866", year: 2022, tonnes: "6000", price: "6.75", days: HALF_YEAR },
  { project: "VCS-4550", year: 2023, tonnes: "9000", price: "4.90", days: 2 },
  { project: "VCS-2925", year: 2024, from: 20240701, tonnes: "12000", price: "15.60", days: HALF_YEAR },
  { project: "VCS-4144", year: 2022, tonnes: "750.25", price: "5.40", days: HALF_YEAR },
  { project: "VCS-5454", year: 2024, tonnes: "400", price: "8.90", days: HALF_YEAR },
  { project: "GS-10718", year: 2024, tonnes: "2000", price: "9.75", days: HALF_YEAR },
  { project: "GS-12146", year: 2024, tonnes: "150", price: "16.00", minFill: "1.5", days: HALF_YEAR },
  { project: "GS-751", year: 2024, tonnes: "10000", price: "7.20", days: HALF_YEAR },
  { project: "GS-7080", year: 2023, tonnes: "30000", price: "2.45", days: HALF_YEAR },
  { project: "GS-11728", year: 2025, tonnes: "25000", price: "5.15", days: HALF_YEAR },
  { project: "GS-12112", year: 2024, tonnes: "18000", price: "3.30", days: HALF_YEAR },
  { project: "GS-12023", year: 2024, tonnes: "5000", price: "8.10", days: HALF_YEAR },
];

/** Purchases by the buyer account, from the listing of that vintage. */
export const SEED_TRADES: readonly (VintageChoice & { readonly tonnes: string })[] = [
  { project: "VCS-2551", year: 2023, tonnes: "120" },
  { project: "VCS-4268", year: 2024, kind: "removal", tonnes: "12.5" },
  { project: "GS-10718", year: 2024, tonnes: "80.75" },
  { project: "GS-751", year: 2024, tonnes: "200" },
  { project: "VCS-1380", year: 2021, tonnes: "350" },
  { project: "GS-12146", year: 2024, tonnes: "3" },
  { project: "VCS-3866", year: 2022, tonnes: "64.125" },
];

/** `Purpose` of IRetirementCertificate.sol. */
export const PURPOSE = { voluntary: 0, compliance: 1, judicial: 2, personal: 3, product: 4, other: 5 } as const;

/** What a retiree says. */
export interface SeedClaim {
  readonly purpose: keyof typeof PURPOSE;
  readonly retiringEntity: string;
  readonly beneficiaryName: string;
  readonly beneficiaryLocation: string;
  readonly purposeReference?: string;
  readonly message: string;
  readonly country?: string;
  readonly consumption?: readonly [start: number, end: number];
}

export interface SeedRetirement extends VintageChoice, SeedClaim {
  readonly tonnes: string;
  readonly certificate: boolean;
}

/** Retirements by the buyer account, out of what it bought. */
export const SEED_RETIREMENTS: readonly SeedRetirement[] = [
  {
    project: "VCS-4268",
    year: 2024,
    kind: "removal",
    tonnes: "10.25",
    certificate: true,
    purpose: "voluntary",
    retiringEntity: "Harbour Lights Sample Ltd.",
    beneficiaryName: "Harbour Lights Sample Ltd.",
    beneficiaryLocation: "Rotterdam, Netherlands",
    message: "Residual emissions of our 2025 voyages.",
    country: "NL",
    consumption: [20250101, 20251231],
  },
  {
    project: "VCS-2551",
    year: 2023,
    tonnes: "36.5",
    certificate: true,
    purpose: "voluntary",
    retiringEntity: "範例綠能股份有限公司",
    beneficiaryName: "範例綠能股份有限公司",
    beneficiaryLocation: "臺灣臺北市",
    message: "二〇二五年度辦公室與差旅之剩餘排放。",
    country: "TW",
    consumption: [20250101, 20251231],
  },
  {
    project: "GS-751",
    year: 2024,
    tonnes: "58",
    certificate: true,
    purpose: "judicial",
    retiringEntity: "示例生态修复中心",
    beneficiaryName: "示例市生态环境局",
    beneficiaryLocation: "示例省示例市",
    purposeReference: "示例市中级人民法院; （2025）示01民初100号",
    message: "自愿认购碳汇，替代性修复受损生态环境。",
    country: "CN",
  },
  {
    project: "GS-10718",
    year: 2024,
    tonnes: "4.75",
    certificate: true,
    purpose: "personal",
    retiringEntity: "",
    beneficiaryName: "Familia Ejemplo-Núñez",
    beneficiaryLocation: "Sevilla, España",
    message: "Nuestra huella de este año: vuelos, calefacción y cocina. 🌍",
    country: "ES",
  },
  {
    project: "VCS-3866",
    year: 2022,
    tonnes: "0.125",
    certificate: true,
    purpose: "product",
    retiringEntity: "見本電機株式会社",
    beneficiaryName: "見本電機株式会社",
    beneficiaryLocation: "京都府京都市",
    purposeReference: "SKU-0001",
    message: "製品カーボンフットプリント(試作ロット)。",
    country: "JP",
  },
  {
    project: "VCS-1380",
    year: 2021,
    tonnes: "100",
    certificate: false,
    purpose: "other",
    retiringEntity: "",
    beneficiaryName: "",
    beneficiaryLocation: "",
    message: "",
  },
];
