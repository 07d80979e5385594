import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { listChildCategories } from '../database/category.queries.js';
import { retireCategory as decide } from '../domain/category/retire-category.js';
import { type CategoryCommandInput, changeCategoryEntry } from './change-category-entry.js';
import type { ActionDependencies } from './dependencies.js';
import { findCategory } from './find-category.js';

/** Which category is no longer offered, and what is to be chosen in its place. */
export interface RetireCategoryInput extends CategoryCommandInput {
  readonly successorId: string | null;
}

/**
 * Retires a category: it stays with the reports that carry it, and no other report gets it. Returns its id. Throws what
 * `changeCategoryEntry` does, CATEGORY_HAS_CHILDREN and CATEGORY_CYCLE.
 */
export function retireCategory(deps: ActionDependencies, subject: Subject, input: RetireCategoryInput): Promise<string> {
  const { successorId } = input;
  return changeCategoryEntry(deps, subject, { name: 'retireCategory' }, input, async ({ manager, category, decree, put }) => {
    const children = (await listChildCategories(manager, [category.id])).filter(({ active }) => active).map(({ id }) => id);
    const successor = successorId === null ? null : ((await findCategory(manager, successorId)) ?? undefined);
    const decision = decide(category, { children, successor }, decree.effectiveOn);
    assertAllowed(decision);
    await put('CategoryRetired', decision.category, decree);
  });
}
