import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The row of a rating. */
@Entity('rating')
export class RatingEntity {
  @PrimaryColumn('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('integer')
  score!: number;

  @Column('boolean')
  solved!: boolean;

  @Column('text', { nullable: true })
  comment!: string | null;

  @Column('timestamptz', { name: 'rated_at' })
  ratedAt!: Date;
}
