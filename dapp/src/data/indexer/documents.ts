import { graphql } from "../graphql/graphql.ts";

/** How far the indexer is. */
export const headDocument = graphql(`
  query Head {
    _meta {
      block { number hash }
      hasIndexingErrors
    }
  }
`);

const supplyFields = graphql(`
  fragment SupplyFields on Supply {
    issued circulating pooled locked retired cancelled detokenised
  }
`);

/** What every page shows of a project. */
export const projectFields = graphql(
  `
  fragment ProjectFields on Project {
    id registryProjectId name country projectType methodology proponent metadataCid evidenceCids
    status statusSince statusReason projectClass registeredAt
    suspendedBy suspendedUntil flagged
    registry { code name }
    supply { ...SupplyFields }
  }
`,
  [supplyFields],
);

const vintageFields = graphql(
  `
  fragment VintageFields on Vintage {
    id year periodStart periodEnd kind
    labels { name }
    supply { ...SupplyFields }
    shortfall
  }
`,
  [supplyFields],
);

const listingFields = graphql(`
  fragment ListingFields on Listing {
    id amount remaining minFill unitPrice expiry status
    seller { id }
    payToken { id }
    vintage { id }
  }
`);

const eventFields = graphql(`
  fragment EventFields on AuditEvent {
    id kind amount detail timestamp blockNumber
    actor { id }
    counterparty { id }
    vintage { id year }
    block { id }
    listing { id }
    certificate { id }
    transaction { id }
  }
`);

/** Projects in order of registration, after a number. */
export const projectsDocument = graphql(
  `
  query Projects($after: Int!, $first: Int!) {
    _meta { block { number hash } }
    projects(first: $first, orderBy: number, orderDirection: asc, where: { number_gt: $after }) {
      ...ProjectFields
      number
      vintages(first: 100, orderBy: year, orderDirection: desc) { year }
    }
  }
`,
  [projectFields],
);

/** Listings that have something left, after an id. */
export const openListingsDocument = graphql(`
  query OpenListings($after: ID!, $now: BigInt!, $first: Int!) {
    listings(first: $first, orderBy: id, where: { status: Active, expiry_gte: $now, id_gt: $after }) {
      id remaining unitPrice
      payToken { id }
      project { id }
      vintage { shortfall supply { circulating } }
    }
  }
`);

/** A project with its vintages, listings and timeline. Its lengths are told to the reader: see LIST_LIMITS. */
export const projectDocument = graphql(
  `
  query ProjectDetail($id: ID!, $idText: String!) {
    _meta { block { number hash } }
    project(id: $id) {
      ...ProjectFields
      vintages(first: 200, orderBy: year, orderDirection: desc) { ...VintageFields }
      history(first: 200, orderBy: sortKey, orderDirection: desc) { ...EventFields }
    }
    listings(first: 200, orderBy: unitPrice, orderDirection: asc, where: { project: $idText, status: Active }) {
      ...ListingFields
    }
  }
`,
  [projectFields, vintageFields, listingFields, eventFields],
);

/** A vintage with its blocks, listings, retirements and timeline. Its lengths are told to the reader: see LIST_LIMITS. */
export const vintageDocument = graphql(
  `
  query VintageDetail($id: ID!) {
    _meta { block { number hash } }
    vintage(id: $id) {
      ...VintageFields
      consumed impaired covered
      project { ...ProjectFields }
      blocks(first: 200, orderBy: number, orderDirection: asc) {
        id batch serialStart serialEnd tonnes status consumed locked detokenised firstTonne submittedAt decidedAt reason evidenceCid
        operator { code }
        registrar { id }
        verifier { id }
        parent { id }
        lastImpairment { kind status }
      }
      listings(first: 100, orderBy: createdAt, orderDirection: desc) { ...ListingFields }
      retirements(first: 100, orderBy: position, orderDirection: desc) {
        id amount position timestamp
        account { id }
        certificate { id beneficiaryName }
        transaction { id }
        ranges(first: 20, orderBy: index, orderDirection: asc) {
          batch first last firstFrom lastTo amount
          operator { code }
        }
      }
      history(first: 300, orderBy: sortKey, orderDirection: desc) { ...EventFields }
    }
  }
`,
  [projectFields, vintageFields, listingFields, eventFields],
);
