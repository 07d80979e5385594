import { type Refusal, refuseInput } from '@lapor/schema/refusal';
import type { SelectQueryBuilder } from 'typeorm';

const MAX_LENGTH = 100;

/**
 * The words of a search as `ilike` patterns that must all match; no words at all match everything.
 * Refused with INPUT_INVALID when the text is too long or holds control characters.
 */
export function toPatterns(search: string | null | undefined): { readonly ok: true; readonly patterns: readonly string[] } | Refusal {
  const text = search ?? '';
  if (text.length > MAX_LENGTH || /\p{Cc}/u.test(text)) {
    return refuseInput([
      {
        field: 'search',
        problem: `at most ${MAX_LENGTH} characters, no control characters`,
        masalah: `paling banyak ${MAX_LENGTH} karakter, tanpa karakter kendali`,
      },
    ]);
  }
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
