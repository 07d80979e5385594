import { GraphQLID, type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';
import { isShallow } from './depth.js';

/** Largest magnitude of the Int scalar (GraphQL spec, 3.5.1). */
const INT_LIMIT = 2 ** 31;

/**
 * The client's form of a subgraph's JSON value; undefined when the type cannot have it. Custom scalars are taken as they
 * come, and an ID is a text however it was given (GraphQL spec, 3.5.5).
 */
export function compileLeaf(type: GraphQLLeafType): (value: unknown) => unknown {
  if (type.name === GraphQLID.name)
    return (value) => (typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : undefined);
  if (!isEnumType(type) && !isSpecifiedScalarType(type)) return (value) => (isShallow(value) ? value : undefined);
  const fits = compileLeafCheck(type);
  return (value) => (fits(value) ? value : undefined);
}

function compileLeafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  switch (type.name) {
    case 'String':
      return (value) => typeof value === 'string';
    case 'Int':
      return (value) => Number.isInteger(value) && (value as number) >= -INT_LIMIT && (value as number) < INT_LIMIT;
    case 'Float':
      return (value) => typeof value === 'number';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    default:
      return () => true;
  }
}
