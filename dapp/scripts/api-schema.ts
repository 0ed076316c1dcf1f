import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from "graphql";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

/*
 * The subgraph's schema names the entities; graph-node answers a larger one, with lists, filters and orders, that it
 * builds from them. This builds the part of it that the page uses, in the same form, so that queries are typed.
 */

const PRELUDE = `
directive @entity(immutable: Boolean, timeseries: Boolean) on OBJECT
directive @derivedFrom(field: String!) on FIELD_DEFINITION
directive @fulltext(name: String, language: String, algorithm: String, include: [String]) on OBJECT
scalar BigInt
scalar BigDecimal
scalar Bytes
scalar Int8
scalar Timestamp
`;

const META = `
enum OrderDirection { asc desc }
input Block_height { hash: Bytes number: Int number_gte: Int }
type _Block_ { hash: Bytes number: Int! timestamp: Int }
type _Meta_ { block: _Block_! deployment: String! hasIndexingErrors: Boolean! }
`;

const COMPARISONS = ["", "_not", "_gt", "_gte", "_lt", "_lte"];

/** The schema that graph-node answers, from the schema of the entities. */
export function apiSchema(entitySchema: string): string {
  const schema = buildSchema(PRELUDE + entitySchema);
  const entities = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && type.astNode?.directives?.[0]?.name.value === "entity",
  );
  const scalars = PRELUDE.split("\n").filter((line) => line.startsWith("scalar"));
  return [
    ...scalars,
    META,
    ...enums(schema),
    ...entities.flatMap((entity) => [objectOf(entity), filterOf(entity), orderOf(entity)]),
    queryOf(entities),
  ].join("\n");
}

function enums(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isEnumType)
    .filter(({ name }) => !name.startsWith("__"))
    .map(
      (type) =>
        `enum ${type.name} { ${type
          .getValues()
          .map(({ name }) => name)
          .join(" ")} }`,
    );
}

function fieldsOf(entity: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(entity.getFields());
}

function objectOf(entity: GraphQLObjectType): string {
  const lines = fieldsOf(entity).map(({ name, type }) => {
    const entityName = entityOfList(type);
    return `  ${name}${entityName ? `(${listArguments(entityName)})` : ""}: ${type}`;
  });
  return `type ${entity.name} {\n${lines.join("\n")}\n}`;
}

function entityOfList(type: GraphQLOutputType): string | undefined {
  const nullable = getNullableType(type);
  return isListType(nullable) && isObjectType(getNamedType(type)) ? getNamedType(type).name : undefined;
}

function listArguments(entityName: string): string {
  return `skip: Int = 0, first: Int = 100, orderBy: ${entityName}_orderBy, orderDirection: OrderDirection, where: ${entityName}_filter`;
}

function filterOf(entity: GraphQLObjectType): string {
  const lines = fieldsOf(entity).flatMap(({ name, type }) => {
    const named = getNamedType(type);
    const isList = isListType(isNonNullType(type) ? type.ofType : type);
    const nested = isObjectType(named) ? [`  ${name}_: ${named.name}_filter`] : [];
    if (isList) return nested;
    const scalar = isObjectType(named) ? "String" : named.name;
    const text = scalar === "String" ? [`  ${name}_contains_nocase: String`] : [];
    const compared = COMPARISONS.map((suffix) => `  ${name}${suffix}: ${scalar}`);
    return [...compared, `  ${name}_in: [${scalar}!]`, ...text, ...nested];
  });
  const name = `${entity.name}_filter`;
  return `input ${name} {\n${lines.join("\n")}\n  and: [${name}]\n  or: [${name}]\n}`;
}

function orderOf(entity: GraphQLObjectType): string {
  const names = fieldsOf(entity).filter(({ type }) => !isListType(getNullableType(type)));
  return `enum ${entity.name}_orderBy { ${names.map(({ name }) => name).join(" ")} }`;
}

function queryOf(entities: GraphQLObjectType[]): string {
  const lines = entities.flatMap(({ name }) => {
    const single = name.charAt(0).toLowerCase() + name.slice(1);
    return [
      `  ${single}(id: ID!, block: Block_height): ${name}`,
      `  ${plural(single)}(${listArguments(name)}, block: Block_height): [${name}!]!`,
    ];
  });
  return `type Query {\n${lines.join("\n")}\n  _meta(block: Block_height): _Meta_\n}`;
}

/** graph-node's own plural, for the words that occur here. */
function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
