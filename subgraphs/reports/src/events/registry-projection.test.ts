import { describe, expect, it } from '@jest/globals';
import type { LoggedEvent } from '@lapor/schema/events';
import { toRegistryPage } from './registry-projection.js';

function event(type: string, payload: Record<string, unknown>): LoggedEvent {
  return {
    cursor: 'c',
    id: 'e',
    aggregateType: 'x',
    aggregateId: 'x',
    sequence: 1,
    type,
    occurredAt: '',
    actor: { kind: 'SYSTEM' },
    payload,
  };
}

const POLICY = {
  id: 'VERIFY@2020-10-27',
  key: 'VERIFY',
  reportClass: null,
  amount: 3,
  unit: 'WORKING_DAY',
  pauses: 'NEVER',
  collectiveLeaveStops: true,
  legalRef: 'x',
  validFrom: '2020-10-27',
  validTo: null,
};

const NOTICE = { ...POLICY, id: 'NOTICE_BEFORE@2020-10-27', key: 'NOTICE_BEFORE', unit: 'PERCENT', amount: 66, roles: ['LIAISON_OFFICER'] };

const OVERSIGHT = {
  id: 'L-ORI:EXTERNAL_OVERSEER',
  overseerCode: 'L-ORI',
  role: 'EXTERNAL_OVERSEER',
  scope: 'EVERY_AGENCY',
  validFrom: null,
  validTo: null,
};

const ANSWER_POLICY = {
  id: 'SUPERVISION@2020-10-27',
  reportClass: null,
  categoryId: null,
  supervisionOnly: true,
  evidence: true,
  approval: 'AGENCY_LEADER',
  legalRef: 'x',
  validFrom: '2020-10-27',
  validTo: null,
};

const HOURS = {
  id: 'A@2026-01-01',
  agencyCode: 'A',
  workdays: [1, 2, 3, 4, 5, 6],
  opensAt: 480,
  closesAt: 840,
  validFrom: '2026-01-01',
};

const API_CLIENT = {
  id: 'A:kota',
  ownerCode: 'A',
  scopes: ['reports:read', 'webhooks:manage'],
  validFrom: '2026-01-01',
  validTo: null,
  perMinute: 60,
  perDay: 1_000,
};

