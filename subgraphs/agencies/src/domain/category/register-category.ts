import { normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { type Category, categoryLine, isCategoryId } from './category.js';
import { categoryNameProblems } from './category-name.js';

/** A category as it is asked to be registered. */
export type CategoryDraft = Pick<Category, 'id' | 'name' | 'parentId' | 'nationalPriority'>;

/** What the registry knows of a draft's surroundings. */
export interface CategorySurroundings {
  readonly idTaken: boolean;
  /** The category above; null when there is none with this id. */
  readonly parent: Category | null;
  /** The categories beside which it will stand. */
  readonly siblings: readonly Category[];
}

/**
 * Makes a category, the last of its siblings. Refused with INPUT_INVALID, CATEGORY_CYCLE, CATEGORY_UNKNOWN (the one above
 * is not there or not offered) or CATEGORY_TAKEN, also by one that is no longer offered: old reports carry its id.
 * @param validFrom the first day from which it is offered, `YYYY-MM-DD`.
 */
export function registerCategory(
  { id, name, parentId, nationalPriority }: CategoryDraft,
  { idTaken, parent, siblings }: CategorySurroundings,
  validFrom: string,
): { readonly ok: true; readonly category: Category } | Refusal {
  const text = normalizeText(name);
  if (parentId === id) return refuse('CATEGORY_CYCLE', { field: 'parentId' });
  const problems = [...idProblems(id, parentId), ...categoryNameProblems(text)];
  if (problems.length > 0) return refuseInput(problems);
  if (parentId !== null && !parent?.active) return refuse('CATEGORY_UNKNOWN', { field: 'parentId' });
  if (idTaken) return refuse('CATEGORY_TAKEN');
  const position = 1 + Math.max(0, ...siblings.map((sibling) => sibling.position));
  const rest = { active: true, nationalPriority, successorId: null, validFrom, validTo: null };
  return { ok: true, category: { id, name: text, parentId, position, ...rest } };
}

function idProblems(id: string, parentId: string | null): FieldProblem[] {
  if (!isCategoryId(id)) return [NO_ID];
  const [, above = null] = categoryLine(id);
  return above === parentId ? [] : [NOT_CONTINUED];
}

const NO_ID: FieldProblem = {
  field: 'id',
  problem: 'must be small letters, digits and hyphens, in at most two parts joined by a dot',
  masalah: 'harus huruf kecil, angka dan tanda hubung, paling banyak dua bagian yang dipisah titik',
};
const NOT_CONTINUED: FieldProblem = {
  field: 'id',
  problem: 'must continue the id of the category above with a dot, and have none without one',
  masalah: 'harus diawali id kategori induk dan titik, dan tanpa titik bila tidak berinduk',
};
