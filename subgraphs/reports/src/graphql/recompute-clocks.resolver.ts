import { OnlyFor, SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { recomputeClocks } from '../actions/recompute-clocks.js';
import type { ReportsContext } from './context.js';

@SignedIn()
@ObjectType('ClockRecompute', { description: 'Penghitungan ulang semua batas waktu yang masih berjalan; dikerjakan oleh penjadwal.' })
export class ClockRecomputeType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => Int, { description: 'Versi kalender dan ketentuan yang dipakai.' })
  calendarVersion!: number;

  @Field(() => Date)
  requestedAt!: Date;
}

/** The logged command that makes deadlines follow a changed calendar. */
@Resolver()
export class RecomputeClocksResolver {
  @OnlyFor('nationalAdministrator')
  @Mutation(() => ClockRecomputeType, { description: 'Menghitung ulang semua batas waktu yang masih berjalan; hanya Admin Nasional.' })
  async recomputeClocks(@Arg('reason', () => String) reason: string, @Ctx() context: ReportsContext): Promise<ClockRecomputeType> {
    return Object.assign(new ClockRecomputeType(), await recomputeClocks(context.services, context.subject, { reason }));
  }
}
