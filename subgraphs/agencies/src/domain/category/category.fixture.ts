import type { Category } from './category.js';

/** A category that is offered, for tests. */
export function aCategory({ id = 'infrastruktur', ...further }: Partial<Category> = {}): Category {
  return {
    id,
    name: 'Infrastruktur',
    parentId: id.includes('.') ? (id.split('.')[0] as string) : null,
    position: 1,
    active: true,
    nationalPriority: false,
    successorId: null,
    validFrom: null,
    validTo: null,
    ...further,
  };
}
