import { Field, InputType } from 'type-graphql';
import type { DeclareHolidayInput } from '../actions/declare-holiday.js';
import type { MoveHolidayInput } from '../actions/move-holiday.js';
import type { RevokeHolidayInput } from '../actions/revoke-holiday.js';
import type { SetWorkingHoursInput } from '../actions/set-working-hours.js';
import type { HolidayKind } from '../domain/holiday/holiday.js';
import { HolidayKindEnum, WeekdayEnum } from './enums.js';
import { LegalActInputType } from './legal-act.input.js';

const REGION = { nullable: true, defaultValue: null, description: 'Kode wilayah Kemendagri; hanya untuk hari libur daerah.' } as const;

@InputType('DeclareHolidayInput')
export class DeclareHolidayInputType extends LegalActInputType implements DeclareHolidayInput {
  @Field(() => String, { description: 'YYYY-MM-DD, hari ini atau sesudahnya.' })
  date!: string;

  @Field(() => String, { description: '3 sampai 200 karakter.' })
  name!: string;

  @Field(() => HolidayKindEnum)
  kind!: HolidayKind;

  @Field(() => String, REGION)
  regionCode!: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Baru diperkirakan, belum ditetapkan.' })
  provisional!: boolean;
}

@InputType('RevokeHolidayInput')
export class RevokeHolidayInputType extends LegalActInputType implements RevokeHolidayInput {
  @Field(() => String)
  date!: string;

  @Field(() => String, REGION)
  regionCode!: string | null;
}

@InputType('MoveHolidayInput')
export class MoveHolidayInputType extends LegalActInputType implements MoveHolidayInput {
  @Field(() => String, { description: 'Tanggal libur semula.' })
  from!: string;

  @Field(() => String, { description: 'Tanggal libur yang baru.' })
  to!: string;

  @Field(() => String, REGION)
  regionCode!: string | null;
}

@InputType('SetWorkingHoursInput')
export class SetWorkingHoursInputType extends LegalActInputType implements SetWorkingHoursInput {
  @Field(() => String)
  agencyCode!: string;

  @Field(() => [WeekdayEnum])
  days!: readonly number[];

  @Field(() => String, { description: 'HH:MM, waktu setempat.' })
  opens!: string;

  @Field(() => String, { description: 'HH:MM; setelah itu dihitung sebagai hari kerja berikutnya.' })
  closes!: string;

  @Field(() => String, { description: 'Hari pertama, YYYY-MM-DD, hari ini atau sesudahnya.' })
  validFrom!: string;
}
