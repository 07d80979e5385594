import { Field, InputType } from 'type-graphql';
import type { EndRuleInput } from '../actions/end-rule.js';
import type { Validity } from '../domain/validity/validity.js';
import { LegalActInputType } from './legal-act.input.js';

/** What every enactment of a rule says. */
@InputType()
export abstract class EnactRuleInputType extends LegalActInputType implements Validity {
  @Field(() => String, { description: 'Hari pertama, YYYY-MM-DD, hari ini atau sesudahnya.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Hari pertama tidak berlaku lagi, YYYY-MM-DD.' })
  validTo!: string | null;
}

/** What every end of a rule says. */
@InputType()
export abstract class EndRuleInputType extends LegalActInputType implements EndRuleInput {
  @Field(() => String, { description: 'Ketentuan yang diakhiri, misalnya VERIFY@2020-10-27.' })
  id!: string;

  @Field(() => String, { description: 'Hari pertama tidak berlaku lagi; sama dengan validFrom bila tidak jadi diberlakukan.' })
  validTo!: string;
}
