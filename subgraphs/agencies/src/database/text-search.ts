import type { Refusal } from '@lapor/schema/refusal';
import type { SelectQueryBuilder } from 'typeorm';
import { checkSearchText } from '../domain/text/search-text.js';

/**
 * The words of a search as `ilike` patterns that must all match; no words at all match everything.
 * Refused as `checkSearchText` does.
 */
export function toPatterns(search: string | null | undefined): { readonly ok: true; readonly patterns: readonly string[] } | Refusal {
  const text = search ?? '';
  const checked = checkSearchText(text);
  if (!checked.ok) return checked;
  const words = text.split(/\s+/).filter(Boolean);
  return { ok: true, patterns: words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`) };
}

/** Narrows a query to rows in which every pattern is found in one of the columns. */
export function whereMatches<Row extends object>(
  query: SelectQueryBuilder<Row>,
  columns: readonly string[],
  patterns: readonly string[],
): void {
  patterns.forEach((pattern, index) => {
    const parameter = `pattern${index}`;
    const found = columns.map((column) => `${column} ilike :${parameter}`).join(' or ');
    query.andWhere(`(${found})`, { [parameter]: pattern });
  });
}
