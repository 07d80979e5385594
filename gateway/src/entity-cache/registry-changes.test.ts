import { describe, expect, it } from '@jest/globals';
import { type LoggedEvent, REGIONS_LOADED, REGISTRY_EVENTS, type RegistryEventType } from '@lapor/schema/events';
import { registryChanges } from './registry-changes.js';

const event = (type: string, payload: Record<string, unknown> = {}): LoggedEvent => ({
  cursor: 'c',
  id: 'i',
  aggregateType: 't',
  aggregateId: 'a',
  sequence: 1,
  type,
  occurredAt: '2026-01-02T03:04:05.678Z',
  actor: { kind: 'SYSTEM' },
  payload,
});

describe('an event of the registry', () => {
  it('names the entity that has changed, by every key', () => {
    expect(registryChanges(event('AgencyRenamed', { code: 'D-18.72', id: '7', name: 'x' }))).toEqual([
      { type: 'Agency', keys: { code: 'D-18.72', id: '7' } },
    ]);
    expect(registryChanges(event('CategoryRetired', { id: 'jalan' }))).toEqual([{ type: 'Category', keys: { id: 'jalan' } }]);
    expect(registryChanges(event('RegionRegistered', { code: '18.72' }))).toEqual([{ type: 'Region', keys: { code: '18.72' } }]);
  });

  it.each([{}, { code: 'D-18.72' }, { code: 5, id: '7' }])('is about each of its type when it does not tell all keys: %j', (payload) => {
    expect(registryChanges(event('AgencyRenamed', payload))).toEqual([{ type: 'Agency' }]);
  });

  it('is about all regions when a level of them was loaded', () => {
    expect(registryChanges(event(REGIONS_LOADED))).toEqual([{ type: 'Region' }]);
  });

  it.each(Object.keys(REGISTRY_EVENTS) as RegistryEventType[])('is known: %s', (type) => {
    expect(registryChanges(event(type))).not.toBe('anything');
  });

  it.each(['', 'AgencyTeleported', 'constructor', '__proto__'])('that nobody knows is about anything: %s', (type) => {
    expect(registryChanges(event(type))).toBe('anything');
  });
});
