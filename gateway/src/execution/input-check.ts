import { Kind, type TypeNode } from 'graphql';

/** Largest magnitude of the Int scalar (GraphQL spec, 3.5.1). */
const INT_LIMIT = 2 ** 31;

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
  Int: (value) => Number.isInteger(value) && (value as number) >= -INT_LIMIT && (value as number) < INT_LIMIT,
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};

/**
 * Whether a variable of this type takes a value, as far as its name tells: a value that does not fit would have a
 * subgraph refuse all objects that are asked for together with the one it belongs to.
 */
export function compileInputCheck(type: TypeNode): (value: unknown) => boolean {
  if (type.kind === Kind.NON_NULL_TYPE) {
    const fits = compileInputCheck(type.type);
    return (value) => value !== null && fits(value);
  }
  if (type.kind === Kind.LIST_TYPE) {
    const fits = compileInputCheck(type.type);
    return (value) => value === null || (Array.isArray(value) ? value.every(fits) : fits(value));
  }
  const fits = Object.hasOwn(SCALARS, type.name.value) ? SCALARS[type.name.value] : undefined;
  return fits ? (value) => value === null || fits(value) : () => true;
}
