import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import type { Random } from './random.js';

export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

interface Draft {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  readonly definitions: string[];
  readonly fragments: string[];
  readonly variables: Record<string, unknown>;
  budget: number;
  aliases: number;
  readonly keys: 'fresh' | 'any';
}

const MAX_DEPTH = 6;

/**
 * A random operation over a schema: aliases, fragments, conditions, variables, introspected type names. With keys of `any`
 * kind, fields go by their own names and by others', keys come twice, and what conflicts is not valid.
 */
export function generateOperation(
  schema: GraphQLSchema,
  random: Random,
  kind: 'query' | 'mutation',
  keys: 'fresh' | 'any' = 'fresh',
): GeneratedOperation {
  const root = schema.getRootType(kind as never)!;
  const draft: Draft = { schema, random, definitions: [], fragments: [], variables: {}, budget: 40, aliases: 0, keys };
  const body = selectionSet(draft, root, 1, kind === 'mutation' ? 1 : 3);
  const definitions = draft.definitions.length > 0 ? `(${draft.definitions.join(', ')})` : '';
  return { query: `${kind} Generated${definitions} ${body}\n${draft.fragments.join('\n')}`, variables: draft.variables };
}

/** Every response key is used once per selection set, so that no two selections can conflict. */
function selectionSet(draft: Draft, type: GraphQLCompositeType, depth: number, width: number): string {
  const { random } = draft;
  const parts: string[] = [];
  if (isUnionType(type)) parts.push('__typename');
  else {
    const fields = Object.values(type.getFields()).filter((field) => !isCompositeType(getNamedType(field.type)) || depth < MAX_DEPTH);
    const count = 1 + random.below(width);
    for (let index = 0; index < count && fields.length > 0 && draft.budget > 0; index += 1)
      parts.push(fieldSelection(draft, fields, depth));
  }
  if (parts.length === 0 || random.chance(0.15)) parts.push(`${random.chance(0.3) ? `${freshAlias(draft)}: ` : ''}__typename`);
  if (isAbstractType(type)) {
    for (const possible of draft.schema.getPossibleTypes(type))
      parts.push(`... on ${possible.name} ${selectionSet(draft, possible, depth + 1, 2)}`);
  }
  return `{ ${parts.join(' ')} }`;
}

function fieldSelection(draft: Draft, fields: readonly ReturnType<GraphQLObjectType['getFields']>[string][], depth: number): string {
  const { random } = draft;
  const field = random.pick(fields);
  draft.budget -= 1;
  const named = getNamedType(field.type);
  const inner = isCompositeType(named) ? ` ${selectionSet(draft, named, depth + 1, 4)}` : '';
  const selection = `${keyFor(draft, fields)}${field.name}${argumentList(draft, field.args)}${condition(draft)}${inner}`;
  if (!random.chance(0.2)) return selection;
  const parent = draft.schema.getType(parentOf(draft.schema, field));
  if (!isObjectType(parent)) return selection;
  if (random.chance(0.5)) return `...${condition(draft)} { ${selection} }`;
  const name = `F${draft.fragments.length}`;
  draft.fragments.push(`fragment ${name} on ${parent.name} { ${selection} }`);
  return `...${name}${condition(draft)}`;
}

function parentOf(schema: GraphQLSchema, field: object): string {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && Object.values(type.getFields()).includes(field as never)) return type.name;
  return '';
}

function keyFor(draft: Draft, fields: readonly { readonly name: string }[]): string {
  const { random } = draft;
  if (draft.keys === 'fresh') return `${freshAlias(draft)}: `;
  if (random.chance(0.6)) return '';
  return random.chance(0.5) ? `${random.chance(0.3) ? 'id' : random.pick(fields).name}: ` : `${freshAlias(draft)}: `;
}

/** Never the same one twice: two selections of one alias could conflict. */
function freshAlias(draft: Draft): string {
  draft.aliases += 1;
  return `a${draft.aliases}`;
}

function condition(draft: Draft): string {
  const { random } = draft;
  if (!random.chance(0.12)) return '';
  const directive = random.chance(0.5) ? 'skip' : 'include';
  if (random.chance(0.3)) return ` @${directive}(if: ${random.chance(0.5)})`;
  return ` @${directive}(if: ${variable(draft, 'Boolean!', random.chance(0.5))})`;
}

function argumentList(draft: Draft, args: readonly GraphQLArgument[]): string {
  const given = args.filter((argument) => isRequiredArgument(argument) || draft.random.chance(0.3));
  const parts = given.map(({ name, type }) => {
    const value = valueFor(draft, type);
    return `${name}: ${isInputObjectType(getNamedType(type)) || draft.random.chance(0.5) ? variable(draft, String(type), value) : literal(value, type)}`;
  });
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}

function variable(draft: Draft, type: string, value: unknown): string {
  const name = `v${draft.definitions.length}`;
  draft.definitions.push(`$${name}: ${type}`);
  draft.variables[name] = value;
  return `$${name}`;
}

function valueFor(draft: Draft, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueFor(draft, type.ofType);
  if (isListType(type)) return [valueFor(draft, type.ofType)];
  const { random } = draft;
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || random.chance(0.5));
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(draft, field.type)]));
  }
  switch (type.name) {
    case 'Int':
      return 1 + random.below(50);
    case 'Boolean':
      return random.chance(0.5);
    case 'DateTimeISO':
      return '2026-05-04T03:02:01.000Z';
    default:
      return `k${random.below(8)}`;
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  return isEnumType(getNamedType(type)) ? String(value) : JSON.stringify(value);
}
