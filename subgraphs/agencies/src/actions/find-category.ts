import type { EntityManager } from 'typeorm';
import { findCategoriesById } from '../database/category.queries.js';
import { type Category, isCategoryId } from '../domain/category/category.js';

/** A category by an id that a caller has named, active or not; null when there is none. */
export async function findCategory(manager: EntityManager, id: string | null): Promise<Category | null> {
  const [category] = id !== null && isCategoryId(id) ? await findCategoriesById(manager, [id]) : [];
  return category ?? null;
}
