/** The smallest number that is published (domain.md 4.2, public statistics). */
export const SMALLEST_CELL = 5;

/** A number of one division; null when it is suppressed. */
export interface Cell {
  readonly key: string;
  readonly count: number | null;
}

/**
 * Suppresses the cells below five of one division. Its sum may be known from another division, so what is suppressed
 * must not follow by subtraction: at least two cells are, which together hold five or more. The next smallest ones go
 * with them until that is so. The cells keep their order.
 */
export function suppress(cells: readonly { readonly key: string; readonly count: number }[]): readonly Cell[] {
  const hidden = new Set<string>();
  let sum = 0;
  for (const { key, count } of cells.toSorted((one, other) => one.count - other.count)) {
    const enough = hidden.size === 0 || (hidden.size > 1 && sum >= SMALLEST_CELL);
    if (count >= SMALLEST_CELL && enough) break;
    hidden.add(key);
    sum += count;
  }
  return cells.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count }));
}

/**
 * The nation's total as it is published; null below five. Confidential reports enter it five at a time: that somebody
 * has filed one just now must not be seen from a total that grew while no cell did.
 */
export function publishedTotal(open: number, confidential: number): number | null {
  const total = open + Math.floor(confidential / SMALLEST_CELL) * SMALLEST_CELL;
  return total < SMALLEST_CELL ? null : total;
}
