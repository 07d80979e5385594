import { isEventVisible } from '@lapor/reports/domain/visibility/event-audience';
import { type Sight, shows, sightFor } from '@lapor/reports/domain/visibility/visibility';
import type { Subject } from '@lapor/schema/identity';
import type { LoggedEvent, ReportState, Truth } from './report-states.js';
import type { Stream } from './streams.js';

/** How an event may come: with its report, or as the last word of one that is out of sight. */
export type Form = 'whole' | 'retracted';

/** What a follower has a right to of one event. */
export interface Due {
  readonly event: LoggedEvent;
  /** In each state that the report had from the event on, in which form it is given; undefined: not at all. */
  readonly forms: readonly { readonly state: ReportState; readonly form: Form | undefined; readonly namesReporter: boolean }[];
  /** It has to come, whenever it was handed out. */
  readonly isOwed: boolean;
}

/**
 * What a follower has a right to, in order. The right is the one of the moment at which an event is handed out (domain.md
 * 4.2), and that moment is any from the event on: it is owed if every state of its report since then shows it, and may
 * come if one does.
 */
export function duesOf(truth: Truth, subject: Subject, stream: Stream): readonly Due[] {
  const sights = new Map<ReportState, Sight>();
  const sightIn = (state: ReportState) => {
    const known = sights.get(state) ?? sightFor(subject, state.facts);
    sights.set(state, known);
    return known;
  };
  const formIn = (event: LoggedEvent, state: ReportState): Form | undefined => {
    const { view, audiences } = sightIn(state);
    if (!shows(view)) return event.type === 'ReportRetracted' ? 'retracted' : undefined;
    return stream.kind === 'escalation' || isEventVisible(event.type, audiences) ? 'whole' : undefined;
  };
  const belongs = belongsTo(stream, truth);
  return truth.events.filter(belongs).map((event) => {
    const states = truth.states.get(event.reportId) ?? [];
    const first = states.findLastIndex(({ txid }) => txid <= event.txid);
    const forms = states.slice(first).map((state) => ({
      state,
      form: formIn(event, state),
      namesReporter: sightIn(state).view.has('reporterIdentity') && !state.facts.anonymous,
    }));
    return { event, forms, isOwed: forms.length > 0 && forms.every(({ form }) => form !== undefined) };
  });
}

function belongsTo({ kind, of, role }: Stream, { pathOf }: Truth): (event: LoggedEvent) => boolean {
  if (kind !== 'subtree') {
    const topic = kind === 'escalation' ? `escalation:${role}:${of}` : `${kind}:${of}`;
    return ({ topics }) => topics.includes(topic);
  }
  return ({ topics }) => topics.some((topic) => topic.startsWith('desk:') && pathOf(topic.slice('desk:'.length)).includes(of));
}
