import { assertAllowed } from '@lapor/kit/refusal';
import type { Role } from '@lapor/schema/identity';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { type Connection, ConnectionArguments, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { ViewedByTheSame } from '@lapor/subgraph-kit/graphql/viewing';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, Query, Resolver, Root, Subscription } from 'type-graphql';
import { followEscalations } from '../actions/follow-events.js';
import { readEscalations } from '../actions/read-escalations.js';
import type { SeenEvent } from '../actions/see-event.js';
import type { ReportsContext } from './context.js';
import { ReportActorRoleEnum } from './enums.js';
import { ReportEventConnectionType, ReportEventType, toSeenEventType } from './report-event.type.js';
import { selects } from './selects.js';

@ArgsType()
export class EscalationArguments extends ConnectionArguments {
  @Field(() => String, { description: 'Instansi tempat peran itu dipegang.' })
  agencyCode!: string;

  @Field(() => ReportActorRoleEnum)
  role!: Role;
}

interface Subscribing {
  readonly args: { readonly agencyCode: string; readonly role: Role; readonly after?: string | null };
  readonly context: ReportsContext;
  readonly info: GraphQLResolveInfo;
}

/** What offices are told of clocks: reminders, and breaches that climb from desk to leader to overseer. */
@Resolver()
export class EscalationResolver {
  @OnlyFor('officer')
  @Query(() => ReportEventConnectionType, {
    description: 'Pengingat dan eskalasi batas waktu bagi sebuah jabatan, yang terlama lebih dahulu; hanya bagi pemegangnya.',
  })
  async escalations(
    @Args(() => EscalationArguments) { agencyCode, role, first, after }: EscalationArguments,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<Connection<ReportEventType>> {
    const page = readPage('escalations', { first }, []);
    assertAllowed(page);
    const office = { desk: agencyCode, role };
    const seen = await readEscalations(services.database, subject, office, { after: after ?? null, limit: page.first + 1 });
    return toConnection(seen.map(toSeenEventType), page.first, ({ cursor }) => cursor);
  }

  @OnlyFor('officer')
  @ViewedByTheSame()
  @Subscription(() => ReportEventType, {
    subscribe: ({ args: { agencyCode, role, after }, context: { services, subject }, info }: Subscribing) =>
      followEscalations({ ...services.live, withReports: selects(info, 'report') }, subject, { desk: agencyCode, role }, after ?? null),
    description: 'Pengingat dan eskalasi batas waktu bagi sebuah jabatan: riwayat setelah after, lalu langsung.',
  })
  escalationEvents(
    @Root() seen: SeenEvent,
    @Arg('agencyCode', () => String) _agencyCode: string,
    @Arg('role', () => ReportActorRoleEnum) _role: Role,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
  ): ReportEventType {
    return toSeenEventType(seen);
  }
}
