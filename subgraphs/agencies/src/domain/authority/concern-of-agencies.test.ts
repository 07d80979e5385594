import { expect, it } from '@jest/globals';
import { anAgency } from '../agency/agency.fixture.js';
import { NATION } from './authority.js';
import { concernOfAgencies } from './concern-of-agencies.js';

const AGENCIES = new Map(
  [anAgency({ code: 'D-18.72' }), anAgency({ code: 'D-18.72-DLH', parentCode: 'D-18.72' })].map((agency) => [agency.code, agency]),
);

it('several agencies are the concern of whoever is above each of them, each once and by its path', () => {
  expect(concernOfAgencies(['D-18.72-DLH', 'D-18.72', 'D-18.72-DLH', 'D-99.99', ''], AGENCIES)).toEqual({
    kind: 'ALL',
    of: [
      { kind: 'AGENCY', path: ['D-18.72', 'D-18.72-DLH'] },
      { kind: 'AGENCY', path: ['D-18.72'] },
    ],
  });
});

it('what names no known agency is the concern of the nation', () => {
  expect(concernOfAgencies(['D-99.99', ''], AGENCIES)).toEqual(NATION);
});
