import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenSystem, Username } from '../environment/open-system.js';
import { askRegistry, office, REGISTRY_COMMANDS, type RegistryCommand } from '../environment/registry.js';
import { sharedSystem } from '../environment/shared-system.js';
import { fingerprint } from '../faults/unchanged.js';

describe('a change of the registry', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const VALID: Readonly<Record<RegistryCommand, Record<string, unknown>>> = {
    registerAgency: office(),
    renameAgency: { code: 'D-18.72-DLH', name: 'Direbut' },
    moveAgency: { code: 'D-18.72-DLH', parentCode: 'D-18.72-PUPR' },
    changeAgency: { code: 'D-18.72-DLH', connectionModel: 'SEMI' },
    closeAgency: { code: 'D-18.72-DLH', successorCode: 'D-18.72' },
    mergeAgency: { code: 'D-18.72-DLH', intoCode: 'D-18.72-PUPR' },
    splitAgency: { code: 'D-18.72-DLH', into: [office()], heirCode: 'D-18.72' },
    reopenAgency: { code: 'D-18.72-DLH' },
    setExternalCode: { agencyCode: 'D-18.72-DLH', scheme: 'SATKER', code: '1' },
  };
  const STRANGERS: readonly Username[] = [
    'warga',
    'petugas-metro',
    'pimpinan-metro',
    'admin-bogor',
    'pengawas-ombudsman',
    'pengembang-metro',
  ];

  it.each(Object.keys(REGISTRY_COMMANDS) as RegistryCommand[])('is closed to strangers: %s', async (command) => {
    const before = await fingerprint(system, 'agencies');
    for (const who of STRANGERS) {
      const { codes } = await askRegistry(await system.as(who), command, VALID[command]);
      expect([who, codes]).toEqual([who, ['FORBIDDEN']]);
    }
    expect((await askRegistry(system.anyone, command, VALID[command])).codes).toEqual(['UNAUTHENTICATED']);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it.each([
    ['moveAgency', { code: 'D-18.72', parentCode: 'P-18' }],
    ['closeAgency', { code: 'D-18.72', successorCode: 'P-18' }],
    ['mergeAgency', { code: 'D-18.72', intoCode: 'D-18.71' }],
    ['mergeAgency', { code: 'D-18.72-DLH', intoCode: 'D-18.71' }],
    ['reopenAgency', { code: 'D-18.72' }],
  ] as const)('does not let an agency decide its own place or another’s: %s %j', async (command, input) => {
    expect((await askRegistry(await system.as('admin-metro'), command, input)).codes).toEqual(['FORBIDDEN']);
  });

  it.each([
    ['moveAgency', { code: 'D-18.72-DLH', parentCode: 'D-99.99' }, 'AGENCY_UNKNOWN'],
    ['moveAgency', { code: 'D-18.72-DLH', parentCode: 'D-18.72-DLH' }, 'AGENCY_CYCLE'],
    ['moveAgency', { code: 'K-PANRB-SP4N', parentCode: null }, 'AGENCY_NOT_CLOSABLE'],
    ['changeAgency', { code: 'D-18.72-DLH' }, 'INPUT_INVALID'],
    ['changeAgency', { code: 'D-18.72-DLH', regionCode: '99.99' }, 'REGION_UNKNOWN'],
    ['changeAgency', { code: 'D-18.72-DLH', timeZone: 'Mars' }, 'INPUT_INVALID'],
    ['changeAgency', { code: 'D-18.72-DLH', connectionModel: 'SEMI', legalRef: 'x' }, 'INPUT_INVALID'],
    ['closeAgency', { code: 'K-PANRB', successorCode: 'K-DAGRI' }, 'AGENCY_NOT_CLOSABLE'],
    ['closeAgency', { code: 'D-18.72' }, 'AGENCY_HAS_PARTS'],
    ['closeAgency', { code: 'D-18.72', successorCode: 'D-18.72-DLH' }, 'INPUT_INVALID'],
    ['closeAgency', { code: 'D-18.72', successorCode: 'D-99.99' }, 'AGENCY_UNKNOWN'],
    ['closeAgency', { code: "D-18.72' or true", successorCode: null }, 'AGENCY_UNKNOWN'],
    ['mergeAgency', { code: 'D-18.72-DLH', intoCode: 'D-18.72-DLH' }, 'INPUT_INVALID'],
    ['mergeAgency', { code: 'D-18.72-DLH', intoCode: 'D-18.72-PUPR', expectedVersion: 99 }, 'VERSION_CONFLICT'],
    ['mergeAgency', { code: 'D-18.72-DLH', intoCode: 'D-18.72-PUPR', effectiveOn: '2126-01-01' }, 'INPUT_INVALID'],
    ['splitAgency', { code: 'D-18.72-DLH', into: [], heirCode: 'D-18.72-PUPR' }, 'INPUT_INVALID'],
    ['splitAgency', { code: 'D-18.72-DLH', into: [office({ code: 'D-18.72-PUPR' })], heirCode: 'D-18.72-PUPR' }, 'AGENCY_CODE_TAKEN'],
    ['splitAgency', { code: 'D-18.72-DLH', into: [office()], heirCode: 'D-18.72-NIHIL' }, 'AGENCY_UNKNOWN'],
    ['reopenAgency', { code: 'D-18.72-DLH' }, 'AGENCY_ALREADY_ACTIVE'],
    ['setExternalCode', { agencyCode: 'D-18.72', scheme: 'b p s', code: '1' }, 'INPUT_INVALID'],
    ['setExternalCode', { agencyCode: 'D-99.99', scheme: 'BPS', code: '1' }, 'AGENCY_UNKNOWN'],
  ] as const)('refuses %s %j with %s, and nothing at all is written', async (command, input, code) => {
    const before = await fingerprint(system, 'agencies');
    expect((await askRegistry(await system.as('admin-nasional'), command, input)).codes).toEqual([code]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });
});
