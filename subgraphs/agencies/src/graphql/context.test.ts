import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import { type Services, toAgenciesContext } from './context.js';

describe('the day that the registry’s rules are read by', () => {
  it.each([
    ['2026-11-24T14:59:59Z', '2026-11-24'],
    ['2026-11-24T15:00:00Z', '2026-11-25'],
    ['2026-11-24T17:00:00Z', '2026-11-25'],
  ])('is at %s the day on which a rule may begin: %s', (now, day) => {
    const services = { now: () => new Date(now), database: { manager: {} } } as unknown as Services;
    const base = { subject: ANONYMOUS, requestId: 'r' } as unknown as Parameters<typeof toAgenciesContext>[0];
    expect(toAgenciesContext(base, services).today()).toBe(day);
  });
});