describe('a page of the registry’s feed', () => {
  it('gives the latest entry of each key, and passes over what does not concern reports', () => {
    const page = toRegistryPage({
      next: 'c',
      atEnd: true,
      events: [
        event('AgencyRegistered', { code: 'A', name: 'Lama', parentCode: null, active: true, type: 'KOTA' }),
        event('RegionRegistered', { code: '18.72', name: 'Kota Metro' }),
        event('CategoryRegistered', { id: 'jalan', name: 'Jalan', active: false }),
        event('HolidayDeclared', { id: '2026-01-01', date: '2026-01-01', kind: 'NATIONAL', regionCode: null }),
        event('HolidayRevoked', {
          id: '2026-01-02',
          date: '2026-01-02',
          kind: 'NATIONAL',
          regionCode: null,
          provisional: true,
          revokedBy: 'SKB',
        }),
        event('WorkingHoursSet', { ...HOURS, legalRef: 'Perwali' }),
        event('PolicyEnacted', NOTICE),
        event('PolicyEnacted', { ...NOTICE, amount: 50, roles: ['AGENCY_ADMIN', 'ROLE_OF_A_LATER_VERSION'] }),
        event('PolicyEnacted', { ...POLICY, id: 'SMS_PER_DAY@2020-10-27', key: 'SMS_PER_DAY', unit: 'REQUEST' }),
        event('OversightEstablished', { ...OVERSIGHT, legalRef: 'UU 37/2008' }),
        event('OversightEnded', { ...OVERSIGHT, legalRef: 'UU 37/2008', validTo: '2027-01-01' }),
        event('PolicyEnacted', POLICY),
        event('PolicyEnacted', { ...POLICY, amount: 4, collectiveLeaveStops: false }),
        event('AnswerPolicyEnacted', { ...ANSWER_POLICY, evidence: false }),
        event('AnswerPolicyEnacted', ANSWER_POLICY),
        event('AgencyRegistered', {
          code: 'A',
          name: 'Baru',
          parentCode: 'B',
          active: false,
          successorCode: 'C',
          timeZone: 'Asia/Jayapura',
          regionCode: '91',
        }),
        event('ApiClientRegistered', { ...API_CLIENT, purpose: 'x', suspendedFor: null }),
        event('ApiClientSuspended', { ...API_CLIENT, purpose: 'x', suspendedFor: 'MISUSE' }),
        event('SomethingNew', {}),
      ],
    });
    expect(page).toEqual({
      agencies: [
        { code: 'A', name: 'Baru', parentCode: 'B', active: false, successorCode: 'C', timeZone: 'Asia/Jayapura', regionCode: '91' },
      ],
      regions: [{ code: '18.72', name: 'Kota Metro' }],
      categories: [{ id: 'jalan', name: 'Jalan', active: false, nationalPriority: false }],
      policies: [{ ...POLICY, amount: 4, collectiveLeaveStops: false, rollsForward: true }],
      notices: [
        {
          id: NOTICE.id,
          step: NOTICE.key,
          reportClass: null,
          percent: 50,
          roles: ['AGENCY_ADMIN'],
          validFrom: NOTICE.validFrom,
          validTo: null,
        },
      ],
      answerPolicies: [ANSWER_POLICY],
      oversights: [{ ...OVERSIGHT, validTo: '2027-01-01' }],
      quotas: [
        {
          id: 'SMS_PER_DAY@2020-10-27',
          channel: 'SMS',
          span: 'PER_DAY',
          reportClass: null,
          amount: 3,
          validFrom: '2020-10-27',
          validTo: null,
        },
      ],
      apiClients: [{ ...API_CLIENT, suspended: true }],
      holidays: [
        { id: '2026-01-01', date: '2026-01-01', kind: 'NATIONAL', regionCode: null, provisional: false, revoked: false },
        { id: '2026-01-02', date: '2026-01-02', kind: 'NATIONAL', regionCode: null, provisional: true, revoked: true },
      ],
      hours: [HOURS],
    });
  });

  it('stops at a broken entry instead of skipping it', () => {
    expect(() => toRegistryPage({ next: 'c', atEnd: true, events: [event('AgencyRegistered', { name: 'x' })] })).toThrow('has no code');
    for (const broken of [{ approval: 'KEPALA' }, { evidence: 'ya' }, { supervisionOnly: null }]) {
      const page = { next: 'c', atEnd: true, events: [event('AnswerPolicyEnacted', { ...ANSWER_POLICY, ...broken })] };
      expect(() => toRegistryPage(page)).toThrow(`has no valid ${Object.keys(broken)[0]}`);
    }
    for (const broken of [{ role: 'RAJA' }, { scope: null }]) {
      const page = { next: 'c', atEnd: true, events: [event('OversightEstablished', { ...OVERSIGHT, ...broken })] };
      expect(() => toRegistryPage(page)).toThrow(`has no valid ${Object.keys(broken)[0]}`);
    }
    for (const broken of [{ amount: 0 }, { key: 'FAX_PER_DAY' }, { key: 'SMS_PER_YEAR' }]) {
      const entry = { ...POLICY, key: 'SMS_PER_DAY', unit: 'REQUEST', ...broken };
      expect(() => toRegistryPage({ next: 'c', atEnd: true, events: [event('PolicyEnacted', entry)] })).toThrow(
        `has no valid ${Object.keys(broken)[0]}`,
      );
    }
    for (const broken of [{ amount: 0 }, { roles: null }, { key: 'NOTICE_SOMETIMES' }]) {
      const page = { next: 'c', atEnd: true, events: [event('PolicyEnacted', { ...NOTICE, ...broken })] };
      expect(() => toRegistryPage(page)).toThrow(`has no valid ${Object.keys(broken)[0]}`);
    }
    for (const workdays of [[], [7], ['1'], null]) {
      const page = { next: 'c', atEnd: true, events: [event('WorkingHoursSet', { ...HOURS, workdays })] };
      expect(() => toRegistryPage(page)).toThrow('has no valid workdays');
    }
  });
});
