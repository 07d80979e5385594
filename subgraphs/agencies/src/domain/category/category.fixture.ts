import type { Category } from './category.js';

/** A category that is offered, for tests. */
export function aCategory(further: Partial<Category> = {}): Category {
  return { id: 'infrastruktur', name: 'Infrastruktur', parentId: null, position: 1, active: true, ...further };
}
