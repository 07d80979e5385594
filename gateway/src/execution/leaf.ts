import { type GraphQLLeafType, isEnumType } from 'graphql';
import { isShallow } from './depth.js';

/** Largest magnitude of the Int scalar (GraphQL spec, 3.5.1). */
const INT_LIMIT = 2 ** 31;

/**
 * The client's form of a subgraph's JSON value; undefined when the type cannot have it. Custom scalars are taken as they
 * come, and an ID is a text however it was given (GraphQL spec, 3.5.5).
 */
export function compileLeaf(type: GraphQLLeafType): (value: unknown) => unknown {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => (names.has(value) ? value : undefined);
  }
  switch (type.name) {
    case 'String':
      return (value) => (typeof value === 'string' ? value : undefined);
    case 'ID':
      return (value) => (typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : undefined);
    case 'Int':
      return (value) => (Number.isInteger(value) && (value as number) >= -INT_LIMIT && (value as number) < INT_LIMIT ? value : undefined);
    case 'Float':
      return (value) => (typeof value === 'number' ? value : undefined);
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined);
    default:
      return (value) => (isShallow(value) ? value : undefined);
  }
}
