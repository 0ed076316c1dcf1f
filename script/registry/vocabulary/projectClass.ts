/**
 * The class that the curation council gives a project when it lists it, proposed from what the export says. A Verra
 * "energy industries" project may burn gas more efficiently, so there the methodology decides.
 */
import type { Methodology } from "./methodology.ts";
import type { ProjectType } from "./projectType.ts";

export const PROJECT_CLASSES = ["nature", "renewable", "efficiency", "industrial", "removal"] as const;
export type ProjectClass = (typeof PROJECT_CLASSES)[number];

const CLASS_OF_TYPE: Readonly<Record<ProjectType, ProjectClass>> = {
  "energy-industries": "renewable",
  "energy-distribution": "efficiency",
  "energy-demand": "efficiency",
  manufacturing: "industrial",
  "chemical-industry": "industrial",
  construction: "industrial",
  transport: "efficiency",
  mining: "industrial",
  "metal-production": "industrial",
  "fugitive-fuels": "industrial",
  "fugitive-halocarbons": "industrial",
  solvents: "industrial",
  waste: "industrial",
  "land-use": "nature",
  livestock: "industrial",
  "carbon-capture": "removal",
  "solar-pv": "renewable",
  "solar-thermal-electricity": "renewable",
  "solar-thermal-heat": "renewable",
  wind: "renewable",
  hydro: "renewable",
  geothermal: "renewable",
  "biogas-electricity": "renewable",
  "biogas-heat": "renewable",
  "biogas-cogeneration": "renewable",
  "biogas-transport": "renewable",
  "biomass-electricity": "renewable",
  "biomass-heat": "renewable",
  "biomass-cogeneration": "renewable",
  "biofuel-transport": "renewable",
  "efficiency-domestic": "efficiency",
  "efficiency-industrial": "efficiency",
  "efficiency-commercial": "efficiency",
  "efficiency-public": "efficiency",
  "efficiency-agriculture": "efficiency",
  "efficiency-transport": "efficiency",
  afforestation: "nature",
  agriculture: "nature",
  "clean-water": "efficiency",
  other: "industrial",
};

const FOSSIL_OR_PROCESS = /^(?:AM0029|ACM0025|ACM0011|AM0080|AMS-III\.(?:B|H)\.?)$/;

/** A mixed project takes the class of its most particular activity: nature, then industrial, then efficiency. */
export function proposeClass(types: readonly ProjectType[], methodologies: readonly Methodology[]): ProjectClass {
  const classes = types.map((type) => CLASS_OF_TYPE[type]);
  if (methodologies.some(({ code }) => FOSSIL_OR_PROCESS.test(code))) return "industrial";
  const order: readonly ProjectClass[] = ["removal", "nature", "industrial", "efficiency", "renewable"];
  return order.find((candidate) => classes.includes(candidate)) ?? "industrial";
}
