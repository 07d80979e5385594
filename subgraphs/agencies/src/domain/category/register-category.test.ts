import { describe, expect, it } from '@jest/globals';
import { aCategory } from './category.fixture.js';
import { type CategoryDraft, type CategorySurroundings, registerCategory } from './register-category.js';

const DAY = '2026-11-24';
const DRAFT: CategoryDraft = { id: 'infrastruktur.terminal', name: ' Terminal ', parentId: 'infrastruktur', nationalPriority: true };
const AROUND: CategorySurroundings = {
  idTaken: false,
  parent: aCategory(),
  siblings: [aCategory({ id: 'infrastruktur.jalan', position: 4 })],
};

describe('a category is registered', () => {
  it('as the last of its siblings, from a day on', () =>
    expect(registerCategory(DRAFT, AROUND, DAY)).toEqual({
      ok: true,
      category: aCategory({ id: DRAFT.id, name: 'Terminal', position: 5, nationalPriority: true, validFrom: DAY }),
    }));

  it('as a root, and as the first of all', () =>
    expect(registerCategory({ ...DRAFT, id: 'pangan', parentId: null }, { ...AROUND, parent: null, siblings: [] }, DAY)).toMatchObject({
      category: { id: 'pangan', parentId: null, position: 1 },
    }));

  it.each<[string, Partial<CategoryDraft>, Partial<CategorySurroundings>, string, object]>([
    ['below itself', { parentId: DRAFT.id }, {}, 'CATEGORY_CYCLE', { field: 'parentId' }],
    ['under an id that is none', { id: 'Infrastruktur.Terminal' }, {}, 'INPUT_INVALID', { fields: [{ field: 'id' }] }],
    ['on a third level', { id: 'infrastruktur.jalan.lubang' }, {}, 'INPUT_INVALID', { fields: [{ field: 'id' }] }],
    ['in another’s place', { id: 'sosial.terminal' }, {}, 'INPUT_INVALID', { fields: [{ field: 'id' }] }],
    ['as a leaf without a root', { parentId: null }, { parent: null }, 'INPUT_INVALID', { fields: [{ field: 'id' }] }],
    ['as a root below another', { id: 'terminal' }, {}, 'INPUT_INVALID', { fields: [{ field: 'id' }] }],
    ['without a name', { name: ' ' }, {}, 'INPUT_INVALID', { fields: [{ field: 'name' }] }],
    ['below one that is not there', {}, { parent: null }, 'CATEGORY_UNKNOWN', { field: 'parentId' }],
    ['below one that is no longer offered', {}, { parent: aCategory({ active: false }) }, 'CATEGORY_UNKNOWN', { field: 'parentId' }],
    ['twice', {}, { idTaken: true }, 'CATEGORY_TAKEN', {}],
  ])('not %s', (_what, draft, around, code, details) => {
    const refusal = registerCategory({ ...DRAFT, ...draft }, { ...AROUND, ...around }, DAY);
    expect({ details: {}, ...refusal }).toMatchObject({ code, details });
  });
});
