import { type Foreign, setOwn } from '../execution/own.js';

/** A JSON value that nobody can change any more. */
export function freezeDeep<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) freezeDeep(inner);
  return Object.freeze(value);
}

/** A copy of a JSON value that may be changed. */
export function copyDeep(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyDeep);
  const copy: Foreign = {};
  for (const key of Object.keys(value)) setOwn(copy, key, copyDeep((value as Foreign)[key]));
  return copy;
}

/** Whether an object holds neither objects nor lists: merging reads it, and nothing of it becomes a part of an answer. */
export function isFlat(value: object): boolean {
  return Object.values(value).every((inner) => typeof inner !== 'object' || inner === null);
}
