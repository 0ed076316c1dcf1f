/**
 * Labels and the unit kind.
 *
 * Both registries put the kind of mitigation ("Carbon Dioxide Removals", "GHG Emissions Reductions", "Emission
 * Reduction") in the same column as quality labels. Here it is not a label: it is the vintage's `kind`, a field of its
 * own in the vintage identity. Everything else is a label of a closed set; one that is not in the set refuses the row,
 * because the label set is part of the vintage's identity and dropping a label would merge different credits.
 *
 * Registries spell the same label with hyphen or en dash. "Eligible" and "Scope" are not spellings of one label: units
 * "in scope" of a CORSIA phase still lack what makes them eligible (a letter of authorisation, cover of its revocation).
 * On chain a label is a bit under a name that the DAO admitted (network files use the ids below); `labelOfName` finds
 * ours for it.
 */
import { fail, ok, type Result } from "../result.ts";
import { lookupKey } from "../text.ts";

/** In canonical order, which is only an order: the bits of the on-chain mask are looked up by name. */
export const LABELS = [
  "CCP",
  "CORSIA-PILOT",
  "CORSIA-FIRST",
  "CORSIA-FIRST-SCOPE",
  "CORSIA-SECOND",
  "CORSIA-SECOND-SCOPE",
  "ARTICLE6-NDC",
  "ARTICLE6-IMP",
  "ARTICLE6-OTHER",
  "CCB",
  "CCB-CLIMATE-GOLD",
  "CCB-COMMUNITY-GOLD",
  "CCB-BIODIVERSITY-GOLD",
  "CCB-GOLD",
  "SD-VISTA",
  "SOCIAL-CARBON",
  "W-PLUS",
  "ABACUS",
] as const;

export type Label = (typeof LABELS)[number];
export type UnitKind = "unspecified" | "reduction" | "removal";

export interface LabelSet {
  readonly kind: UnitKind;
  /** canonical: in `LABELS` order, without repetition */
  readonly labels: readonly Label[];
}

/** How each label reads in words, for documents and screens. */
export const LABEL_NAMES: Readonly<Record<Label, string>> = {
  CCP: "ICVCM Core Carbon Principles",
  "CORSIA-PILOT": "CORSIA pilot phase, 2021–2023, eligible",
  "CORSIA-FIRST": "CORSIA first phase, 2024–2026, eligible",
  "CORSIA-FIRST-SCOPE": "CORSIA first phase, 2024–2026, in scope",
  "CORSIA-SECOND": "CORSIA second phase, 2027–2035, eligible",
  "CORSIA-SECOND-SCOPE": "CORSIA second phase, 2027–2035, in scope",
  "ARTICLE6-NDC": "Article 6 authorised: use towards NDCs",
  "ARTICLE6-IMP": "Article 6 authorised: international mitigation purposes",
  "ARTICLE6-OTHER": "Article 6 authorised: other purposes",
  CCB: "CCB, no distinction",
  "CCB-CLIMATE-GOLD": "CCB climate gold",
  "CCB-COMMUNITY-GOLD": "CCB community gold",
  "CCB-BIODIVERSITY-GOLD": "CCB biodiversity gold",
  "CCB-GOLD": "CCB gold",
  "SD-VISTA": "SD VISta",
  "SOCIAL-CARBON": "Social Carbon",
  "W-PLUS": "W+",
  ABACUS: "ABACUS",
};

