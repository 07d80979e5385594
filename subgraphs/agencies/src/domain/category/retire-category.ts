import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Category } from './category.js';

/** What stands around a category that is to be offered no longer. */
export interface RetirementSurroundings {
  /** The ids of the categories below it that are still offered. */
  readonly children: readonly string[];
  /** What is to be chosen in its place; null when nothing was named, undefined when there is no such category. */
  readonly successor: Category | null | undefined;
}

/** How many categories below a refusal names. */
const NAMED_CHILDREN = 20;

/**
 * Retires a category: reports that carry it keep it, no other gets it. Refused with CATEGORY_HAS_CHILDREN, CATEGORY_CYCLE
 * (it follows itself), CATEGORY_UNKNOWN (what follows is not there or not offered) or INPUT_INVALID.
 * @param on the first day on which it is no longer offered, `YYYY-MM-DD`.
 */
export function retireCategory(
  category: Category,
  { children, successor }: RetirementSurroundings,
  on: string,
): { readonly ok: true; readonly category: Category } | Refusal {
  if (category.validFrom !== null && on < category.validFrom) return refuseInput([BEFORE_ITS_BEGINNING]);
  if (children.length > 0) return refuse('CATEGORY_HAS_CHILDREN', { parts: children.slice(0, NAMED_CHILDREN) });
  if (successor?.id === category.id) return refuse('CATEGORY_CYCLE', { field: 'successorId' });
  if (successor !== null && !successor?.active) return refuse('CATEGORY_UNKNOWN', { field: 'successorId' });
  return { ok: true, category: { ...category, active: false, successorId: successor?.id ?? null, validTo: on } };
}

const BEFORE_ITS_BEGINNING: FieldProblem = {
  field: 'effectiveOn',
  problem: 'lies before the day from which the category is offered',
  masalah: 'sebelum kategori mulai berlaku',
};
