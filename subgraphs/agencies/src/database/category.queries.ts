import { Any, type EntityManager, IsNull } from 'typeorm';
import type { Category } from '../domain/category/category.js';
import { CategoryEntity, toCategory } from './category.entity.js';

const IN_ORDER = { parentId: 'ASC', position: 'ASC' } as const;

export async function findCategoriesById(database: EntityManager, ids: readonly string[]): Promise<Category[]> {
  return (await database.find(CategoryEntity, { where: { id: Any(ids) } })).map(toCategory);
}

export async function listRootCategories(database: EntityManager): Promise<Category[]> {
  return (await database.find(CategoryEntity, { where: { parentId: IsNull() }, order: IN_ORDER })).map(toCategory);
}

/** The children of many categories, in their order within each. */
export async function listChildCategories(database: EntityManager, parentIds: readonly string[]): Promise<Category[]> {
  return (await database.find(CategoryEntity, { where: { parentId: Any(parentIds) }, order: IN_ORDER })).map(toCategory);
}
