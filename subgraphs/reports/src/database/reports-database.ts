import { createDataSource } from '@lapor/subgraph-kit/database/data-source';
import { CreateEventLog1763942400000 } from '@lapor/subgraph-kit/event-log/create-event-log.migration';
import type { DataSource } from 'typeorm';
import { AnswerDraftEntity } from './answer-draft.entity.js';
import { ClosingEntity } from './closing.entity.js';
import { DispositionEntity } from './disposition.entity.js';
import { ExtensionRequestEntity } from './extension-request.entity.js';
import { FollowUpEntity } from './follow-up.entity.js';
import { InternalNoteEntity } from './internal-note.entity.js';
import { MessageEntity } from './message.entity.js';
import { AddOverseersRecords1764288801000 } from './migrations/add-overseers-records.migration.js';
import { CompleteCommands1764288201000 } from './migrations/complete-commands.migration.js';
import { CountByRegency1764850000000 } from './migrations/count-by-regency.migration.js';
import { CountByRegion1764723610000 } from './migrations/count-by-region.migration.js';
import { CountFilings1764723608000 } from './migrations/count-filings.migration.js';
import { CountTreeChanges1764723609000 } from './migrations/count-tree-changes.migration.js';
import { CreateClocks1764288000000 } from './migrations/create-clocks.migration.js';
import { CreateContentAndAudit1764201600000 } from './migrations/create-content-and-audit.migration.js';
import { CreateRegistryProjection1764028860000 } from './migrations/create-registry-projection.migration.js';
import { CreateReportSearch1764201601000 } from './migrations/create-report-search.migration.js';
import { CreateReports1764028800000 } from './migrations/create-reports.migration.js';
import { CreateStatistics1764288802000 } from './migrations/create-statistics.migration.js';
import { CreateWebhooks1764723611000 } from './migrations/create-webhooks.migration.js';
import { FollowOversightAndLadder1764723606000 } from './migrations/follow-oversight-and-ladder.migration.js';
import { GuardAnswers1764288202000 } from './migrations/guard-answers.migration.js';
import { LeaveRoomForUpdates1764288902000 } from './migrations/leave-room-for-updates.migration.js';
import { NoteDeliveries1764830000000 } from './migrations/note-deliveries.migration.js';
import { PlanClockAlarms1764288901000 } from './migrations/plan-clock-alarms.migration.js';
import { ProjectWorkingHours1764547201000 } from './migrations/project-working-hours.migration.js';
import { ScheduleAlarmsTogether1764830001000 } from './migrations/schedule-alarms-together.migration.js';
import { SeparateReporters1764723607000 } from './migrations/separate-reporters.migration.js';
import { SucceedDesks1764460802000 } from './migrations/succeed-desks.migration.js';
import { WidenClocks1764288203000 } from './migrations/widen-clocks.migration.js';
import { WidenReports1764115200000 } from './migrations/widen-reports.migration.js';
import { ObjectionEntity } from './objection.entity.js';
import { RatingEntity } from './rating.entity.js';
import { ReportEntity } from './report.entity.js';
import { ReportSupportEntity } from './report-support.entity.js';

/** The reports database with its tables and migrations. */
export function reportsDatabase({ url, poolSize }: { readonly url: string; readonly poolSize: number }): DataSource {
  return createDataSource({
    url,
    name: 'reports',
    prepared: true,
    poolSize,
    entities: [
      ReportEntity,
      DispositionEntity,
      FollowUpEntity,
      AnswerDraftEntity,
      MessageEntity,
      InternalNoteEntity,
      ClosingEntity,
      RatingEntity,
      ObjectionEntity,
      ExtensionRequestEntity,
      ReportSupportEntity,
    ],
    migrations: [
      CreateEventLog1763942400000,
      CreateReports1764028800000,
      CreateRegistryProjection1764028860000,
      WidenReports1764115200000,
      CreateContentAndAudit1764201600000,
      CreateReportSearch1764201601000,
      CreateClocks1764288000000,
      CompleteCommands1764288201000,
      GuardAnswers1764288202000,
      WidenClocks1764288203000,
      AddOverseersRecords1764288801000,
      CreateStatistics1764288802000,
      PlanClockAlarms1764288901000,
      LeaveRoomForUpdates1764288902000,
      SucceedDesks1764460802000,
      ProjectWorkingHours1764547201000,
      FollowOversightAndLadder1764723606000,
      SeparateReporters1764723607000,
      CountFilings1764723608000,
      CountTreeChanges1764723609000,
      CountByRegion1764723610000,
      CreateWebhooks1764723611000,
      NoteDeliveries1764830000000,
      ScheduleAlarmsTogether1764830001000,
      CountByRegency1764850000000,
    ],
  });
}
