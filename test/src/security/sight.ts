import { CONTENT, FOLLOW_UP, NOTE, PLACE, PUBLISHED, TITLE } from '../environment/journey.js';

/** Every field of a report that some viewer may not see, and some that all may. */
export const SIGHT = `{
  id trackingId state anonymous confidential published publishedTitle publishedContent version
  title content eventDate place
  reporter { id displayName }
  dispositions { note to { code name } }
  followUps { text }
}`;
export const EVENT_SIGHT = `{ id cursor type actorKind actorRole agency { code } report ${SIGHT} disposition { note } followUp { text } }`;

export interface Sight {
  readonly id: string;
  readonly trackingId: string;
  readonly reporter: { readonly id: string; readonly displayName: string | null } | null;
  readonly [field: string]: unknown;
}
export interface EventSight {
  readonly id: string;
  readonly type: string;
  readonly report: Sight | null;
  readonly disposition: { readonly note: string | null } | null;
  readonly followUp: object | null;
}

/** Which parts of a report somebody sees. Throws when a part is seen by halves: fields that belong together go together. */
export function partsOf(report: Sight | null | undefined): string {
  if (!report) return '';
  const { title, content, eventDate, place, dispositions, followUps } = report;
  const original = JSON.stringify({
    title,
    content,
    eventDate,
    place,
    notes: (dispositions as { note: string | null }[]).map(({ note }) => note),
    followUps,
  });
  if (report.publishedTitle === null && report.publishedContent === null) {
    if (title !== null || content !== null || report.reporter)
      throw new Error('more than an outline is seen, and less than the public part');
    return 'outline';
  }
  if (report.publishedTitle !== TITLE || report.publishedContent !== PUBLISHED)
    throw new Error('the public part is not what was published');
  const all = JSON.stringify({
    title: TITLE,
    content: CONTENT,
    eventDate: '2026-05-04',
    place: PLACE,
    notes: [NOTE],
    followUps: [{ text: FOLLOW_UP }],
  });
  const nothing = JSON.stringify({ title: null, content: null, eventDate: null, place: null, notes: [null], followUps: [] });
  if (original !== all && original !== nothing) throw new Error(`the original part is seen by halves: ${original}`);
  return ['public', original === all ? 'original' : '', report.reporter ? 'identity' : ''].filter(Boolean).join(' ');
}
