import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { listChildCategories, listRootCategories } from '../database/category.queries.js';
import { NATION } from '../domain/authority/authority.js';
import { isCategoryId } from '../domain/category/category.js';
import { type CategoryDraft, registerCategory as decide } from '../domain/category/register-category.js';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';
import { findCategory } from './find-category.js';

/** A new category, and the act that made it. */
export interface RegisterCategoryInput extends CategoryDraft, Decree {
  readonly idempotencyKey?: string | null;
}

/**
 * Registers a new category; returns its id. For the national administrators. Throws UNAUTHENTICATED, FORBIDDEN,
 * INPUT_INVALID, CATEGORY_CYCLE, CATEGORY_UNKNOWN or CATEGORY_TAKEN; nothing is written then.
 */
export function registerCategory(deps: ActionDependencies, subject: Subject, input: RegisterCategoryInput): Promise<string> {
  const key = isCategoryId(input.id) ? input.id : '';
  const command = { name: 'registerCategory', subject, key, input, concern: async () => NATION };
  return changeRegistry(deps, command, async ({ manager, at, put }) => {
    const checked = checkDecree(input, latestDateInIndonesia(at));
    assertAllowed(checked);
    const parent = await findCategory(manager, input.parentId);
    const around = {
      idTaken: (await findCategory(manager, input.id)) !== null,
      parent,
      siblings: parent ? await listChildCategories(manager, [parent.id]) : await listRootCategories(manager),
    };
    const decision = decide(input, around, checked.decree.effectiveOn);
    assertAllowed(decision);
    await put('CategoryRegistered', decision.category, checked.decree);
  });
}
