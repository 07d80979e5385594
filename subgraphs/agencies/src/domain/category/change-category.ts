import { normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import type { Category } from './category.js';
import { categoryNameProblems } from './category-name.js';

/** What is to be different; what is left out, or null, stays. */
export interface CategoryChanges {
  readonly name?: string | null;
  readonly nationalPriority?: boolean | null;
}

/** Changes a category's name, and whether it is a national priority. Refused with INPUT_INVALID. */
export function changeCategory(
  category: Category,
  { name, nationalPriority }: CategoryChanges,
): { readonly ok: true; readonly category: Category } | Refusal {
  if (name == null && nationalPriority == null) return refuseInput([NOTHING]);
  const text = name == null ? category.name : normalizeText(name);
  const problems = categoryNameProblems(text);
  if (problems.length > 0) return refuseInput(problems);
  return { ok: true, category: { ...category, name: text, nationalPriority: nationalPriority ?? category.nationalPriority } };
}

const NOTHING: FieldProblem = {
  field: 'name',
  problem: 'name at least one of name and nationalPriority',
  masalah: 'isi sekurang-kurangnya satu dari name dan nationalPriority',
};
