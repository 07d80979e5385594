import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@lapor/schema/calendar/day';
import { askRule, DECREE, RULE_COMMANDS, type RuleCommand, TODAY, TOMORROW } from '../environment/decrees.js';
import type { OpenSystem, Username } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { fingerprint } from '../faults/unchanged.js';

const YESTERDAY = addDays(TODAY, -1);
const OVERSIGHT = 'L-ORI:EXTERNAL_OVERSEER';
const ANSWERS = 'SUPERVISION@2020-10-27';
const IN_FORCE = 'kependudukan.paspor:*:K-IMIPAS@2020-10-27';

/** Every command on a rule, with an input that is right. */
const VALID: Readonly<Record<RuleCommand, Record<string, unknown>>> = {
  enactJurisdiction: { categoryId: 'lainnya', role: 'NATIONAL_BODY', agencyCode: 'K-SOS', weight: 50, validFrom: TOMORROW },
  endJurisdiction: { id: IN_FORCE, validTo: TOMORROW },
  registerCategory: { ...DECREE, id: 'sosial.panti', name: 'Panti sosial', parentId: 'sosial' },
  changeCategory: { ...DECREE, id: 'sosial.lansia', nationalPriority: true },
  retireCategory: { ...DECREE, id: 'sosial.lansia' },
  reopenCategory: { ...DECREE, id: 'sosial.lansia' },
  establishOversight: { overseerCode: 'K-SOS', role: 'EXTERNAL_OVERSEER', scope: 'EVERY_AGENCY', validFrom: TOMORROW },
  endOversight: { id: OVERSIGHT, validTo: TOMORROW },
  enactAnswerPolicy: { categoryId: 'lainnya', evidence: true, validFrom: TOMORROW },
  endAnswerPolicy: { id: ANSWERS, validTo: TOMORROW },
};
const STRANGERS: readonly Username[] = [
  'warga',
  'petugas-metro',
  'pimpinan-metro',
  'admin-metro',
  'pengawas-ombudsman',
  'pengembang-metro',
];

