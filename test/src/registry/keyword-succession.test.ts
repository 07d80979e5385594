import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keywordHistory, keywordsOf, registerKeyword, resolve } from '../environment/keywords.js';
import { askRegistry, changeRegistry, DECREE, office, registerOffice } from '../environment/registry.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { fingerprint } from '../faults/unchanged.js';

const BEFORE = '2025-01-01';

describe('the keywords of an agency that ends', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());

  /** An office of Kota Metro with a keyword. */
  async function officeWith(words: string, input: Record<string, unknown> = {}) {
    const code = await registerOffice(system, input);
    return { code, id: await registerKeyword(await system.as('admin-metro'), words, { agencyCode: code, validFrom: BEFORE }) };
  }

  it('follow a merger from the decree’s day on, each with its event; its parts keep theirs', async () => {
    const [ending, heir] = [await officeWith('sampah metro'), await officeWith('taman metro')];
    const part = await officeWith('sampah timur', { code: `${ending.code}-U1`, parentCode: ending.code });
    expect(await resolve(system, 'SAMPAH METRO menumpuk')).toEqual([ending.code]);
    await changeRegistry(system, 'admin-metro', 'mergeAgency', { code: ending.code, intoCode: heir.code });
    expect(await resolve(system, 'SAMPAH METRO menumpuk')).toEqual([heir.code]);
    expect(await resolve(system, 'SAMPAH TIMUR menumpuk')).toEqual([part.code]);
    expect(await resolve(system, 'TAMAN METRO rusak')).toEqual([heir.code]);
    const { effectiveOn } = DECREE;
    expect(await keywordsOf(system, ending.code)).toMatchObject([{ id: ending.id, validFrom: BEFORE, validTo: effectiveOn }]);
    const inherited = `SAMPAH METRO:${heir.code}@${effectiveOn}`;
    expect((await keywordsOf(system, heir.code)).map(({ id }) => id)).toEqual([inherited, heir.id]);
    expect((await keywordHistory(system, ending.id)).map(({ type }) => type)).toEqual(['KeywordRegistered', 'KeywordRetired']);
    expect((await keywordHistory(system, ending.id)).at(-1)?.payload).toMatchObject({ decree: DECREE, validTo: effectiveOn });
    expect(await keywordHistory(system, inherited)).toMatchObject([{ type: 'KeywordRegistered', payload: { decree: DECREE } }]);
  });

  it('follow a splitting to the heir, and a closing with those of its parts', async () => {
    const [split, closed] = [await officeWith('pasar metro'), await officeWith('terminal metro')];
    const part = await officeWith('terminal timur', { code: `${closed.code}-U1`, parentCode: closed.code });
    const into = [office(), office()];
    await changeRegistry(system, 'admin-metro', 'splitAgency', { code: split.code, into, heirCode: into[1]!.code });
    expect(await resolve(system, 'PASAR METRO becek')).toEqual([into[1]!.code]);
    await changeRegistry(system, 'admin-metro', 'closeAgency', { code: closed.code, successorCode: into[0]!.code });
    for (const words of ['TERMINAL METRO', 'TERMINAL TIMUR']) expect(await resolve(system, `${words} gelap`)).toEqual([into[0]!.code]);
    expect(await keywordsOf(system, part.code)).toMatchObject([{ validTo: DECREE.effectiveOn }]);
  });

  it('end without an heir, and are free for others', async () => {
    const closed = await officeWith('parkir metro lama');
    await changeRegistry(system, 'admin-metro', 'closeAgency', { code: closed.code });
    expect(await resolve(system, 'PARKIR METRO LAMA liar')).toEqual([]);
    expect(await keywordsOf(system, closed.code)).toMatchObject([{ validTo: DECREE.effectiveOn }]);
    const next = await officeWith('taman parkir metro');
    const input = { agencyCode: next.code, validFrom: DECREE.effectiveOn };
    expect(await registerKeyword(await system.as('admin-metro'), 'parkir metro lama', input)).toContain(next.code);
  });

  it('that has not begun passes from its own first day', async () => {
    const [ending, heir] = [await registerOffice(system), await registerOffice(system)];
    const coming = { agencyCode: ending, validFrom: '2126-01-01', validTo: '2126-02-01' };
    await registerKeyword(await system.as('admin-metro'), 'pesta metro', coming);
    await changeRegistry(system, 'admin-metro', 'mergeAgency', { code: ending, intoCode: heir });
    expect(await keywordsOf(system, ending)).toMatchObject([{ validTo: '2126-01-01' }]);
    expect(await keywordsOf(system, heir)).toMatchObject([{ words: 'PESTA METRO', validFrom: '2126-01-01', validTo: '2126-02-01' }]);
  });

  it('of a government go with it, but a name that another government shares stays that one’s alone', async () => {
    expect(await resolve(system, 'BOGOR banjir')).toEqual(['D-32.71', 'D-32.01']);
    expect(await resolve(system, 'KAB BOGOR banjir')).toEqual(['D-32.01']);
    await changeRegistry(system, 'admin-nasional', 'mergeAgency', { code: 'D-32.01', intoCode: 'D-32.76' });
    expect(await resolve(system, 'BOGOR banjir')).toEqual(['D-32.71']);
    expect(await resolve(system, 'KAB BOGOR banjir')).toEqual(['D-32.76']);
    expect(await keywordsOf(system, 'D-32.76')).toContainEqual(expect.objectContaining({ words: 'KAB BOGOR', source: 'GOVERNMENT_NAME' }));
  });

  it('stay where they are when the end is refused', async () => {
    const ending = await officeWith('halte metro');
    const before = await fingerprint(system, 'agencies');
    const refused = await askRegistry(await system.as('admin-metro'), 'mergeAgency', { code: ending.code, intoCode: 'D-32.71' });
    expect(refused.codes).toEqual(['FORBIDDEN']);
    const unknown = await askRegistry(await system.as('admin-metro'), 'closeAgency', { code: ending.code, successorCode: 'D-18.72-NIHIL' });
    expect(unknown.codes).toEqual(['AGENCY_UNKNOWN']);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });
});
