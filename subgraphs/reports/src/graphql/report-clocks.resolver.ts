import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isLate, nextDueOf } from '../domain/clock/clock-status.js';
import type { RuledClock } from './clock-loader.js';
import type { ReportsContext } from './context.js';
import { ReportType } from './report.type.js';
import { ReportClockType, toReportClockType } from './report-clock.type.js';

/**
 * The clocks of a report. Whether it is late is for everybody who sees it; which clocks run is for the reporter and
 * those who handle it: they tell how grave the matter is.
 */
@Resolver(() => ReportType)
export class ReportClocksResolver {
  @FieldResolver(() => [ReportClockType], { description: 'Batas waktu laporan; kosong bagi umum.' })
  async clocks(@Root() report: ReportType, @Ctx() context: ReportsContext): Promise<ReportClockType[]> {
    const now = context.services.now();
    return (await clocksShown(report, context)).map(({ clock, rules }) => toReportClockType(clock, now, rules));
  }

  @FieldResolver(() => Boolean, { description: 'Apakah instansi melampaui sebuah batas waktu.' })
  async isLate(@Root() { id }: ReportType, @Ctx() { loaders, services }: ReportsContext): Promise<boolean> {
    return (await loaders.clocks.load(id)).some(({ clock }) => isLate(clock, services.now()));
  }

  @FieldResolver(() => Date, { nullable: true, description: 'Batas waktu instansi yang terdekat; null bila tidak ada, dan bagi umum.' })
  async nextDueAt(@Root() report: ReportType, @Ctx() context: ReportsContext): Promise<Date | null> {
    return nextDueOf((await clocksShown(report, context)).map(({ clock }) => clock));
  }
}

async function clocksShown({ id, view }: ReportType, { loaders }: ReportsContext): Promise<readonly RuledClock[]> {
  return view.has('dispositionNotes') ? loaders.clocks.load(id) : [];
}