const SPELLINGS: Readonly<Record<string, Label>> = {
  "ICVCM CCP": "CCP",
  CCP: "CCP",
  "CORSIA - Pilot Phase, 2021-2023 Eligible": "CORSIA-PILOT",
  "CORSIA - First Phase, 2024-2026 Eligible": "CORSIA-FIRST",
  "CORSIA - First Phase, 2024-2026 Scope": "CORSIA-FIRST-SCOPE",
  "CORSIA - Second Phase, 2027-2035 Eligible": "CORSIA-SECOND",
  "CORSIA - Second Phase, 2027-2035 Scope": "CORSIA-SECOND-SCOPE",
  "Article 6 Authorized - NDC Use": "ARTICLE6-NDC",
  "Article 6 Authorized - Intl mitigation purposes": "ARTICLE6-IMP",
  "Article 6 Authorized - International mitigation purposes": "ARTICLE6-IMP",
  "Article 6 Authorized - Other purposes": "ARTICLE6-OTHER",
  "CCB - No Distinction": "CCB",
  "CCB - Climate Gold": "CCB-CLIMATE-GOLD",
  "CCB - Community Gold": "CCB-COMMUNITY-GOLD",
  "CCB - Biodiversity Gold": "CCB-BIODIVERSITY-GOLD",
  "CCB - Gold": "CCB-GOLD",
  "SD VISta": "SD-VISTA",
  SDVISta: "SD-VISTA",
  "Social Carbon": "SOCIAL-CARBON",
  SOCIALCARBON: "SOCIAL-CARBON",
  "W+": "W-PLUS",
  ABACUS: "ABACUS",
};

const KINDS: Readonly<Record<string, Exclude<UnitKind, "unspecified">>> = {
  "Carbon Dioxide Removals": "removal",
  "Carbon Dioxide Removal": "removal",
  "Emission Removal": "removal",
  Removal: "removal",
  "GHG Emissions Reductions": "reduction",
  "GHG Emission Reductions": "reduction",
  "Emission Reduction": "reduction",
  "Emission Reductions": "reduction",
  Reduction: "reduction",
};

const LABEL_BY_KEY = new Map(Object.entries(SPELLINGS).map(([name, label]) => [labelKey(name), label]));
const KIND_BY_KEY = new Map(Object.entries(KINDS).map(([name, kind]) => [labelKey(name), kind]));

function labelKey(text: string): string {
  return lookupKey(text).replace(/authoris/g, "authoriz");
}

/** The label that a name stands for: our own id, or any spelling of the registries; else `undefined`. */
export function labelOfName(name: string): Label | undefined {
  return LABELS.find((label) => label === name) ?? LABEL_BY_KEY.get(labelKey(name));
}

/**
 * Canonical label set and kind of a label cell. Labels are separated by `;` (Verra) or `,` (Gold Standard), and one
 * label contains a comma itself ("CORSIA - First Phase, 2024-2026 Scope"), so a piece that is no label on its own is
 * tried together with its neighbour before it is refused.
 */
export function parseLabels(text: string): Result<LabelSet, string> {
  const kinds = new Set<Exclude<UnitKind, "unspecified">>();
  const labels = new Set<Label>();
  const take = (piece: string): boolean => {
    const key = labelKey(piece);
    const kind = KIND_BY_KEY.get(key);
    const label = LABEL_BY_KEY.get(key);
    if (kind !== undefined) kinds.add(kind);
    if (label !== undefined) labels.add(label);
    return kind !== undefined || label !== undefined;
  };
  for (const group of text.split(";").map((piece) => piece.trim())) {
    if (group === "" || take(group)) continue;
    const pieces = group.split(",").map((piece) => piece.trim());
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index] as string;
      if (piece === "") continue;
      const next = pieces[index + 1];
      if (next !== undefined && take(`${piece}, ${next}`)) index += 1;
      else if (!take(piece)) return fail(`"${piece}" is not a label that this importer knows`);
    }
  }
  if (kinds.size > 1) return fail("the same units are called reductions and removals");
  const kind = [...kinds][0] ?? "unspecified";
  return ok({ kind, labels: LABELS.filter((label) => labels.has(label)) });
}

/** A number that orders label sets: bit n is `LABELS[n]`. Not the mask on chain. */
export function labelOrder(labels: readonly Label[]): number {
  return labels.reduce((order, label) => order + 2 ** LABELS.indexOf(label), 0);
}
