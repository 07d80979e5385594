import { describe, expect, it } from '@jest/globals';
import { REPORT_EVENTS } from '@lapor/schema/events';
import { DELIVERY_OUTCOMES, type DeliveryOutcome, decideDelivery, deliveryEvent, isToldStep, type KnownDelivery } from './delivery.js';

const given = (outcome: DeliveryOutcome, more: Partial<KnownDelivery> = {}): KnownDelivery => ({
  messageId: 'm',
  reportId: 'r',
  step: 'ReportDisposed',
  outcome,
  ...more,
});

describe('what a carrier says became of a message', () => {
  it('is told by one of two events', () => {
    expect(DELIVERY_OUTCOMES.map(deliveryEvent)).toEqual(['NotificationDelivered', 'NotificationFailed', 'NotificationFailed']);
  });

  it.each(DELIVERY_OUTCOMES)('is noted the first time: %s', (outcome) => {
    expect(decideDelivery(null, given(outcome))).toBe('NOTED');
  });

  it('says nothing new a second time, and only better news after bad', () => {
    const answers = DELIVERY_OUTCOMES.flatMap((before) =>
      DELIVERY_OUTCOMES.map((after) => [before, after, decideDelivery(given(before), given(after))]),
    );
    expect(answers.filter(([, , answer]) => answer !== 'REPEATED')).toEqual([
      ['FAILED', 'DELIVERED', 'NOTED'],
      ['EXPIRED', 'DELIVERED', 'NOTED'],
    ]);
  });

  it('is of no message that is known for another report or step, or of a step that reporters are not told of', () => {
    expect(decideDelivery(given('FAILED'), given('DELIVERED', { reportId: 'other' }))).toBe('UNKNOWN');
    expect(decideDelivery(given('FAILED'), given('DELIVERED', { step: 'ReportVerified' }))).toBe('UNKNOWN');
    expect(decideDelivery(null, given('DELIVERED', { step: 'NoteAdded' }))).toBe('UNKNOWN');
    const untold = REPORT_EVENTS.filter((step) => !isToldStep(step));
    expect(untold.toSorted()).toEqual([
      'ArchiveProposed',
      'FinalAnswerRefused',
      'FinalAnswerSubmitted',
      'NoteAdded',
      'NotificationDelivered',
      'NotificationFailed',
    ]);
  });
});
