import { Field, Int, ObjectType } from 'type-graphql';
import type { ContentVersion } from '../domain/content/content-version.js';
import { ReportActorRoleEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';

@ObjectType('ContentVersion', { description: 'Naskah suntingan untuk publikasi.' })
export class ContentVersionType {
  @Field(() => Int, { description: '1, 2, 3 … dalam satu laporan.' })
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  content!: string | null;

  @Field(() => ReportActorRoleEnum)
  byRole!: string;

  @Field(() => AgencyReference, { nullable: true })
  agency!: AgencyReference | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Mengapa data pribadi yang ditemukan boleh dipublikasikan.' })
  piiOverrideReason!: string | null;

  @Field(() => Date)
  editedAt!: Date;
}

export function toContentVersionType(entry: ContentVersion): ContentVersionType {
  const { version, title, content, byRole, byAgencyCode, reason, piiOverrideReason, editedAt } = entry;
  const fields = { version, title, content, byRole, reason, piiOverrideReason, editedAt, agency: toAgency(byAgencyCode) };
  return Object.assign(new ContentVersionType(), fields);
}
