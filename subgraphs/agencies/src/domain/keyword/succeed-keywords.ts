import { isEmpty, overlaps } from '../validity/validity.js';
import { createKeyword, type SmsKeyword } from './sms-keyword.js';

/** What becomes of the keywords of agencies that end: each as it is afterwards, and those that the heir gets. */
export interface KeywordSuccession {
  readonly retired: readonly SmsKeyword[];
  readonly inherited: readonly SmsKeyword[];
}

/**
 * Retires the keywords of ending agencies and gives their words to the heir for the days that were left, unless somebody
 * else holds them on one of these: the heir itself, or a government that shares the name. Where a keyword comes from
 * stays. One that has not begun passes from its own first day.
 * @param ending the keywords of the ending agencies that are not over.
 * @param others every keyword of anybody else with the same words.
 * @param heirCode null when nobody takes over.
 * @param on the first day on which the agencies no longer exist, `YYYY-MM-DD`.
 */
export function succeedKeywords(
  ending: readonly SmsKeyword[],
  others: readonly SmsKeyword[],
  heirCode: string | null,
  on: string,
): KeywordSuccession {
  const applied = ending.filter((keyword) => !isEmpty(keyword));
  const firstDay = ({ validFrom }: SmsKeyword) => (validFrom > on ? validFrom : on);
  const inherited: SmsKeyword[] = [];
  for (const keyword of heirCode === null ? [] : applied) {
    const passed = createKeyword(keyword.words, heirCode as string, keyword.source, firstDay(keyword), keyword.validTo);
    const held = [...others, ...inherited].some((other) => other.words === passed.words && overlaps(other, passed));
    if (!held) inherited.push(passed);
  }
  return { retired: applied.map((keyword) => ({ ...keyword, validTo: firstDay(keyword) })), inherited };
}
