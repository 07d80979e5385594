import { describe, expect, it } from '@jest/globals';
import { aCategory } from './category.fixture.js';
import { reopenCategory } from './reopen-category.js';

const ROOT = aCategory();
const RETIRED = aCategory({
  id: 'infrastruktur.terminal',
  parentId: ROOT.id,
  active: false,
  nationalPriority: true,
  successorId: 'bangunan',
  validFrom: '2026-01-01',
  validTo: '2026-11-24',
});

describe('a retired category', () => {
  it('is offered again under its id, and the same otherwise', () =>
    expect(reopenCategory(RETIRED, ROOT)).toEqual({ ok: true, category: { ...RETIRED, active: true, successorId: null, validTo: null } }));

  it('may be a root', () => expect(reopenCategory({ ...RETIRED, parentId: null }, null)).toMatchObject({ ok: true }));

  it.each([
    ['that is still offered', { ...RETIRED, active: true }, ROOT, 'CATEGORY_ALREADY_ACTIVE'],
    ['below one that is retired', RETIRED, { ...ROOT, active: false }, 'CATEGORY_UNKNOWN'],
    ['below one that is not there', RETIRED, null, 'CATEGORY_UNKNOWN'],
  ])('is not one %s', (_what, category, parent, code) => expect(reopenCategory(category, parent)).toMatchObject({ code }));
});
