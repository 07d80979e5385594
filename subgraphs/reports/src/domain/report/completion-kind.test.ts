import { describe, expect, it } from '@jest/globals';
import { COMPLETION_KINDS, CONFIRMATION_WAYS, completionLabel, confirmationLabel } from './completion-kind.js';

describe('a completion', () => {
  it.each(COMPLETION_KINDS)('of kind %s has a label of its own', (kind) => {
    expect(COMPLETION_KINDS.filter((other) => completionLabel(other) === completionLabel(kind))).toEqual([kind]);
  });

  it.each(CONFIRMATION_WAYS)('confirmed by %s has a label of its own', (way) => {
    expect(CONFIRMATION_WAYS.filter((other) => confirmationLabel(other) === confirmationLabel(way))).toEqual([way]);
  });
});
