import { Field, ID, InputType, Int } from 'type-graphql';
import type { EnactJurisdictionInput } from '../actions/enact-jurisdiction.js';
import type { ResponsibleRole } from '../domain/jurisdiction/jurisdiction-rule.js';
import { ResponsibleRoleEnum } from './enums.js';
import { EnactRuleInputType, EndRuleInputType } from './rule.input.js';

@InputType('EnactJurisdictionInput')
export class EnactJurisdictionInputType extends EnactRuleInputType implements EnactJurisdictionInput {
  @Field(() => ID, { description: 'Kategori; induk berlaku untuk semua di bawahnya yang tidak memiliki aturan sendiri.' })
  categoryId!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Kode Kemendagri provinsi, kabupaten atau kota; kosong untuk seluruh Indonesia.',
  })
  regionCode!: string | null;

  @Field(() => ResponsibleRoleEnum)
  role!: ResponsibleRole;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Instansi pusat; hanya untuk NATIONAL_BODY.' })
  agencyCode!: string | null;

  @Field(() => Int, { description: 'Seberapa sering instansi itu yang memutus, 1 sampai 100 persen; suatu perkiraan.' })
  weight!: number;
}

@InputType('EndJurisdictionInput')
export class EndJurisdictionInputType extends EndRuleInputType {}
