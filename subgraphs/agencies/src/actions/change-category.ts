import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { type CategoryChanges, changeCategory as decide } from '../domain/category/change-category.js';
import { type CategoryCommandInput, changeCategoryEntry } from './change-category-entry.js';
import type { ActionDependencies } from './dependencies.js';

/** What is to be different about a category. */
export interface ChangeCategoryInput extends CategoryChanges, CategoryCommandInput {}

/**
 * Renames a category, or marks it as a national priority, which opens its reports to KSP, or takes the mark away. Returns
 * its id. Throws what `changeCategoryEntry` does.
 */
export function changeCategory(deps: ActionDependencies, subject: Subject, input: ChangeCategoryInput): Promise<string> {
  return changeCategoryEntry(deps, subject, { name: 'changeCategory' }, input, async ({ category, decree, put }) => {
    const decision = decide(category, input);
    assertAllowed(decision);
    await put('CategoryChanged', decision.category, decree);
  });
}
