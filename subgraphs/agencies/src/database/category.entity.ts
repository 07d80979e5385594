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
}

export function toCategory(entity: CategoryEntity): Category {
  return { ...entity };
}
