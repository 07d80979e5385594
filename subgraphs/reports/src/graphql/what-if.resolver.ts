import { CLOCK_UNITS } from '@lapor/schema/calendar/work-calendar';
import { OnlyFor, SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { type WhatIf, whatIfTimeRules } from '../actions/what-if-time-rules.js';
import type { HolidayDraft, PolicyDraft, WhatIfInput } from '../domain/what-if/draft.js';
import type { ReportsContext } from './context.js';
import { AgencyReference } from './references.type.js';

@InputType('WhatIfPolicyInput')
class WhatIfPolicyInputType implements PolicyDraft {
  @Field(() => String, { description: 'VERIFY, COMPLETE_COMPLAINT …' })
  key!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Klasifikasi laporan; kosong untuk semua.' })
  reportClass!: string | null;

  @Field(() => Int)
  amount!: number;

  @Field(() => String, { description: CLOCK_UNITS.join(' atau ') })
  unit!: string;

  @Field(() => String, { description: 'YYYY-MM-DD; boleh di masa lalu, untuk menanyakan laporan yang sedang berjalan.' })
  validFrom!: string;
}

@InputType('WhatIfHolidayInput')
class WhatIfHolidayInputType implements HolidayDraft {
  @Field(() => String, { description: 'YYYY-MM-DD.' })
  date!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Kode wilayah Kemendagri.' })
  regionCode!: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Hari libur itu dicabut.' })
  revoked!: boolean;
}

@InputType('WhatIfTimeRulesInput', { description: 'Salah satu: rancangan batas waktu atau hari libur.' })
class WhatIfTimeRulesInputType implements WhatIfInput {
  @Field(() => WhatIfPolicyInputType, { nullable: true, defaultValue: null })
  policy!: WhatIfPolicyInputType | null;

  @Field(() => WhatIfHolidayInputType, { nullable: true, defaultValue: null })
  holiday!: WhatIfHolidayInputType | null;
}

@ObjectType('WhatIfDesk')
class WhatIfDeskType {
  @Field(() => AgencyReference, { description: 'Instansi yang memegang laporan.' })
  agency!: AgencyReference;

  @Field(() => Int)
  moved!: number;
}

@ObjectType('WhatIfDays')
class WhatIfDaysType {
  @Field(() => Int, { description: 'Hari kalender; negatif bila jatuh tempo lebih awal.' })
  days!: number;

  @Field(() => Int)
  moved!: number;
}

@SignedIn()
@ObjectType('WhatIfTimeRules', { description: 'Batas waktu berjalan yang akan bergeser; hanya jumlah.' })
class WhatIfTimeRulesType {
  @Field(() => Int)
  openReports!: number;

  @Field(() => Int, { description: 'Laporan yang benar-benar dihitung.' })
  examinedReports!: number;

  @Field(() => Boolean, { description: 'False: sebagian laporan mewakili semuanya, semua jumlah adalah perkiraan.' })
  exact!: boolean;

  @Field(() => Int)
  openDeadlines!: number;

  @Field(() => Int)
  moved!: number;

  @Field(() => [WhatIfDeskType])
  byDesk!: readonly WhatIfDeskType[];

  @Field(() => [WhatIfDaysType])
  byDays!: readonly WhatIfDaysType[];
}

/** What a change of the time rules would do, before it is entered. */
@Resolver()
export class WhatIfResolver {
  @OnlyFor('nationalAdministrator')
  @Query(() => WhatIfTimeRulesType, {
    description: 'Dampak rancangan batas waktu atau hari libur; hanya Admin Nasional, tidak menulis apa pun.',
  })
  async whatIfTimeRules(
    @Arg('input', () => WhatIfTimeRulesInputType) input: WhatIfTimeRulesInputType,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<WhatIfTimeRulesType> {
    return toWhatIfType(await whatIfTimeRules(services, subject, input));
  }
}

function toWhatIfType({ byDesk, ...whatIf }: WhatIf): WhatIfTimeRulesType {
  const desks = byDesk.map(({ deskCode, moved }) => ({ agency: Object.assign(new AgencyReference(), { code: deskCode }), moved }));
  return Object.assign(new WhatIfTimeRulesType(), { ...whatIf, byDesk: desks });
}
