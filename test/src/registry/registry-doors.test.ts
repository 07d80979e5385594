import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@lapor/schema/calendar/day';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { GraphClient } from '../environment/graph-client.js';
import type { Username } from '../environment/open-system.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { fingerprint } from '../faults/unchanged.js';

const ACT = { legalRef: 'Peraturan Wali Kota Metro 3/2026' };
const TODAY = latestDateInIndonesia(new Date());
const SOON = addDays(TODAY, 40);
const CLIENT = 'D-18.72:kota-cerdas';
const CONTACT = 'pengaduan@metrokota.go.id';
const PURPOSE = 'Aplikasi Metro Kota Cerdas meneruskan laporan warga';
const GRANT = { purpose: PURPOSE, contact: CONTACT, scopes: ['REPORTS_FILE'], perMinute: 60, perDay: 5_000 };

/** Every command on time and clients, with an input that is right. */
const COMMANDS = {
  declareHoliday: ['DeclareHolidayInput', { ...ACT, date: SOON, name: 'Libur', kind: 'REGIONAL', regionCode: '18.72' }],
  revokeHoliday: ['RevokeHolidayInput', { ...ACT, date: SOON, regionCode: '18.72' }],
  moveHoliday: ['MoveHolidayInput', { ...ACT, from: SOON, to: addDays(SOON, 1), regionCode: '18.72' }],
  setWorkingHours: [
    'SetWorkingHoursInput',
    { ...ACT, agencyCode: 'D-18.72', days: ['MONDAY'], opens: '08:00', closes: '12:00', validFrom: SOON },
  ],
  enactPolicy: ['EnactPolicyInput', { ...ACT, key: 'SMS_PER_DAY', amount: 9, unit: 'REQUEST', validFrom: SOON }],
  endPolicy: ['EndPolicyInput', { ...ACT, id: 'VERIFY@2020-10-27', validTo: SOON }],
  registerApiClient: ['RegisterApiClientInput', { ...ACT, ...GRANT, ownerCode: 'D-18.72', name: 'lain', validFrom: TODAY }],
  changeApiClient: ['ChangeApiClientInput', { ...ACT, ...GRANT, id: CLIENT, perDay: 1 }],
  suspendApiClient: ['SuspendApiClientInput', { id: CLIENT, reason: 'SECURITY' }],
  resumeApiClient: ['ResumeApiClientInput', { id: CLIENT }],
} as const;
type Command = keyof typeof COMMANDS;
const NATIONAL_ONLY: readonly Command[] = ['enactPolicy', 'endPolicy'];
const NAMES = Object.keys(COMMANDS) as Command[];

function send(client: GraphClient, command: Command, change: object = {}, selection = '__typename') {
  const [type, input] = COMMANDS[command];
  return client.ask(`mutation ($input: ${type}!) { ${command}(input: $input) { ${selection} } }`, { input: { ...input, ...change } });
}

