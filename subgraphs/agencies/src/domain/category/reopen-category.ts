import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Category } from './category.js';

/**
 * Lets a retired category be offered again under its id, with its rules and its mark of national priority as they are.
 * Refused with CATEGORY_ALREADY_ACTIVE, or CATEGORY_UNKNOWN while the category above it is not offered.
 * @param parent the category above it; null for a root.
 */
export function reopenCategory(category: Category, parent: Category | null): { readonly ok: true; readonly category: Category } | Refusal {
  if (category.active) return refuse('CATEGORY_ALREADY_ACTIVE');
  if (category.parentId !== null && !parent?.active) return refuse('CATEGORY_UNKNOWN', { field: 'parentId' });
  return { ok: true, category: { ...category, active: true, successorId: null, validTo: null } };
}
