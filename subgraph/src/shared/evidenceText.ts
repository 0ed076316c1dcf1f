import { BigInt, Bytes, json, JSONValue, JSONValueKind, TypedMap } from "@graphprotocol/graph-ts";

/*
 * A bundle of evidence: `{ "documents": [{ "kind", "title", "cid", "sha256", "mediaType", "bytes" }] }`. Whoever submits a
 * block chooses the file, so every value is looked at before it is taken for what it should be: graph-ts stops the indexer
 * for good where it expects a text and finds a number.
 */

/** The largest file that is read {byte}. */
const MAX_SIZE: i32 = 262_144;
/** The most documents that are kept. */
const MAX_DOCUMENTS: i32 = 200;
/** The longest text that is kept {UTF-16 unit}. */
const MAX_TEXT: i32 = 1_000;
const SHA256_LENGTH: i32 = 64;
/** The longest size that is believed {digit}: under 1 EB. */
const MAX_DIGITS: i32 = 18;

/** A document as the bundle describes it. */
export class DocumentFacts {
  kind: string = "";
  title: string = "";
  mediaType: string = "";
  sha256: string | null = null;
  bytes: BigInt | null = null;

  constructor(public cid: string) {}
}

/** What a file says. */
export class DocumentList {
  documents: DocumentFacts[] = [];
  /** How many entries were left out. */
  skipped: i32 = 0;

  /** Whether the file has the market's format. */
  constructor(public readable: boolean) {}
}

export function documentsIn(content: Bytes): DocumentList {
  if (content.length > MAX_SIZE) return new DocumentList(false);
  const parsed = json.try_fromBytes(content);
  if (parsed.isError) return new DocumentList(false);
  const entries = entriesIn(parsed.value);
  if (entries === null) return new DocumentList(false);
  const list = new DocumentList(true);
  for (let i = 0; i < entries.length; i++) addDocument(list, entries[i]);
  return list;
}

function entriesIn(root: JSONValue): JSONValue[] | null {
  if (root.kind != JSONValueKind.OBJECT) return null;
  const entries = root.toObject().get("documents");
  return entries !== null && entries.kind == JSONValueKind.ARRAY ? entries.toArray() : null;
}

function addDocument(list: DocumentList, entry: JSONValue): void {
  const facts = list.documents.length < MAX_DOCUMENTS ? documentOf(entry) : null;
  if (facts === null) list.skipped += 1;
  else list.documents.push(facts);
}

/** Null for an entry that is none, or that has a text too long to be one. */
function documentOf(entry: JSONValue): DocumentFacts | null {
  if (entry.kind != JSONValueKind.OBJECT) return null;
  const fields = entry.toObject();
  const kind = textOf(fields, "kind");
  const title = textOf(fields, "title");
  const mediaType = textOf(fields, "mediaType");
  const cid = textOf(fields, "cid");
  if (cid.length == 0) return null;
  if (kind.length > MAX_TEXT || title.length > MAX_TEXT || mediaType.length > MAX_TEXT || cid.length > MAX_TEXT) {
    return null;
  }
  const facts = new DocumentFacts(cid);
  facts.kind = kind;
  facts.title = title;
  facts.mediaType = mediaType;
  facts.sha256 = hashIn(fields);
  facts.bytes = sizeIn(fields);
  return facts;
}

/** A text, or an empty one for anything else. */
function textOf(fields: TypedMap<string, JSONValue>, name: string): string {
  const value = fields.get(name);
  return value !== null && value.kind == JSONValueKind.STRING ? value.toString() : "";
}

function hashIn(fields: TypedMap<string, JSONValue>): string | null {
  const text = textOf(fields, "sha256").toLowerCase();
  if (text.length != SHA256_LENGTH) return null;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isDigit = code >= 0x30 && code <= 0x39;
    const isLetter = code >= 0x61 && code <= 0x66;
    if (!isDigit && !isLetter) return null;
  }
  return text;
}

/** A whole number without sign, point or exponent. graph-ts keeps a number as its text. */
function sizeIn(fields: TypedMap<string, JSONValue>): BigInt | null {
  const value = fields.get("bytes");
  if (value === null || value.kind != JSONValueKind.NUMBER) return null;
  const text = changetype<string>(value.data as u32);
  if (text.length == 0 || text.length > MAX_DIGITS) return null;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x30 || text.charCodeAt(i) > 0x39) return null;
  }
  return BigInt.fromString(text);
}
