import { RefusalError } from '@lapor/kit/refusal';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { ViewedByTheSame } from '@lapor/subgraph-kit/graphql/viewing';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import { followDeadlines, followSubtree } from '../actions/follow-subtree.js';
import type { SeenEvent } from '../actions/see-event.js';
import { DEADLINE_KINDS, type DeadlineKind } from '../events/subtree-events.js';
import type { ReportsContext } from './context.js';
import { ReportEventType, toSeenEventType } from './report-event.type.js';
import { selects } from './selects.js';
import { toEnum } from './to-enum.js';

const KINDS: Readonly<Record<DeadlineKind, string>> = { APPROACHING: 'Mendekati batas waktu.', BREACHED: 'Melampaui batas waktu.' };
const DeadlineKindEnum = toEnum('DeadlineKind', 'Jenis peristiwa batas waktu.', DEADLINE_KINDS, (kind) => KINDS[kind]);

interface Subscribing {
  readonly args: { readonly agencyCode: string; readonly kinds?: readonly DeadlineKind[] | null; readonly after?: string | null };
  readonly context: ReportsContext;
  readonly info: GraphQLResolveInfo;
}

/** What happens in an agency's tree. The right to follow it, and to see each report, is asked again for every event. */
@Resolver()
export class SubtreeResolver {
  @OnlyFor('officer', 'apiClient')
  @ViewedByTheSame()
  @Subscription(() => ReportEventType, {
    subscribe: ({ args: { agencyCode, after }, context: { services, subject }, info }: Subscribing) =>
      followSubtree({ ...services.live, withReports: selects(info, 'report') }, subject, agencyCode, after ?? null),
    description:
      'Peristiwa semua laporan yang melewati meja sebuah instansi atau unit di bawahnya, masing-masing sekali: riwayat setelah after, lalu langsung.',
  })
  subtreeEvents(
    @Root() seen: SeenEvent,
    @Arg('agencyCode', () => String) _agencyCode: string,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
  ): ReportEventType {
    return toSeenEventType(seen);
  }

  @OnlyFor('officer', 'apiClient')
  @ViewedByTheSame()
  @Subscription(() => ReportEventType, {
    subscribe: ({ args, context: { services, subject }, info }: Subscribing) =>
      followDeadlines(
        { ...services.live, withReports: selects(info, 'report') },
        subject,
        { agencyCode: args.agencyCode, kinds: readKinds(args.kinds) },
        args.after ?? null,
      ),
    description:
      'Batas waktu yang mendekat atau terlampaui di sebuah instansi dan unit di bawahnya, siapa pun yang diberi tahu: riwayat setelah after, lalu langsung.',
  })
  deadlineEvents(
    @Root() seen: SeenEvent,
    @Arg('agencyCode', () => String) _agencyCode: string,
    @Arg('kinds', () => [DeadlineKindEnum], { nullable: true, description: 'Tanpa ini semua jenis.' }) _kinds: DeadlineKind[] | null,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
  ): ReportEventType {
    return toSeenEventType(seen);
  }
}

function readKinds(kinds: readonly DeadlineKind[] | null | undefined): readonly DeadlineKind[] {
  if (!kinds) return DEADLINE_KINDS;
  if (kinds.length === 0) throw new RefusalError('INPUT_INVALID', { fields: ['kinds'] });
  return kinds;
}
