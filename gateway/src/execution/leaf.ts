import { GraphQLID, type GraphQLLeafType, isEnumType } from 'graphql';

/** Largest magnitude of the Int scalar (GraphQL spec, 3.5.1). */
const INT_LIMIT = 2 ** 31;

/** Whether a subgraph's JSON value is one the type can have; custom scalars are taken as they come. */
export function compileLeafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  switch (type.name) {
    case 'String':
      return (value) => typeof value === 'string';
    case GraphQLID.name:
      return (value) => typeof value === 'string' || Number.isInteger(value);
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
