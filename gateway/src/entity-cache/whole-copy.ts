import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionNode,
} from 'graphql';
import { type AskedField, askedFields, type Fragments } from './asked-fields.js';

/** Copies a value that is all that was asked for; `BROKEN` for any other. */
export type Copy = (value: unknown) => unknown;
export const BROKEN = Symbol('not what was asked for');

/**
 * A copy of what was asked for and nothing else, for answers that must be right by themselves: every key is there, every
 * value of its type, nothing null that must not be. Undefined when it cannot be known ahead of the answer what is asked.
 */
export function compileWholeCopy(type: GraphQLObjectType, selections: readonly SelectionNode[], fragments: Fragments): Copy | undefined {
  const asked = askedFields(type.name, selections, fragments);
  const copies: [AskedField, Copy][] = [];
  for (const field of asked ?? []) {
    const copy = field.name === '__typename' ? exactly(type.name) : copyOfField(type, field, fragments);
    if (!copy) return undefined;
    copies.push([field, copy]);
  }
  if (!asked) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return BROKEN;
    const copied: [string, unknown][] = [];
    for (const [{ key, isOptional }, copy] of copies) {
      if (!Object.hasOwn(value, key)) {
        if (isOptional) continue;
        return BROKEN;
      }
      const inner = copy((value as Record<string, unknown>)[key]);
      if (inner === BROKEN) return BROKEN;
      copied.push([key, inner]);
    }
    // Own properties whatever their names, `__proto__` among them.
    return Object.fromEntries(copied);
  };
}

function copyOfField(type: GraphQLObjectType, { name, selections }: AskedField, fragments: Fragments): Copy | undefined {
  const field = type.getFields()[name];
  return field && copyOfType(field.type, selections, fragments);
}

function copyOfType(type: GraphQLOutputType, selections: readonly SelectionNode[] | undefined, fragments: Fragments): Copy | undefined {
  if (isNonNullType(type)) {
    const copy = copyOfType(type.ofType, selections, fragments);
    return copy && ((value) => (value === null ? BROKEN : copy(value)));
  }
  if (isListType(type)) {
    const copy = copyOfType(type.ofType, selections, fragments);
    return copy && orNull((value) => (Array.isArray(value) ? everyOne(value, copy) : BROKEN));
  }
  if (isObjectType(type)) {
    const copy = selections && compileWholeCopy(type, selections, fragments);
    return copy && orNull(copy);
  }
  if (selections) return undefined;
  if (isEnumType(type)) return orNull((value) => (type.getValue(String(value)) && typeof value === 'string' ? value : BROKEN));
  return orNull(PLAIN[type.name] ?? otherPlain);
}

const text: Copy = (value) => (typeof value === 'string' ? value : BROKEN);
/** Of a scalar of somebody's own anything may be a value; only plain ones are kept, however deep the others are. */
const otherPlain: Copy = (value) => (typeof value === 'object' ? BROKEN : value);
/** The scalars whose values are known. */
const PLAIN: Readonly<Record<string, Copy>> = {
  String: text,
  ID: (value) => (typeof value === 'string' || Number.isInteger(value) ? value : BROKEN),
  Int: (value) => (Number.isInteger(value) ? value : BROKEN),
  Float: (value) => (typeof value === 'number' ? value : BROKEN),
  Boolean: (value) => (typeof value === 'boolean' ? value : BROKEN),
};

function everyOne(values: readonly unknown[], copy: Copy): unknown {
  const copied = values.map(copy);
  return copied.includes(BROKEN) ? BROKEN : copied;
}

function orNull(copy: Copy): Copy {
  return (value) => (value === null ? null : value === undefined ? BROKEN : copy(value));
}

function exactly(typename: string): Copy {
  return (value) => (value === typename ? value : BROKEN);
}
