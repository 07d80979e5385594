import { Field, ID, InputType } from 'type-graphql';
import type { RegisterKeywordInput } from '../actions/register-keyword.js';
import type { RetireKeywordInput } from '../actions/retire-keyword.js';
import { LegalActInputType } from './legal-act.input.js';

@InputType('RegisterKeywordInput')
export class RegisterKeywordInputType extends LegalActInputType implements RegisterKeywordInput {
  @Field(() => String, { description: 'Satu sampai enam kata; ejaan dan tanda baca disamakan, misalnya PEMKOT METRO.' })
  words!: string;

  @Field(() => String)
  agencyCode!: string;

  @Field(() => String, { description: 'Hari pertama, YYYY-MM-DD.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Hari pertama tidak berlaku lagi, YYYY-MM-DD.' })
  validTo!: string | null;
}

@InputType('RetireKeywordInput')
export class RetireKeywordInputType extends LegalActInputType implements RetireKeywordInput {
  @Field(() => ID, { description: 'Misalnya KOTA METRO:D-18.72@2020-10-27.' })
  id!: string;

  @Field(() => String, { description: 'Hari pertama tidak berlaku lagi; sama dengan validFrom bila tidak jadi berlaku.' })
  validTo!: string;
}
