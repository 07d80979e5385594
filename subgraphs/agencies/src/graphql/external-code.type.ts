import { Field, InputType, ObjectType } from 'type-graphql';
import type { SetExternalCodeInput } from '../actions/set-external-code.js';
import { DecreeInputType } from './agency-commands.input.js';

@ObjectType('ExternalCode', { description: "An agency's code in another list." })
export class ExternalCodeType {
  @Field(() => String, { description: 'BPS, SATKER, LAPOR_V3 …' })
  scheme!: string;

  @Field(() => String)
  code!: string;
}

@InputType('SetExternalCodeInput')
export class SetExternalCodeInputType extends DecreeInputType implements SetExternalCodeInput {
  @Field(() => String)
  agencyCode!: string;

  @Field(() => String, { description: 'Daftar asal kode, misalnya BPS, SATKER, LAPOR_V3.' })
  scheme!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Tanpa nilai: kode dicabut.' })
  code!: string | null;
}
