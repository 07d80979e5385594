import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aKeyword, askKeyword, KEYWORD_ACT, keywordHistory, keywordsOf, registerKeyword, resolve } from '../environment/keywords.js';
import type { Username } from '../environment/open-system.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { fingerprint } from '../faults/unchanged.js';

const METRO = 'D-18.72';
const BARE = 'BOGOR';
const SEEDED = `${BARE}:D-32.71@2020-10-27`;

describe('a keyword of SMS 1708', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());

  it('is understood from its first day until its last, and both ends are told with their acts', async () => {
    const admin = await system.as('admin-metro');
    expect(await resolve(system, 'Lapor Métro jalan rusak')).toEqual([]);
    const id = await registerKeyword(admin, ' lapor  métro ');
    expect(id).toBe('LAPOR METRO:D-18.72@2026-01-02');
    expect(await resolve(system, 'Lapor-Métro: jalan rusak')).toEqual([METRO]);
    const retired = await askKeyword(admin, 'retireKeyword', { id, validTo: '2026-06-01', legalRef: 'SK Wali Kota Metro 13/2026' });
    const shown = { id, words: 'LAPOR METRO', source: 'DECREED', validFrom: '2026-01-02', validTo: '2026-06-01', agency: { code: METRO } };
    expect(retired.data?.keyword).toEqual(shown);
    expect(await resolve(system, 'Lapor Métro jalan rusak')).toEqual([]);
    expect(await keywordsOf(system, METRO)).toContainEqual(shown);
    const { agency: _agency, ...entry } = shown;
    const actor = { kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: METRO };
    const registered = { ...entry, validTo: null, agencyCode: METRO, decree: { legalRef: KEYWORD_ACT, effectiveOn: '2026-01-02' } };
    const ended = { ...entry, agencyCode: METRO, decree: { legalRef: 'SK Wali Kota Metro 13/2026', effectiveOn: '2026-06-01' } };
    expect(await keywordHistory(system, id)).toEqual([
      { type: 'KeywordRegistered', actor, payload: registered },
      { type: 'KeywordRetired', actor, payload: ended },
    ]);
  });

  it('that has not begun is not understood, and is taken back by its own first day', async () => {
    const admin = await system.as('admin-nasional');
    const id = await registerKeyword(admin, 'metro masa depan', { validFrom: '2126-01-01' });
    expect(await resolve(system, 'metro masa depan cerah')).toEqual([METRO]);
    expect((await system.anyone.ask('{ resolveKeyword(text: "metro masa depan cerah") { keyword } }')).data).toEqual({
      resolveKeyword: { keyword: 'METRO' },
    });
    const back = await askKeyword(admin, 'retireKeyword', { id, validTo: '2126-01-01', legalRef: KEYWORD_ACT });
    expect(back.data?.keyword).toMatchObject({ id, validTo: '2126-01-01' });
    expect(await registerKeyword(admin, 'metro masa depan', { validFrom: '2126-01-01' })).toBe(id);
    expect(await keywordHistory(system, id)).toHaveLength(3);
  });

  it('belongs to one agency at a time, and the refusal says to whom and when', async () => {
    const [metro, bogor] = [await system.as('admin-metro'), await system.as('admin-bogor')];
    const id = await registerKeyword(metro, 'taman metro kota', { validTo: '2126-01-01' });
    const taken = await askKeyword(bogor, 'registerKeyword', aKeyword('Taman-Metro, Kota', { agencyCode: 'D-32.71' }));
    const other = { agencyCode: METRO, validFrom: '2026-01-02', validTo: '2126-01-01' };
    expect(taken.errors).toMatchObject([{ extensions: { code: 'KEYWORD_TAKEN', other } }]);
    const twice = await askKeyword(metro, 'registerKeyword', aKeyword('taman metro kota', { validFrom: '2026-02-01' }));
    expect(twice.errors).toMatchObject([
      { extensions: { code: 'VALIDITY_OVERLAP', other: { id, validFrom: '2026-01-02', validTo: '2126-01-01' } } },
    ]);
    const later = await askKeyword(
      bogor,
      'registerKeyword',
      aKeyword('taman metro kota', { agencyCode: 'D-32.71', validFrom: '2126-01-01' }),
    );
    expect(later.codes).toEqual([]);
  });

  it('that governments share by rule stays shared: nobody else gets it, and a government gets its own back', async () => {
    const national = await system.as('admin-nasional');
    const shared = [...(await resolve(system, BARE))];
    expect(shared).toEqual(['D-32.71', 'D-32.01']);
    const taken = await askKeyword(national, 'registerKeyword', aKeyword(BARE, { agencyCode: 'K-KES' }));
    expect(taken.codes).toEqual(['KEYWORD_TAKEN']);
    await askKeyword(national, 'retireKeyword', { id: SEEDED, validTo: '2026-01-02', legalRef: KEYWORD_ACT });
    expect(await resolve(system, BARE)).toEqual(['D-32.01']);
    const again = await askKeyword(await system.as('admin-bogor'), 'registerKeyword', aKeyword(BARE, { agencyCode: 'D-32.71' }));
    expect(again.data?.keyword).toMatchObject({ source: 'GOVERNMENT_NAME' });
    expect(await resolve(system, BARE)).toEqual(shared);
  });

  it('of two agencies that ask at the same moment is one’s', async () => {
    const answers = await Promise.all([
      askKeyword(await system.as('admin-metro'), 'registerKeyword', aKeyword('serentak')),
      askKeyword(await system.as('admin-bogor'), 'registerKeyword', aKeyword('serentak', { agencyCode: 'D-32.71' })),
    ]);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['KEYWORD_TAKEN']);
  });

  it('is registered once under one key', async () => {
    const admin = await system.as('admin-metro');
    const input = { idempotencyKey: randomUUID() };
    const id = await registerKeyword(admin, 'sekali', input);
    expect(await registerKeyword(admin, 'sekali', input)).toBe(id);
    expect(await keywordHistory(system, id)).toHaveLength(1);
    const other = await askKeyword(admin, 'registerKeyword', aKeyword('dua kali', input));
    expect(other.codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('is no affair of strangers', async () => {
    const before = await fingerprint(system, 'agencies');
    const id = 'KOTA METRO:D-18.72@2020-10-27';
    const ask = async (who: Username) => {
      const client = await system.as(who);
      const retirement = { id, validTo: '2026-01-02', legalRef: KEYWORD_ACT };
      return [await askKeyword(client, 'registerKeyword', aKeyword('rebut')), await askKeyword(client, 'retireKeyword', retirement)];
    };
    const strangers = ['warga', 'petugas-metro', 'pimpinan-metro', 'admin-bogor', 'pengawas-ombudsman', 'pengembang-metro'] as const;
    for (const who of strangers) expect([who, (await ask(who)).map(({ codes }) => codes)]).toEqual([who, [['FORBIDDEN'], ['FORBIDDEN']]]);
    expect((await askKeyword(system.anyone, 'registerKeyword', aKeyword('rebut'))).codes).toEqual(['UNAUTHENTICATED']);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it.each([
    ['registerKeyword', { words: 'cek kota' }, 'INPUT_INVALID'],
    ['registerKeyword', { words: 'a b c d e f g' }, 'INPUT_INVALID'],
    ['registerKeyword', { words: '17 08', idempotencyKey: 'kunci-01' }, 'INPUT_INVALID'],
    ['registerKeyword', { validFrom: '2026-01-02\0', idempotencyKey: 'kunci-02' }, 'INPUT_INVALID'],
    ['registerKeyword', { validFrom: '0000-01-01' }, 'INPUT_INVALID'],
    ['registerKeyword', { validTo: '2026-01-01' }, 'INPUT_INVALID'],
    ['registerKeyword', { agencyCode: 'D-99.99' }, 'AGENCY_UNKNOWN'],
    ['registerKeyword', { agencyCode: "D-18.72' or true\0" }, 'AGENCY_UNKNOWN'],
    ['retireKeyword', { id: 'TIDAK ADA:D-18.72@2026-01-02' }, 'KEYWORD_UNKNOWN'],
    ['retireKeyword', { id: "x'; drop table sms_keyword\0", idempotencyKey: 'kunci-03' }, 'KEYWORD_UNKNOWN'],
    ['retireKeyword', { validTo: '2020-10-26' }, 'INPUT_INVALID'],
    ['retireKeyword', { legalRef: '' }, 'INPUT_INVALID'],
  ] as const)('%s refuses %j with %s, and nothing is written', async (command, change, code) => {
    const before = await fingerprint(system, 'agencies');
    const valid =
      command === 'registerKeyword'
        ? aKeyword('percobaan')
        : { id: 'KOTA METRO:D-18.72@2020-10-27', validTo: '2026-01-02', legalRef: KEYWORD_ACT };
    expect((await askKeyword(await system.as('admin-nasional'), command, { ...valid, ...change })).codes).toEqual([code]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it('stands in the list of its agency, page by page', async () => {
    const query = `query ($after: String) {
      smsKeywords(agencyCode: "D-18.72", first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    type Page = { smsKeywords: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { smsKeywords }: Page = await system.anyone.get<Page>(query, { after });
      ids.push(...smsKeywords.nodes.map(({ id }) => id));
      ({ hasNextPage: more, endCursor: after } = smsKeywords.pageInfo);
    }
    expect(ids).toEqual((await keywordsOf(system, METRO)).map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(5);
    expect(await keywordsOf(system, "' or true --\0")).toEqual([]);
  });

  it('that was retired stays so when the registry starts anew', async () => {
    const retirement = { id: 'PEMKOT METRO:D-18.72@2020-10-27', validTo: '2026-01-02', legalRef: KEYWORD_ACT };
    await askKeyword(await system.as('admin-nasional'), 'retireKeyword', retirement);
    await system.children.agencies.crash();
    expect(await until('the registry answers again', () => resolve(system, 'PEMKOT METRO jalan rusak'))).toEqual([]);
  });
});
