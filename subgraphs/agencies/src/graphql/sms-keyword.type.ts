import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { Field, ID, ObjectType } from 'type-graphql';
import type { KeywordSource, SmsKeyword } from '../domain/keyword/sms-keyword.js';
import { KeywordSourceEnum } from './enums.js';

@ObjectType('SmsKeyword', { description: 'Kata kunci SMS 1708: what a message may begin with to name an agency.' })
export class SmsKeywordType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Normalised words: PEMKOT METRO.' })
  words!: string;

  agencyCode!: string;

  @Field(() => KeywordSourceEnum)
  source!: KeywordSource;

  @Field(() => String, { description: 'The first day it is understood, YYYY-MM-DD.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'The first day it is no longer understood; null while no end is known.' })
  validTo!: string | null;
}

export const SmsKeywordConnection = createConnectionType(SmsKeywordType, 'SmsKeyword');

export function toSmsKeywordType(keyword: SmsKeyword): SmsKeywordType {
  return Object.assign(new SmsKeywordType(), keyword);
}
