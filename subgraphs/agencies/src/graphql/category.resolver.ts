import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listRootCategories } from '../database/category.queries.js';
import { CategoryType, toCategoryType } from './category.type.js';
import type { AgenciesContext } from './context.js';

@Resolver(() => CategoryType)
export class CategoryResolver {
  @Query(() => CategoryType, { nullable: true, description: 'One category by its id; null when there is none.' })
  async category(@Arg('id', () => ID) id: string, @Ctx() { loaders }: AgenciesContext): Promise<CategoryType | null> {
    const category = await loaders.categoryById.load(id);
    return category && toCategoryType(category);
  }

  @Query(() => [CategoryType], { description: 'The children of a category, or the roots of the tree; no longer offered ones included.' })
  async categories(
    @Arg('parentId', () => ID, { nullable: true }) parentId: string | null | undefined,
    @Ctx() { database, loaders }: AgenciesContext,
  ): Promise<CategoryType[]> {
    const isRoot = parentId === null || parentId === undefined;
    return (await (isRoot ? listRootCategories(database) : loaders.categoryChildren.load(parentId))).map(toCategoryType);
  }

  @FieldResolver(() => CategoryType, { nullable: true })
  async parent(@Root() { parentId }: CategoryType, @Ctx() { loaders }: AgenciesContext): Promise<CategoryType | null> {
    const parent = parentId === null ? null : await loaders.categoryById.load(parentId);
    return parent && toCategoryType(parent);
  }

  @FieldResolver(() => CategoryType, { nullable: true, description: 'What to choose in its place, once it is no longer offered.' })
  async successor(@Root() { successorId }: CategoryType, @Ctx() { loaders }: AgenciesContext): Promise<CategoryType | null> {
    const successor = successorId === null ? null : await loaders.categoryById.load(successorId);
    return successor && toCategoryType(successor);
  }

  @FieldResolver(() => [CategoryType])
  async children(@Root() { id }: CategoryType, @Ctx() { loaders }: AgenciesContext): Promise<CategoryType[]> {
    return (await loaders.categoryChildren.load(id)).map(toCategoryType);
  }
}
