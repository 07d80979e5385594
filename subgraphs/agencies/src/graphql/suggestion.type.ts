import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ReasonKind } from '../domain/suggestion/evidence.js';
import { ReasonKindEnum } from './enums.js';

@ObjectType('SuggestionReason', { description: 'Why an agency is suggested; what does not belong to the kind is null.' })
export class SuggestionReasonType {
  @Field(() => ReasonKindEnum)
  kind!: ReasonKind;

  @Field(() => String, { nullable: true, description: 'The words of the text that were understood.' })
  words!: string | null;

  regionCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Dasar hukum of the rule; begins with PROPOSAL when there is none.' })
  legalRef!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many such reports were handed to it; confidential ones are counted in full groups of five only.',
  })
  count!: number | null;
}

@ObjectType('SuggestedAgency', { description: 'An agency that may be competent.' })
export class SuggestedAgencyType {
  agencyCode!: string;

  @Field(() => Float, { description: '0 to 1; comparable within one answer, not a probability.' })
  score!: number;

  @Field(() => [SuggestionReasonType], { description: 'The strongest first.' })
  reasons!: readonly SuggestionReasonType[];
}

@ObjectType('AgencySuggestion', { description: 'Agencies that may be competent for a text.' })
export class AgencySuggestionType {
  @Field(() => Boolean, { description: 'Whether the first two are too close to each other: ask, or let a person decide.' })
  ambiguous!: boolean;

  @Field(() => [SuggestedAgencyType], { description: 'The best first, at most ten.' })
  candidates!: readonly SuggestedAgencyType[];
}
