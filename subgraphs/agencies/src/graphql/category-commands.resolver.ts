import { RefusalError } from '@lapor/kit/refusal';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { changeCategory } from '../actions/change-category.js';
import { registerCategory } from '../actions/register-category.js';
import { reopenCategory } from '../actions/reopen-category.js';
import { retireCategory } from '../actions/retire-category.js';
import { findCategoriesById } from '../database/category.queries.js';
import { CategoryType, toCategoryType } from './category.type.js';
import {
  ChangeCategoryInputType,
  RegisterCategoryInputType,
  ReopenCategoryInputType,
  RetireCategoryInputType,
} from './category-commands.input.js';
import type { AgenciesContext } from './context.js';

/** The commands on categories; each returns the category as it is afterwards. */
@Resolver()
export class CategoryCommandsResolver {
  @OnlyFor('nationalAdministrator')
  @Mutation(() => CategoryType, { description: 'Mendaftarkan kategori baru; hanya Admin Nasional.' })
  registerCategory(
    @Arg('input', () => RegisterCategoryInputType) input: RegisterCategoryInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<CategoryType> {
    return show(context, registerCategory(context.services, context.subject, input));
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => CategoryType, { description: 'Mengubah nama kategori atau prioritas nasionalnya; hanya Admin Nasional.' })
  changeCategory(
    @Arg('input', () => ChangeCategoryInputType) input: ChangeCategoryInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<CategoryType> {
    return show(context, changeCategory(context.services, context.subject, input));
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => CategoryType, { description: 'Menghentikan kategori: laporan lama tetap membawanya; hanya Admin Nasional.' })
  retireCategory(
    @Arg('input', () => RetireCategoryInputType) input: RetireCategoryInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<CategoryType> {
    return show(context, retireCategory(context.services, context.subject, input));
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => CategoryType, { description: 'Memberlakukan kembali kategori yang dihentikan; hanya Admin Nasional.' })
  reopenCategory(
    @Arg('input', () => ReopenCategoryInputType) input: ReopenCategoryInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<CategoryType> {
    return show(context, reopenCategory(context.services, context.subject, input));
  }
}

async function show({ database }: AgenciesContext, done: Promise<string>): Promise<CategoryType> {
  const [category] = await findCategoriesById(database, [await done]);
  if (!category) throw new RefusalError('CATEGORY_UNKNOWN');
  return toCategoryType(category);
}
