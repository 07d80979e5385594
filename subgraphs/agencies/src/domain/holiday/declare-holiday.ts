import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import { dayProblems } from '../validity/validity.js';
import { type Holiday, type HolidayKind, holidayId } from './holiday.js';

/** A day off as it is asked to be declared. */
export interface HolidayDraft {
  readonly date: string;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly regionCode: string | null;
  readonly legalRef: string;
  readonly provisional: boolean;
}

const NAME = { min: 3, max: 200 };

/**
 * Makes a day off. One that is only expected, or was revoked, is replaced; one that stands is not. Refused with
 * INPUT_INVALID or HOLIDAY_DECLARED.
 * @param known the day as the registry has it; null when it has none.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function declareHoliday(
  draft: HolidayDraft,
  known: Holiday | null,
  today: string,
): { readonly ok: true; readonly holiday: Holiday } | Refusal {
  const { date, kind, regionCode, provisional } = draft;
  const name = normalizeText(draft.name);
  const problem = checkText('name', name, NAME);
  const problems = [
    ...dayProblems('date', date, today),
    ...(problem ? [problem] : []),
    ...((kind === 'REGIONAL') === (regionCode !== null) ? [] : [WRONG_KIND]),
    ...legalRefProblems(draft.legalRef),
  ];
  if (problems.length > 0) return refuseInput(problems);
  if (known !== null && known.revokedBy === null && !known.provisional) return refuse('HOLIDAY_DECLARED');
  const legalRef = normalizeText(draft.legalRef);
  return { ok: true, holiday: { id: holidayId(date, regionCode), date, name, kind, regionCode, legalRef, provisional, revokedBy: null } };
}

const WRONG_KIND: FieldProblem = {
  field: 'kind',
  problem: 'REGIONAL needs a regionCode, and only REGIONAL has one',
  masalah: 'hari libur daerah harus disertai kode wilayah, dan hanya hari libur daerah',
};
