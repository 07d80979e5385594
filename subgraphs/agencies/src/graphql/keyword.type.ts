import { Field, Int, ObjectType } from 'type-graphql';
import type { KeywordOutcome } from '../domain/keyword/resolve-keyword.js';
import { KeywordOutcomeEnum } from './enums.js';

@ObjectType('KeywordCandidate', { description: 'An agency that a keyword may mean.' })
export class KeywordCandidateType {
  @Field(() => Int, { description: 'What the sender answers to choose it: 1, 2, 3 … in an order that does not change.' })
  number!: number;

  agencyCode!: string;
}

@ObjectType('KeywordResolution', { description: 'What the beginning of an SMS to 1708 says.' })
export class KeywordResolutionType {
  @Field(() => KeywordOutcomeEnum)
  outcome!: KeywordOutcome;

  @Field(() => String, { nullable: true, description: 'The keyword in normalised words: KOTA METRO.' })
  keyword!: string | null;

  @Field(() => [KeywordCandidateType], { description: 'One when found, several to choose from when ambiguous, else none.' })
  candidates!: readonly KeywordCandidateType[];

  @Field(() => String, { description: 'The message without its keyword.' })
  rest!: string;
}
