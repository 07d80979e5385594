import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { OPEN_STATES } from '../report/report-state.js';
import { decideSuccession } from './succession.js';

const HEIR = { code: 'D-18.72-PUPR', path: ['D-18.72', 'D-18.72-PUPR'] };
const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };

describe('the work of a desk that ended', () => {
  it.each(OPEN_STATES)('goes to the heir as it stands: %s', (state) => {
    expect(decideSuccession({ state, deskCode: 'D-18.72-DLH' }, HEIR)).toEqual({ desk: HEIR, command: 'inherit', changes: {} });
  });

  it.each([
    ['RECEIVED', 'inherit', {}],
    ['POSTPONED', 'inherit', { postponedFrom: 'RECEIVED' }],
    ['ASSIGNED', 'recall', { leadAgencyCode: null }],
    ['IN_PROGRESS', 'recall', { leadAgencyCode: null }],
    ['RESPONDED', 'inherit', {}],
  ] as const)('goes to the national desk when there is no heir: %s by %s', (state, command, changes) => {
    expect(decideSuccession({ state, deskCode: 'D-18.72-DLH' }, NATIONAL)).toEqual({ desk: NATIONAL, command, changes });
  });

  it('stays at the national desk when it belongs there, and is taken up there when only an agency could work on it', () => {
    expect(decideSuccession({ state: 'RECEIVED', deskCode: NATIONAL_DESK }, NATIONAL)).toBeNull();
    expect(decideSuccession({ state: 'RESPONDED', deskCode: NATIONAL_DESK }, NATIONAL)).toBeNull();
    expect(decideSuccession({ state: 'IN_PROGRESS', deskCode: NATIONAL_DESK }, NATIONAL)).toMatchObject({ command: 'recall' });
  });
});
