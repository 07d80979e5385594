import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Desk } from './desk.js';

/** Which desk stands below which, at one moment. */
export interface DeskTree {
  /** A desk with its place; one that the registry has not told of yet stands alone. */
  deskOf(code: string): Desk;
  /** The codes of a desk and of all below it. */
  below(code: string): readonly string[];
  /** In whose trees a desk lies: its own and those above it. */
  rootsOf(code: string): readonly string[];
}

/**
 * Makes a tree of desks. The national desk belongs to nobody's but its own: standing above it gives no right there
 * (`covers`), and all of the country passes it.
 */
export function deskTree(desks: readonly Desk[]): DeskTree {
  const paths = new Map(desks.map(({ code, path }) => [code, path]));
  const codes = new Map<string, string[]>();
  const rootsOf = (code: string) => (code === NATIONAL_DESK ? [code] : (paths.get(code) ?? [code]));
  for (const { code } of desks) {
    for (const root of rootsOf(code)) {
      const below = codes.get(root);
      if (below) below.push(code);
      else codes.set(root, [code]);
    }
  }
  return {
    deskOf: (code) => ({ code, path: paths.get(code) ?? [code] }),
    below: (code) => codes.get(code) ?? [code],
    rootsOf,
  };
}
