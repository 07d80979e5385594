import type { Subject } from '@lapor/schema/identity';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { writeCopies } from './give-to-desk.js';
import { type Target, withReport } from './with-report.js';

export interface AddCcInput extends Target {
  readonly ccAgencyCodes: readonly string[];
}

/** A desk gives copies (tembusan) of a report it works on. Throws what `withReport` does, INPUT_INVALID and AGENCY_UNKNOWN. */
export function addCc(deps: ActionDependencies, subject: Subject, input: AddCcInput): Promise<Report> {
  return withReport(deps, subject, input, 'addCc', async (open) => {
    const { ccDesks, events } = await writeCopies(deps, open, input.ccAgencyCodes, open.report.deskCode);
    return { changes: { ccDesks }, events };
  });
}