describe('the doors of the registry', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
    const answer = await send(await system.as('admin-metro'), 'registerApiClient', { name: 'kota-cerdas' }, 'id effective');
    expect(answer.data).toEqual({ registerApiClient: { id: CLIENT, effective: true } });
  });
  afterAll(() => system?.stop());

  it.each(NAMES)('%s is shut to strangers, and nothing is written', async (command) => {
    const before = await fingerprint(system, 'agencies');
    const strangers: Username[] = ['warga', 'petugas-metro', 'pimpinan-metro', 'pengembang-metro', 'admin-bogor', 'pengawas-ombudsman'];
    if (NATIONAL_ONLY.includes(command)) strangers.push('admin-metro');
    for (const username of strangers) {
      expect([username, (await send(await system.as(username), command)).codes]).toEqual([username, ['FORBIDDEN']]);
    }
    expect((await send(system.anyone, command)).codes).toEqual(['UNAUTHENTICATED']);
    expect(await fingerprint(system, 'agencies')).toEqual(before);
  });

  it('is open to a region’s administrator for its own days alone', async () => {
    const admin = await system.as('admin-metro');
    expect((await send(admin, 'declareHoliday', { regionCode: '18.71' })).codes).toEqual(['FORBIDDEN']);
    expect((await send(admin, 'declareHoliday', { regionCode: null, kind: 'NATIONAL' })).codes).toEqual(['FORBIDDEN']);
    expect((await send(admin, 'declareHoliday')).codes).toEqual([]);
    expect((await send(admin, 'declareHoliday')).codes).toEqual(['HOLIDAY_DECLARED']);
  });

  it.each<[Command, string, object, string]>([
    ['declareHoliday', 'a day that is over', { date: addDays(TODAY, -3) }, 'INPUT_INVALID'],
    ['declareHoliday', 'a day that is none', { date: '2026-02-30\0', idempotencyKey: 'kunci-01' }, 'INPUT_INVALID'],
    ['declareHoliday', 'an unknown region', { regionCode: '99' }, 'REGION_UNKNOWN'],
    ['declareHoliday', 'a national day of a region', { kind: 'NATIONAL' }, 'INPUT_INVALID'],
    ['revokeHoliday', 'a day that is not off', { date: addDays(SOON, 9) }, 'HOLIDAY_UNKNOWN'],
    ['moveHoliday', 'a day that is not off', { from: addDays(SOON, 9) }, 'HOLIDAY_UNKNOWN'],
    ['moveHoliday', 'to a day that is over', { from: SOON, to: addDays(TODAY, -3) }, 'INPUT_INVALID'],
    ['setWorkingHours', 'an unknown agency', { agencyCode: 'D-99.99' }, 'AGENCY_UNKNOWN'],
    ['setWorkingHours', 'no day', { days: [] }, 'INPUT_INVALID'],
    ['setWorkingHours', 'an hour that is none', { closes: '25:00' }, 'INPUT_INVALID'],
    ['enactPolicy', 'an unknown key', { key: 'VERIFYING\0', idempotencyKey: 'kunci-02' }, 'INPUT_INVALID'],
    ['enactPolicy', 'the past', { validFrom: addDays(TODAY, -3) }, 'INPUT_INVALID'],
    ['endPolicy', 'an unknown limit', { id: "VERIFY'; drop table holiday\0", idempotencyKey: 'kunci-03' }, 'POLICY_UNKNOWN'],
    ['endPolicy', 'the past', { validTo: addDays(TODAY, -3) }, 'INPUT_INVALID'],
    ['registerApiClient', 'a name that is none', { name: 'Kota Cerdas' }, 'INPUT_INVALID'],
    ['registerApiClient', 'a private address', { contact: 'budi@example.com' }, 'INPUT_INVALID'],
    ['registerApiClient', 'a name that was given', { name: 'kota-cerdas' }, 'API_CLIENT_TAKEN'],
    ['changeApiClient', 'no scope', { scopes: [] }, 'INPUT_INVALID'],
    ['changeApiClient', 'an unknown client', { id: 'D-18.72:tidak-ada' }, 'API_CLIENT_UNKNOWN'],
    ['suspendApiClient', 'an id that is none', { id: 'x\0', idempotencyKey: 'kunci-04' }, 'API_CLIENT_UNKNOWN'],
    ['resumeApiClient', 'a client that may act', {}, 'ALREADY_DONE'],
  ])('%s refuses %s, and nothing is written', async (command, _what, change, code) => {
    const before = await fingerprint(system, 'agencies');
    expect((await send(await system.as('admin-nasional'), command, change)).codes).toEqual([code]);
    expect(await fingerprint(system, 'agencies')).toEqual(before);
  });

  it('lets only the national administrators grant the reading of identities', async () => {
    const change = { name: 'identitas', scopes: ['REPORTS_IDENTITY'] };
    expect((await send(await system.as('admin-metro'), 'registerApiClient', change)).codes).toEqual(['FORBIDDEN']);
    expect((await send(await system.as('admin-nasional'), 'registerApiClient', change)).codes).toEqual([]);
  });

  it('shows a client to its administrators and developers, and tells strangers nothing, not even whether it exists', async () => {
    const ONE = 'query ($id: ID!) { apiClient(id: $id) { id contact purpose } }';
    const LIST = '{ apiClients(ownerCode: "D-18.72") { nodes { id contact scopes effective } } }';
    for (const username of ['admin-metro', 'pengembang-metro', 'admin-nasional'] as const) {
      const client = await system.as(username);
      expect(await client.get(ONE, { id: CLIENT })).toEqual({ apiClient: { id: CLIENT, contact: CONTACT, purpose: PURPOSE } });
      expect(await client.get(ONE, { id: 'D-18.72:tidak-ada' })).toEqual({ apiClient: null });
      const { apiClients } = await client.get<{ apiClients: { nodes: { id: string }[] } }>(LIST);
      expect(apiClients.nodes.map(({ id }) => id)).toEqual(['D-18.72:identitas', CLIENT]);
    }
    for (const username of ['warga', 'petugas-metro', 'pimpinan-metro', 'admin-bogor', 'pengawas-ombudsman'] as const) {
      const client = await system.as(username);
      const answers = [await client.ask(ONE, { id: CLIENT }), await client.ask(ONE, { id: 'D-18.72:tidak-ada' }), await client.ask(LIST)];
      for (const { codes, text } of answers) {
        expect([username, codes]).toEqual([username, ['FORBIDDEN']]);
        expect(text).not.toMatch(/metrokota|Cerdas|REPORTS_FILE/);
      }
      const suspensions = [CLIENT, 'D-18.72:tidak-ada'].map((id) => send(client, 'suspendApiClient', { id }));
      const [known, unknown] = (await Promise.all(suspensions)).map(({ errors }) => errors);
      expect(known).toEqual(unknown);
    }
    for (const query of [LIST, '{ apiClients { nodes { id } } }'])
      expect((await system.anyone.ask(query)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await (await system.as('admin-metro')).ask('{ apiClients { nodes { id } } }')).codes).toEqual(['FORBIDDEN']);
  });

  it('takes everything from a suspended client at once, and lets the agency not undo what the nation did', async () => {
    const [metro, national] = [await system.as('admin-metro'), await system.as('admin-nasional')];
    const suspended = await send(national, 'suspendApiClient', {}, 'effective suspendedFor suspendedBy');
    expect(suspended.data).toEqual({ suspendApiClient: { effective: false, suspendedFor: 'SECURITY', suspendedBy: 'NATIONAL_ADMIN' } });
    expect((await send(metro, 'resumeApiClient')).codes).toEqual(['FORBIDDEN']);
    expect((await send(national, 'resumeApiClient', {}, 'effective')).data).toEqual({ resumeApiClient: { effective: true } });
  });

  it('keeps a client’s history in the log, and its contact out of the log and of every line', async () => {
    const events = await system.rows<{ type: string; payload: object }>(
      'agencies',
      `select type, payload from event_log where aggregate_type = 'apiClient' and aggregate_id = $1 order by sequence`,
      [CLIENT],
    );
    expect(events.map(({ type }) => type)).toEqual(['ApiClientRegistered', 'ApiClientSuspended', 'ApiClientResumed']);
    expect(JSON.stringify(events)).not.toContain('metrokota');
    expect(system.lines.join('\n')).not.toContain('metrokota');
  });
});
