import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Category } from '../domain/category/category.js';

@Entity('category')
export class CategoryEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column('integer')
  position!: number;

  @Column('boolean')
  active!: boolean;

  @Column('boolean', { name: 'national_priority' })
  nationalPriority!: boolean;

  @Column('text', { name: 'successor_id', nullable: true })
  successorId!: string | null;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}

export function toCategory(entity: CategoryEntity): Category {
  return { ...entity };
}
