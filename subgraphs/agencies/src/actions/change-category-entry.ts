import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { NATION } from '../domain/authority/authority.js';
import { type Category, isCategoryId } from '../domain/category/category.js';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { changeRegistry, type RegistryChange } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';
import { findCategory } from './find-category.js';

/** Which category is to be changed, and by which act. */
export interface CategoryCommandInput extends Decree {
  readonly id: string;
  readonly idempotencyKey?: string | null;
}

/** The category as it is before the change, and the checked act. */
export interface CategoryCase extends RegistryChange {
  readonly category: Category;
  readonly decree: Decree;
}

/** What a command on a category is called. */
export interface CategoryCommand {
  readonly name: string;
  /** Only `reopenCategory` is for one that is retired. */
  readonly retiredToo?: boolean;
}

/**
 * The way of every command on a category that is there; returns its id. For the national administrators. Throws
 * UNAUTHENTICATED, FORBIDDEN, CATEGORY_UNKNOWN, INPUT_INVALID and what `act` refuses; nothing is written then.
 */
export function changeCategoryEntry(
  deps: ActionDependencies,
  subject: Subject,
  { name, retiredToo = false }: CategoryCommand,
  input: CategoryCommandInput,
  act: (open: CategoryCase) => Promise<void>,
): Promise<string> {
  const key = isCategoryId(input.id) ? input.id : '';
  return changeRegistry(deps, { name, subject, key, input, concern: async () => NATION }, async (change) => {
    const category = await findCategory(change.manager, input.id);
    if (!category || !(category.active || retiredToo)) throw new RefusalError('CATEGORY_UNKNOWN', { field: 'id' });
    const checked = checkDecree(input, latestDateInIndonesia(change.at));
    assertAllowed(checked);
    await act({ ...change, category, decree: checked.decree });
  });
}
