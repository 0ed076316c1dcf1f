// The storage layouts of the upgradeable contracts, as OpenZeppelin's upgrades-core reads them out of one compilation.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type SolcInput,
  type SolcOutput,
  type StorageItem,
  type StorageLayout,
  solcInputOutputDecoder,
  stabilizeTypeIdentifier,
  type TypeItem,
  type ValidationRunData,
  validate,
} from "@openzeppelin/upgrades-core";
import { StackError } from "../dev/errors.ts";

/** The base of every contract behind a proxy. */
const GOVERNED = "contracts/access/Governed.sol:Governed";

/** Layouts by contract name, in the order of the names. */
export type Layouts = ReadonlyMap<string, StorageLayout>;

/** What a compiler was asked and what it answered. */
export interface Compilation {
  readonly input: SolcInput;
  readonly output: SolcOutput;
  readonly solcVersion: string;
}

/** The one compilation in a folder of build infos. */
export function readCompilation(folder: string): Compilation {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new StackError(`${folder} holds ${files.length} build infos; the layouts are read out of exactly one.`);
  }
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as Compilation;
}

/**
 * The layout of every contract behind a proxy, and of every library that keeps a name space of its own in the storage of
 * such a contract. upgrades-core reads name spaces of contracts only, so these libraries are read as contracts.
 */
export function layoutsOf(compilation: Compilation): Layouts {
  const output = structuredClone(compilation.output);
  const libraries = librariesAsContracts(output);
  const retyped = retypedFields(compilation);
  const decodeSource = solcInputOutputDecoder(compilation.input, output);
  const data = validate(output, decodeSource, compilation.solcVersion, compilation.input);
  const layouts: [string, StorageLayout][] = [];
  for (const [fullName, contract] of Object.entries(data)) {
    const behindProxy = contract.version !== undefined && contract.inherit.includes(GOVERNED);
    if (!behindProxy && !libraries.has(fullName)) continue;
    layouts.push([fullName.slice(fullName.lastIndexOf(":") + 1), tidy(unfold(data, fullName), retyped)]);
  }
  return new Map(layouts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Turns libraries with a name space into contracts, in place, and answers with their full names. */
function librariesAsContracts(output: SolcOutput): Set<string> {
  const found = new Set<string>();
  for (const [path, { ast }] of Object.entries(output.sources)) {
    for (const node of ast.nodes) {
      if (node.nodeType !== "ContractDefinition" || node.contractKind !== "library") continue;
      const keeps = node.nodes.some(
        (child) =>
          child.nodeType === "StructDefinition" && JSON.stringify(child).includes("@custom:storage-location erc7201:"),
      );
      if (!keeps) continue;
      node.contractKind = "contract";
      found.add(`${path}:${node.name}`);
    }
  }
  return found;
}

/** A contract's own words and its bases', the bases' first, as upgrades-core's `getStorageLayout` puts them together. */
function unfold(data: ValidationRunData, fullName: string): StorageLayout {
  const own = data[fullName];
  if (own === undefined) throw new StackError(`${fullName} is not in the compilation.`);
  const { storage, types, namespaces = {}, flat } = own.layout;
  if (flat) return { storage, types, namespaces };
  const parts = [fullName, ...own.inherit].map((name) => data[name]?.layout).reverse();
  return {
    storage: parts.flatMap((part) => part?.storage ?? []),
    types: Object.assign({}, ...parts.map((part) => part?.types)) as Record<string, TypeItem>,
    namespaces,
  };
}

/** `@custom:oz-retyped-from` in front of a field, up to the end of its line. */
const RETYPED = /@custom:oz-retyped-from ([^\n]+)/;

/**
 * What the fields of name spaces say that they were before: `Contract.field` → type. upgrades-core reads this note at plain
 * variables only, and the compiler keeps no notes of fields, so the sources are read.
 */
function retypedFields({ input, output }: Compilation): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, { ast }] of Object.entries(output.sources)) {
    const text = Buffer.from(input.sources[path]?.content ?? "");
    for (const node of ast.nodes) {
      if (node.nodeType !== "ContractDefinition") continue;
      for (const struct of node.nodes) {
        if (struct.nodeType !== "StructDefinition") continue;
        let [after] = placeOf(struct.src);
        for (const field of struct.members) {
          const [start, length] = placeOf(field.src);
          const from = RETYPED.exec(text.toString("utf8", after, start))?.[1]?.trim();
          if (from !== undefined) found.set(`${node.name}.${field.name}`, from);
          after = start + length;
        }
      }
    }
  }
  return found;
}

/** Where a node stands in its file, and how long it is {byte}. */
function placeOf(src: string): [start: number, length: number] {
  const [start = 0, length = 0] = src.split(":").map(Number);
  return [start, length];
}

/** The same layout without what changes from one compilation to the next: syntax tree ids, lines, and order. */
function tidy(layout: StorageLayout, retyped: ReadonlyMap<string, string>): StorageLayout {
  const types = new Map<string, TypeItem>();
  for (const [id, type] of Object.entries(layout.types)) {
    const name = stabilizeTypeIdentifier(id);
    const clean = tidyType(type);
    const other = types.get(name);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(clean)) {
      throw new StackError(`Two types of one contract are named ${name}: rename one.`);
    }
    types.set(name, clean);
  }
  const sorted = <T>(entries: Iterable<[string, T]>) =>
    Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    storage: layout.storage.map(tidyItem),
    types: sorted(types),
    namespaces: sorted(
      Object.entries(layout.namespaces ?? {}).map(([name, items]): [string, StorageItem[]] => [
        name,
        items.map((item) => {
          const retypedFrom = retyped.get(`${item.contract}.${item.label}`);
          return { ...tidyItem(item), ...(retypedFrom === undefined ? {} : { retypedFrom }) };
        }),
      ]),
    ),
  };
}

function tidyItem({ astId: _, ...item }: StorageItem): StorageItem {
  return { ...item, type: stabilizeTypeIdentifier(item.type), src: item.src.replace(/:\d+$/, "") };
}

function tidyType({ underlying, members, ...type }: TypeItem): TypeItem {
  return {
    ...type,
    ...(underlying === undefined ? {} : { underlying: stabilizeTypeIdentifier(underlying) }),
    ...(members === undefined ? {} : { members: members.map(tidyMember) as NonNullable<TypeItem["members"]> }),
  };
}

type Member = NonNullable<TypeItem["members"]>[number];

/** A member of an enum is its name, of a struct a field. */
function tidyMember(member: Member): Member {
  if (typeof member === "string") return member;
  return { ...member, type: stabilizeTypeIdentifier(member.type) };
}
