import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { endOwnSessions } from '../actions/end-sessions.js';
import { findSessions, type Session } from '../database/session.store.js';
import { AccountType } from './account.type.js';
import type { CitizensContext } from './citizens-context.js';
import { SessionType } from './session.type.js';

const MOST = 100;

/** One's own sessions, seen and ended by their owner. */
@Resolver(() => AccountType)
export class SessionResolver {
  @FieldResolver(() => [SessionType], { description: 'The open sessions, the latest first; 100 at most.' })
  sessions(@Root() { id }: AccountType, @Ctx() { services }: CitizensContext): Promise<readonly Session[]> {
    return findSessions(services.database, id, services.now(), MOST);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => Boolean, { description: 'Mengakhiri satu sesi; true when it was open and one’s own. Its tokens end within a second.' })
  async endSession(@Arg('id', () => ID) id: string, @Ctx() { services, subject }: CitizensContext): Promise<boolean> {
    return (await endOwnSessions(services, subject, id)) === 1;
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => Int, { description: 'Mengakhiri semua sesi, this one too; how many were open.' })
  endAllSessions(@Ctx() { services, subject }: CitizensContext): Promise<number> {
    return endOwnSessions(services, subject, null);
  }
}
