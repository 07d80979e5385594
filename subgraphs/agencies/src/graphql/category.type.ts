import { CachedForAll } from '@lapor/subgraph-kit/graphql/caching';
import { ViewedByAllAlike } from '@lapor/subgraph-kit/graphql/viewing';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Category } from '../domain/category/category.js';
import { CACHED_SECONDS } from './cached-seconds.js';

@Directive('@key(fields: "id")')
@CachedForAll(CACHED_SECONDS)
@ViewedByAllAlike()
@ObjectType('Category', { description: 'Kategori: what a report is about; a tree of two levels.' })
export class CategoryType {
  @Field(() => ID, { description: 'Stable slug: lingkungan.pohon-tumbang.' })
  id!: string;

  @Field(() => String)
  name!: string;

  parentId!: string | null;

  position!: number;

  successorId!: string | null;

  @Field(() => Boolean, { description: 'False for a category that is no longer offered; old reports still carry it.' })
  active!: boolean;

  @Field(() => Boolean, { description: 'Prioritas nasional: reports in exactly this category are overseen by KSP.' })
  nationalPriority!: boolean;

  @Field(() => String, { nullable: true, description: 'The first day it is offered, YYYY-MM-DD; null when the registry was not told.' })
  validFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'The first day it is no longer offered; null while it is.' })
  validTo!: string | null;
}

export function toCategoryType(category: Category): CategoryType {
  return Object.assign(new CategoryType(), category);
}
