/**
 * Access to objects whose keys come from outside. A client may alias a field as `constructor` or `__proto__`, and a
 * subgraph may answer with any key; neither may ever reach a prototype (the class of CVE-2026-32621).
 */
export type Foreign = Record<string, unknown>;

/** Keys that plain objects inherit; everything else can be read without asking who owns it. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

export function isInherited(key: string): boolean {
  return INHERITED.has(key);
}

/** A reader for one key, chosen once. */
export function readerOf(key: string): (object: Foreign) => unknown {
  if (isInherited(key)) return (object) => (Object.hasOwn(object, key) ? object[key] : undefined);
  return (object) => object[key];
}

/** Sets an own property, whatever its name. */
export function setOwn(object: Foreign, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** Whether a value of a JSON answer is an object (not a list). */
export function isForeign(value: unknown): value is Foreign {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
