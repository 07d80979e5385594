import { assertAllowed } from '@lapor/kit/refusal';
import { refuseInput } from '@lapor/schema/refusal';
import type { ListFilter } from '../database/report-lists.queries.js';
import { isCode } from '../domain/input/identifier.js';
import { REPORT_STATES, type ReportState, stageOf } from '../domain/report/report-state.js';
import { checkSearch } from '../domain/search/search-words.js';
import type { ReportFilterType } from './report-lists.args.js';

/** What narrows a list besides its filter. */
export interface ListNarrowing {
  readonly agencyCodes?: readonly string[] | null;
  readonly leadAgencyCodes?: readonly string[] | null;
  readonly search?: string | null | undefined;
  readonly state?: ReportState | null | undefined;
  readonly now: Date;
}

/** A filter as the lists read it. A code that can be none finds nothing; a region or search that can be none is INPUT_INVALID. */
export function toListFilter(
  filter: ReportFilterType | null | undefined,
  { agencyCodes = null, leadAgencyCodes = null, search, state, now }: ListNarrowing,
): ListFilter {
  const { states, stages, classes, categoryId, regionCode, late } = filter ?? {};
  if (regionCode && !/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(regionCode)) assertAllowed(refuseInput([WRONG_REGION]));
  const searched = checkSearch(search);
  assertAllowed(searched);
  const wanted = REPORT_STATES.filter(
    (candidate) =>
      (!state || candidate === state) && (!states || states.includes(candidate)) && (!stages || stages.includes(stageOf(candidate))),
  );
  return {
    states: wanted.length === REPORT_STATES.length ? null : wanted,
    classes: classes ?? null,
    categoryId: categoryId ? (isCode(categoryId) ? categoryId : '') : null,
    regionCode: regionCode || null,
    agencyCodes,
    leadAgencyCodes,
    words: searched.words,
    late: late === null || late === undefined ? null : { is: late, now },
  };
}

const WRONG_REGION = {
  field: 'filter.regionCode',
  problem: 'must be a Kemendagri code such as 18 or 18.72',
  masalah: 'harus berupa kode wilayah Kemendagri, misalnya 18 atau 18.72',
};
