/**
 * For each label of a progressive `@override` that an operation touches, whether the new subgraph has the field (true) or
 * still the old one. A label without a decision is with the old one.
 */
export type Overrides = ReadonlyMap<string, boolean>;

export const NO_OVERRIDES: Overrides = new Map();

const PERCENT = /^percent\((\d+(?:\.\d+)?)\)$/;

/** N of the label `percent(N)`; undefined for a label of another kind. */
export function percentOf(label: string): number | undefined {
  const [, number] = PERCENT.exec(label) ?? [];
  return number === undefined ? undefined : Number(number);
}