describe('a command on the rules of the registry', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  it.each(RULE_COMMANDS)('%s is for the national administrators alone', async (command) => {
    const before = await fingerprint(system, 'agencies');
    for (const who of STRANGERS)
      expect([who, (await askRule(await system.as(who), command, VALID[command])).codes]).toEqual([who, ['FORBIDDEN']]);
    expect((await askRule(system.anyone, command, VALID[command])).codes).toEqual(['UNAUTHENTICATED']);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it.each<[RuleCommand, Record<string, unknown>, string, object]>([
    ['enactJurisdiction', { categoryId: 'tidak-ada' }, 'CATEGORY_UNKNOWN', { field: 'categoryId' }],
    [
      'enactJurisdiction',
      { categoryId: "x'; drop table category\0", idempotencyKey: 'kunci-01' },
      'CATEGORY_UNKNOWN',
      { field: 'categoryId' },
    ],
    ['enactJurisdiction', { regionCode: '99.99' }, 'REGION_UNKNOWN', { field: 'regionCode' }],
    ['enactJurisdiction', { regionCode: '18.72.04' }, 'REGION_UNKNOWN', { field: 'regionCode' }],
    ['enactJurisdiction', { agencyCode: 'K-TIDAK.ADA' }, 'AGENCY_UNKNOWN', { field: 'agencyCode' }],
    ['enactJurisdiction', { agencyCode: 'D-18.72' }, 'INPUT_INVALID', { fields: [{ field: 'agencyCode' }] }],
    [
      'enactJurisdiction',
      { agencyCode: null, weight: 0, legalRef: 'x', validFrom: YESTERDAY },
      'INPUT_INVALID',
      {
        fields: [{ field: 'agencyCode' }, { field: 'weight' }, { field: 'legalRef' }, { field: 'validFrom' }],
      },
    ],
    [
      'enactJurisdiction',
      { categoryId: 'kependudukan.paspor' },
      'VALIDITY_OVERLAP',
      { other: { id: IN_FORCE, validFrom: '2020-10-27', validTo: null } },
    ],
    ['endJurisdiction', { id: 'lainnya:*:K-SOS@2020-10-27' }, 'RULE_UNKNOWN', {}],
    ['endJurisdiction', { id: 'lainnya\0', idempotencyKey: 'kunci-02' }, 'RULE_UNKNOWN', {}],
    ['endJurisdiction', { validTo: YESTERDAY }, 'INPUT_INVALID', { fields: [{ field: 'validTo' }] }],
    ['registerCategory', { id: 'sosial\0', idempotencyKey: 'kunci-03' }, 'INPUT_INVALID', { fields: [{ field: 'id' }] }],
    ['registerCategory', { id: 'sosial.lansia' }, 'CATEGORY_TAKEN', {}],
    ['registerCategory', { parentId: 'sosial.panti' }, 'CATEGORY_CYCLE', { field: 'parentId' }],
    ['registerCategory', { id: 'tidak-ada.panti', parentId: 'tidak-ada' }, 'CATEGORY_UNKNOWN', { field: 'parentId' }],
    ['registerCategory', { effectiveOn: TOMORROW }, 'INPUT_INVALID', { fields: [{ field: 'effectiveOn' }] }],
    ['changeCategory', { id: 'tidak-ada' }, 'CATEGORY_UNKNOWN', { field: 'id' }],
    ['changeCategory', { id: 'x\0', idempotencyKey: 'kunci-04' }, 'CATEGORY_UNKNOWN', { field: 'id' }],
    ['changeCategory', { nationalPriority: null }, 'INPUT_INVALID', { fields: [{ field: 'name' }] }],
    ['retireCategory', { id: 'lainnya\0', idempotencyKey: 'kunci-05' }, 'CATEGORY_UNKNOWN', { field: 'id' }],
    ['retireCategory', { id: 'kependudukan' }, 'CATEGORY_HAS_CHILDREN', { parts: expect.arrayContaining(['kependudukan.paspor']) }],
    ['retireCategory', { successorId: 'sosial.lansia' }, 'CATEGORY_CYCLE', { field: 'successorId' }],
    ['retireCategory', { successorId: 'tidak-ada\0' }, 'CATEGORY_UNKNOWN', { field: 'successorId' }],
    ['reopenCategory', {}, 'CATEGORY_ALREADY_ACTIVE', {}],
    ['reopenCategory', { id: 'tidak-ada' }, 'CATEGORY_UNKNOWN', { field: 'id' }],
    ['reopenCategory', { id: 'x\0', idempotencyKey: 'kunci-10' }, 'CATEGORY_UNKNOWN', { field: 'id' }],
    ['reopenCategory', { effectiveOn: TOMORROW }, 'INPUT_INVALID', { fields: [{ field: 'effectiveOn' }] }],
    ['establishOversight', { overseerCode: 'K-TIDAK.ADA' }, 'AGENCY_UNKNOWN', { field: 'overseerCode' }],
    ['establishOversight', { overseerCode: 'x\0', idempotencyKey: 'kunci-06' }, 'AGENCY_UNKNOWN', { field: 'overseerCode' }],
    ['establishOversight', { overseerCode: 'L-ORI' }, 'VALIDITY_OVERLAP', { other: { id: OVERSIGHT, validFrom: null, validTo: null } }],
    ['establishOversight', { validFrom: YESTERDAY }, 'INPUT_INVALID', { fields: [{ field: 'validFrom' }] }],
    ['endOversight', { id: 'L-ORI:MANAGER' }, 'RULE_UNKNOWN', {}],
    ['endOversight', { validTo: YESTERDAY }, 'INPUT_INVALID', { fields: [{ field: 'validTo' }] }],
    ['enactAnswerPolicy', { categoryId: 'tidak-ada' }, 'CATEGORY_UNKNOWN', { field: 'categoryId' }],
    ['enactAnswerPolicy', { categoryId: 'x\0', idempotencyKey: 'kunci-07' }, 'CATEGORY_UNKNOWN', { field: 'categoryId' }],
    [
      'enactAnswerPolicy',
      { reportClass: 'x\0', evidence: false },
      'INPUT_INVALID',
      { fields: [{ field: 'reportClass' }, { field: 'evidence' }] },
    ],
    ['enactAnswerPolicy', { validFrom: YESTERDAY }, 'INPUT_INVALID', { fields: [{ field: 'validFrom' }] }],
    [
      'enactAnswerPolicy',
      { categoryId: null, supervisionOnly: true },
      'VALIDITY_OVERLAP',
      { other: { id: ANSWERS, validFrom: '2020-10-27', validTo: null } },
    ],
    ['endAnswerPolicy', { id: 'ALL@2020-10-27' }, 'RULE_UNKNOWN', {}],
    ['endAnswerPolicy', { id: 'ALL\0', idempotencyKey: 'kunci-08' }, 'RULE_UNKNOWN', {}],
    ['endAnswerPolicy', { validTo: YESTERDAY }, 'INPUT_INVALID', { fields: [{ field: 'validTo' }] }],
  ])('%s %j is refused with %s, and nothing at all is written', async (command, change, code, details) => {
    const before = await fingerprint(system, 'agencies');
    const { errors } = await askRule(await system.as('admin-nasional'), command, { ...VALID[command], ...change });
    expect(errors).toMatchObject([{ extensions: { code, ...details } }]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it('is done once, however often it is sent, and its key is no other’s', async () => {
    const admin = await system.as('admin-nasional');
    const input = { ...VALID.enactJurisdiction, idempotencyKey: 'kunci-aturan-1' };
    const id = `lainnya:*:K-SOS@${TOMORROW}`;
    for (let sent = 0; sent < 2; sent += 1) expect((await askRule(admin, 'enactJurisdiction', input)).data).toEqual({ rule: { id } });
    expect((await askRule(admin, 'enactJurisdiction', { ...input, weight: 51 })).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const events = await system.rows('agencies', 'select type from event_log where aggregate_id = $1', [id]);
    expect(events).toEqual([{ type: 'JurisdictionEnacted' }]);
  });
});
