import * as z from "zod/mini";
import { env } from "../../../chain/env.ts";

/** What the composer has forms for. Pools come with their contracts. */
export const ACTION_KINDS = [
  "commission",
  "tier",
  "project",
  "challenges",
  "spend",
  "role",
  "upgrade",
  "limit",
  "custom",
] as const;

/** One of the composer's forms. */
export type ActionKind = (typeof ACTION_KINDS)[number];

/** What is typed into a form, as it was typed. */
export type Fields = Readonly<Record<string, string>>;

/** An action that is being written. */
export interface ActionDraft {
  id: number;
  kind: ActionKind;
  fields: Fields;
}

/** A proposal that is being written. */
export interface Draft {
  title: string;
  body: string;
  actions: readonly ActionDraft[];
}

/** Actions are calls that one transaction must carry; more than this many nobody reads. */
export const MAX_ACTIONS = 10;

const MAX_FIELD = 200_000;

const schema = z.object({
  title: z.string().check(z.maxLength(MAX_FIELD)),
  body: z.string().check(z.maxLength(MAX_FIELD)),
  actions: z
    .array(
      z.object({
        id: z.int(),
        kind: z.enum(ACTION_KINDS),
        fields: z.record(z.string(), z.string().check(z.maxLength(MAX_FIELD))),
      }),
    )
    .check(z.maxLength(MAX_ACTIONS)),
});

/** Nothing written yet. */
export const EMPTY_DRAFT: Draft = { title: "", body: "", actions: [] };

const KEY = `carbontrace.proposalDraft.${env.chainId}`;

/** The draft that this browser keeps; an empty one where there is none, or none that can be read. */
export function loadDraft(): Draft {
  try {
    const text = localStorage.getItem(KEY);
    const read = schema.safeParse(JSON.parse(text ?? "null"));
    return read.success ? read.data : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Keeps the draft in this browser. Answers whether it could: storage may be full or forbidden. */
export function keepDraft(draft: Draft): boolean {
  try {
    if (draft.title === "" && draft.body === "" && draft.actions.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** A number that no action of a draft has. */
export function nextId(actions: readonly ActionDraft[]): number {
  return actions.reduce((most, { id }) => Math.max(most, id), 0) + 1;
}
