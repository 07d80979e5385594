import { Field, InputType } from 'type-graphql';
import type { ChangeAgencyInput } from '../actions/change-agency.js';
import type { AgencyCommandInput } from '../actions/change-agency-entry.js';
import type { CloseAgencyInput } from '../actions/close-agency.js';
import type { MergeAgencyInput } from '../actions/merge-agency.js';
import type { MoveAgencyInput } from '../actions/move-agency.js';
import type { SplitAgencyInput } from '../actions/split-agency.js';
import type { AgencyType, ConnectionModel } from '../domain/agency/agency.js';
import { AgencyCommandInputType, NewAgencyInputType } from './agency-commands.input.js';
import { AgencyTypeEnum, ConnectionModelEnum } from './enums.js';

@InputType('MoveAgencyInput')
export class MoveAgencyInputType extends AgencyCommandInputType implements MoveAgencyInput {
  @Field(() => String, { nullable: true, defaultValue: null, description: 'Instansi induk yang baru; tanpa nilai: tidak berinduk.' })
  parentCode!: string | null;
}

@InputType('ChangeAgencyInput', { description: 'Isian yang kosong tidak diubah.' })
export class ChangeAgencyInputType extends AgencyCommandInputType implements ChangeAgencyInput {
  @Field(() => AgencyTypeEnum, { nullable: true })
  type?: AgencyType | null;

  @Field(() => String, { nullable: true, description: 'Kode wilayah Kemendagri.' })
  regionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Asia/Jakarta (WIB), Asia/Makassar (WITA) atau Asia/Jayapura (WIT).' })
  timeZone?: string | null;

  @Field(() => ConnectionModelEnum, { nullable: true })
  connectionModel?: ConnectionModel | null;
}

@InputType('CloseAgencyInput')
export class CloseAgencyInputType extends AgencyCommandInputType implements CloseAgencyInput {
  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Instansi penerus; wajib bila masih ada laporan terbuka atau unit aktif. Unitnya ikut ditutup.',
  })
  successorCode!: string | null;
}

@InputType('MergeAgencyInput')
export class MergeAgencyInputType extends AgencyCommandInputType implements MergeAgencyInput {
  @Field(() => String, { description: 'Instansi yang menerima unit dan laporan terbukanya.' })
  intoCode!: string;
}

@InputType('SplitAgencyInput')
export class SplitAgencyInputType extends AgencyCommandInputType implements SplitAgencyInput {
  @Field(() => [NewAgencyInputType], { description: 'Instansi baru, 1 sampai 50.' })
  into!: NewAgencyInputType[];

  @Field(() => String, { description: 'Penerima unit dan laporan terbukanya: salah satu instansi baru, atau instansi lain yang aktif.' })
  heirCode!: string;
}

@InputType('ReopenAgencyInput')
export class ReopenAgencyInputType extends AgencyCommandInputType implements AgencyCommandInput {}
