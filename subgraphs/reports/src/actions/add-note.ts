import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { checkRequiredText } from '@lapor/schema/input/required-text';
import { insertNote } from '../database/dialogue.store.js';
import type { Report } from '../domain/report/report.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';

export interface AddNoteInput extends Target {
  readonly text: string;
}

const NOTE = { min: 1, max: 5_000 };

/** An officer writes to the colleagues; the reporter and the public never see it (domain.md 4.4, row 24). Throws what `withReport` does, and INPUT_INVALID. */
export function addNote(deps: ActionDependencies, subject: Subject, input: AddNoteInput): Promise<Report> {
  return withReport(deps, subject, input, 'addNote', async (open) => {
    const checked = checkRequiredText('text', input.text, NOTE);
    assertAllowed(checked);
    const { manager, report, at } = open;
    const { role: byRole, agencyCode: byAgencyCode } = officerOf(open);
    await insertNote(manager, { id: deps.newId(), reportId: report.id, text: checked.text, byRole, byAgencyCode, writtenAt: at });
    return { events: [{ type: 'NoteAdded', agencyCode: byAgencyCode }] };
  });
}
