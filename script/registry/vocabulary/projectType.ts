/**
 * Project types as registries write them → the controlled vocabulary of this project.
 *
 * Verra classifies by sectoral scope (several, separated by `;`, and one scope's own name contains commas); Gold Standard
 * by technology (exactly one). The canonical id keeps the finest grain that the source states: a Verra "Energy
 * industries" project may be a wind farm or a fuel switch, and the export does not say which. The verbatim text travels
 * along. An unknown text is a refusal, not "other": "Other" is a type that Gold Standard itself assigns.
 */
import { fail, ok, type Result } from "../result.ts";
import { lookupKey } from "../text.ts";

export const PROJECT_TYPES = [
  // sectoral scopes of the CDM and VCS, 1–16
  "energy-industries",
  "energy-distribution",
  "energy-demand",
  "manufacturing",
  "chemical-industry",
  "construction",
  "transport",
  "mining",
  "metal-production",
  "fugitive-fuels",
  "fugitive-halocarbons",
  "solvents",
  "waste",
  "land-use",
  "livestock",
  "carbon-capture",
  // technologies
  "solar-pv",
  "solar-thermal-electricity",
  "solar-thermal-heat",
  "wind",
  "hydro",
  "geothermal",
  "biogas-electricity",
  "biogas-heat",
  "biogas-cogeneration",
  "biogas-transport",
  "biomass-electricity",
  "biomass-heat",
  "biomass-cogeneration",
  "biofuel-transport",
  "efficiency-domestic",
  "efficiency-industrial",
  "efficiency-commercial",
  "efficiency-public",
  "efficiency-agriculture",
  "efficiency-transport",
  "afforestation",
  "agriculture",
  "clean-water",
  "other",
] as const;

export type ProjectType = (typeof PROJECT_TYPES)[number];

const VERRA_SCOPES: Readonly<Record<string, ProjectType>> = {
  "Energy industries (renewable/non-renewable sources)": "energy-industries",
  "Energy distribution": "energy-distribution",
  "Energy demand": "energy-demand",
  "Manufacturing industries": "manufacturing",
  "Chemical industry": "chemical-industry",
  Construction: "construction",
  Transport: "transport",
  "Mining/mineral production": "mining",
  "Metal production": "metal-production",
  "Fugitive emissions from fuels (solid, oil and gas)": "fugitive-fuels",
  "Fugitive emissions from fuels (solid, oil, gas)": "fugitive-fuels",
  "Fugitive emissions from production and consumption of halocarbons and sulphur hexafluoride": "fugitive-halocarbons",
  "Fugitive emissions - from industrial gases (halocarbons and sulphur hexafluoride)": "fugitive-halocarbons",
  "Solvents use": "solvents",
  "Waste handling and disposal": "waste",
  "Agriculture Forestry and Other Land Use": "land-use",
  "Agriculture, Forestry and Other Land Use": "land-use",
  "Livestock, enteric fermentation, and manure management": "livestock",
  "Livestock and manure management": "livestock",
  "Carbon Capture and Storage": "carbon-capture",
};

const GOLD_STANDARD_TYPES: Readonly<Record<string, ProjectType>> = {
  "A/R": "afforestation",
  "Biogas - Cogeneration": "biogas-cogeneration",
  "Biogas - Electricity": "biogas-electricity",
  "Biogas - Heat": "biogas-heat",
  "Biogas - Transportation": "biogas-transport",
  "Biomass, or Liquid Biofuel - Cogeneration": "biomass-cogeneration",
  "Biomass, or Liquid Biofuel - Electricity": "biomass-electricity",
  "Biomass, or Liquid Biofuel - Heat": "biomass-heat",
  "Liquid Biofuel - Transportation": "biofuel-transport",
  CSA: "agriculture",
  Agriculture: "agriculture",
  "Clean Water Access": "clean-water",
  WASH: "clean-water",
  "Energy Efficiency - Agriculture Sector": "efficiency-agriculture",
  "Energy Efficiency - Commercial Sector": "efficiency-commercial",
  "Energy Efficiency - Domestic": "efficiency-domestic",
  "Energy Efficiency - Industrial": "efficiency-industrial",
  "Energy Efficiency - Public Sector": "efficiency-public",
  "Energy Efficiency - Transport Sector": "efficiency-transport",
  Geothermal: "geothermal",
  "Small, Low - Impact Hydro": "hydro",
  Hydro: "hydro",
  PV: "solar-pv",
  "Solar Thermal - Electricity": "solar-thermal-electricity",
  "Solar Thermal - Heat": "solar-thermal-heat",
  Wind: "wind",
  Other: "other",
};

const byKey = (table: Readonly<Record<string, ProjectType>>): ReadonlyMap<string, ProjectType> =>
  new Map(Object.entries(table).map(([name, type]) => [lookupKey(name), type]));

const VERRA = byKey(VERRA_SCOPES);
const GOLD_STANDARD = byKey(GOLD_STANDARD_TYPES);

/** Types of a Verra project, in the order of the text, without repetition. */
export function verraProjectTypes(text: string): Result<readonly ProjectType[], string> {
  const types: ProjectType[] = [];
  for (const part of text.split(";").map((piece) => piece.trim())) {
    if (part === "") continue;
    const type = VERRA.get(lookupKey(part));
    if (type === undefined) return fail(`"${part}" is not a sectoral scope that this importer knows`);
    if (!types.includes(type)) types.push(type);
  }
  return types.length === 0 ? fail("the project type is empty") : ok(types);
}

/** Type of a Gold Standard project. */
export function goldStandardProjectTypes(text: string): Result<readonly ProjectType[], string> {
  if (text === "") return fail("the project type is empty");
  const type = GOLD_STANDARD.get(lookupKey(text));
  return type === undefined ? fail(`"${text}" is not a project type that this importer knows`) : ok([type]);
}
