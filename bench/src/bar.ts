/** A figure that was measured, beside what it is held to. */
export interface Bar {
  readonly what: string;
  readonly unit: 'µs' | 'ms' | 'MB' | 'kB' | '/s' | '×' | '';
  readonly figure: number;
  /** Null for a figure that is told for information. */
  readonly limit: number | null;
  /** Times and sizes must stay below their limit, rates above it. */
  readonly must: 'not exceed' | 'reach';
}

/** Whether a figure keeps to its limit; one without a limit always does. */
export function isKept({ figure, limit, must }: Bar): boolean {
  if (limit === null) return true;
  return must === 'reach' ? figure >= limit : figure <= limit;
}

/** A figure as it is written: ratios with more digits, because their limits have them. */
export function digits({ unit, figure }: Bar): string {
  return figure.toFixed(unit === '×' ? 2 : 1);
}

/** A line for people: the figure, the limit, and whether it holds. */
export function toLine(bar: Bar): string {
  const { what, unit, limit, must } = bar;
  const held = limit === null ? 'for information' : `${must === 'reach' ? '≥' : '≤'} ${limit} ${unit}: ${isKept(bar) ? 'kept' : 'MISSED'}`;
  return `${what.padEnd(58)} ${digits(bar).padStart(9)} ${unit.padEnd(3)} ${held}`;
}
