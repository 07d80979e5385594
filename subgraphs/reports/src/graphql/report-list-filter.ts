import { assertAllowed } from '@lapor/kit/refusal';
import { refuseInput } from '@lapor/schema/refusal';
import type { ListFilter } from '../database/report-lists.queries.js';
import { isCode } from '../domain/input/identifier.js';
import { REPORT_STATES, type ReportState, stageOf } from '../domain/report/report-state.js';
import type { ReportFilterType } from './report-lists.args.js';

/** A filter as the lists read it. A code that can be none finds nothing; a region that can be none is INPUT_INVALID. */
export function toListFilter(
  filter: ReportFilterType | null | undefined,
  { agencyCodes, now }: { readonly agencyCodes: readonly string[] | null; readonly now: Date },
  state?: ReportState | null,
): ListFilter {
  const { states, stages, classes, categoryId, regionCode, late } = filter ?? {};
  if (regionCode && !/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(regionCode)) assertAllowed(refuseInput([WRONG_REGION]));
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
    late: late === null || late === undefined ? null : { is: late, now },
  };
}

const WRONG_REGION = {
  field: 'filter.regionCode',
  problem: 'must be a Kemendagri code such as 18 or 18.72',
  masalah: 'harus berupa kode wilayah Kemendagri, misalnya 18 atau 18.72',
};
