import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { reopenCategory as decide } from '../domain/category/reopen-category.js';
import { type CategoryCommandInput, changeCategoryEntry } from './change-category-entry.js';
import type { ActionDependencies } from './dependencies.js';
import { findCategory } from './find-category.js';

/**
 * Lets a retired category be offered again. Returns its id. Throws what `changeCategoryEntry` does, and
 * CATEGORY_ALREADY_ACTIVE.
 */
export function reopenCategory(deps: ActionDependencies, subject: Subject, input: CategoryCommandInput): Promise<string> {
  const command = { name: 'reopenCategory', retiredToo: true };
  return changeCategoryEntry(deps, subject, command, input, async ({ manager, category, decree, put }) => {
    const parent = category.parentId === null ? null : await findCategory(manager, category.parentId);
    const decision = decide(category, parent);
    assertAllowed(decision);
    await put('CategoryReopened', decision.category, decree);
  });
}
