import { beforeAll, describe, expect, it } from '@jest/globals';
import { routeReport } from '@lapor/sms/domain/conversation/route-report';
import { readMessage } from '@lapor/sms/domain/message/read-message';
import type { Ask } from '@lapor/sms/supergraph/ask';
import { resolveKeyword } from '@lapor/sms/supergraph/keyword';
import fc from 'fast-check';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';

interface Keyword {
  readonly words: string;
  readonly agencies: readonly string[];
}

const RUNS = { numRuns: 150 };

describe('every keyword of the registry', () => {
  let keywords: readonly Keyword[];
  let ask: Ask;
  beforeAll(async () => {
    const system: OpenSystem = await sharedSystem();
    ask = (query, variables) => system.anyone.get(query, variables);
    keywords = await system.rows<Keyword>(
      'agencies',
      `select words, array_agg(agency_code order by agency_code) as agencies from sms_keyword
       where valid_from <= current_date and (valid_to is null or valid_to > current_date) group by words order by words`,
    );
    expect(keywords.length).toBeGreaterThan(1_000);
  });

  it('is no command and no answer, whatever is written behind it', () => {
    for (const { words } of keywords)
      for (const text of [words, `${words} lampu padam`, words.toLowerCase()]) expect(readMessage(text)).toEqual({ kind: 'REPORT', text });
  });

  // The text begins with a word that no keyword goes on with.
  const written = () =>
    fc.record({
      keyword: fc.constantFrom(...keywords),
      space: fc.constantFrom(' ', '  ', '\n', ', ', ': ', '. '),
      lower: fc.boolean(),
      text: fc.string({ unit: 'grapheme', maxLength: 60 }).map((rest) => `zzq ${rest}`.trim()),
    });

  it('leads to its agency, or to the question which of its agencies is meant', async () => {
    await fc.assert(
      fc.asyncProperty(written(), async ({ keyword, space, lower, text }) => {
        const message = readMessage(`${lower ? keyword.words.toLowerCase() : keyword.words}${space}${text}`);
        expect(message.kind).toBe('REPORT');
        const route = routeReport(await resolveKeyword(ask, message.kind === 'REPORT' ? message.text : ''), null);
        if (keyword.agencies.length === 1) expect(route).toMatchObject({ kind: 'FILE', agencyCode: keyword.agencies[0] });
        else {
          expect(route).toMatchObject({ kind: 'ASK' });
          const codes = route.kind === 'ASK' ? route.pending.candidates.map(({ agencyCode }) => agencyCode) : [];
          expect(codes.toSorted()).toEqual(keyword.agencies);
        }
        const kept = route.kind === 'FILE' ? route.text : route.kind === 'ASK' ? route.pending.text : '';
        expect(kept.startsWith('zzq')).toBe(true);
      }),
      RUNS,
    );
  });

  it('alone asks for a text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keywords), fc.constantFrom('', ' ', '.', ' 💡'), async ({ words }, end) => {
        const message = readMessage(words + end);
        expect(routeReport(await resolveKeyword(ask, message.kind === 'REPORT' ? message.text : ''), null)).toEqual({
          kind: 'NO_TEXT',
          keyword: words,
        });
      }),
      RUNS,
    );
  });

  it('is not seen where none stands: the whole text goes to the national desk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (rest) => {
        const message = readMessage(`zzq ${rest}`);
        if (message.kind !== 'REPORT') throw new Error(message.kind);
        expect(routeReport(await resolveKeyword(ask, message.text), null)).toEqual({ kind: 'FILE', text: message.text, agencyCode: null });
      }),
      RUNS,
    );
  });
});
